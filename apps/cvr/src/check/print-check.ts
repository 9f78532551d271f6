import type { ContestResult, DatasetContests } from '@crossvote/analysis';
import { datasetTitle } from '../dataset-words.ts';
import { plainName } from '../plain-text.ts';
import { printResult } from '../print-result.ts';
import type { AnyCommand } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { UserError } from '../user-error.ts';
import { checkJson } from './check-json.ts';
import { checkTable } from './check-table.ts';
import { checkNotes, describeCheck } from './describe-check.ts';

/** The results of a dataset, and those of them that are asked for. */
interface ShownResults extends DatasetContests {
  readonly shown: readonly ContestResult[];
}

/**
 * Compares results with official totals, and prints what differs.
 *
 * @throws UserError when anything differs; FileError when the totals cannot be read
 */
export async function printCheck(
  { dataset, contests, shown }: ShownResults,
  officialFile: string,
  command: AnyCommand,
  terminal: Terminal,
): Promise<void> {
  const { checkTotals, readOfficialTotals } = await import('@crossvote/formats');
  const official = await readOfficialTotals(officialFile);
  const check = checkTotals(contests, shown, official);
  const { width } = terminal;
  await printResult(command, terminal, {
    text: () => describeCheck(datasetTitle(dataset), check, official, width),
    json: () => checkJson(dataset, check, official),
    table: () => checkTable(dataset, check),
    notes: () => checkNotes(check, official, width),
  });
  if (!check.isEqual)
    throw new UserError(`the results are not those of ${plainName(official.path)}`);
}
