import { ReportedError } from '@crossvote/election';
import { formatCount, plural } from './numbers.ts';
import { plainMessage } from './plain-text.ts';
import { UserError } from './user-error.ts';
import { wrapText } from './wrap-text.ts';

/** Problems that are shown; more are not read at once. */
const shown = 20;

/**
 * Does something with tables of elections, and tells all that is wrong with them, a line each.
 *
 * @throws UserError instead of WrongTablesError
 */
export async function tellWrongTables<Result>(
  width: number,
  action: () => Promise<Result>,
): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof ReportedError)) throw error;
    const { describeProblem, WrongTablesError } = await import('@crossvote/imports');
    if (!(error instanceof WrongTablesError)) throw error;
    const lines = error.problems
      .slice(0, shown)
      .map((problem) => wrapText(`  ${plainMessage(describeProblem(problem))}`, width));
    const more = error.count - lines.length;
    throw new UserError(
      [
        `${plural(error.count, 'problem')} in the tables, and nothing was stored:`,
        ...lines,
        ...(more > 0 ? [`  … and ${formatCount(more)} more`] : []),
      ].join('\n'),
    );
  }
}
