import { ReportedError } from '@crossvote/election';
import type { IngestReport } from '@crossvote/ingest';
import { formatCount } from './numbers.ts';

/** An export of which most records were refused, so that nothing of it is stored; its report was printed. */
export class MostlyRefusedError extends ReportedError {
  override readonly name = 'MostlyRefusedError';
}

/** @throws MostlyRefusedError where most records were refused and nobody allowed that */
export function refuseMostlyRefused(report: IngestReport): void {
  if (!report.isMostlyRefused) return;
  const { refused, recordsRead } = report;
  throw new MostlyRefusedError(
    `${formatCount(refused)} of ${formatCount(recordsRead)} records were refused, and nothing was stored; ` +
      'mend what the report says of them, or store the rest with cvr ingest --allow-refused',
  );
}
