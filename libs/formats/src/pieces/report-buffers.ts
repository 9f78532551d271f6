import type { PieceReport } from './piece-task.ts';

/** What of a report can go to another thread without being copied. */
export function reportBuffers(report: PieceReport): ArrayBuffer[] {
  if (report.format === 'dominion-csv')
    return [report.keys.batch.buffer, report.keys.record.buffer];
  const { numbers, numberEnds, oddities } = report;
  return [numbers.buffer, numberEnds.buffer, oddities.buffer];
}
