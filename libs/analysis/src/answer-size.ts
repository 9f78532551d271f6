import type { StoredContest } from '@crossvote/election';
import { specialRows } from '@crossvote/marks';
import { QuestionTooLargeError } from './errors.ts';

/** Most characters of names in one answer. */
const mostCharacters = 8_000_000;

const number = new Intl.NumberFormat('en-US');

/**
 * Refuses a question whose answer would be too large, before anything is counted. A single comparison is always
 * answered, as it is only as large as its contest.
 *
 * @param mostRows - rows of all distributions together
 * @throws QuestionTooLargeError with what to ask instead
 */
export function refuseLargeAnswer(
  sources: readonly StoredContest[],
  compared: readonly StoredContest[],
  mostRows: number,
): void {
  if (sources.length * compared.length === 1) return;
  const rowsOfSource = sum(compared, ({ choices }) => choices.length + specialRows.length);
  refuseAbove(sources.length * rowsOfSource, mostRows, 'rows');
  // The notes of an answer name both contests again.
  const charactersOfSource = sum(compared, namesOf);
  const ownNames = sum(sources, ({ name }) => name.length);
  const characters = sources.length * charactersOfSource + compared.length * ownNames;
  refuseAbove(characters, mostCharacters, 'characters of names');

  function refuseAbove(size: number, most: number, what: string): void {
    if (size <= most) return;
    const parts = `sources: ${sources.length}, contests to compare with: ${compared.length}`;
    throw new QuestionTooLargeError(
      `The answer would have up to ${number.format(size)} ${what} (${parts}), and at most ${number.format(most)} are given at once. Split the question: ask with fewer sources or with fewer contests to compare with`,
    );
  }
}

function namesOf({ name, choices }: StoredContest): number {
  return 2 * name.length + sum(choices, (choice) => choice.name.length);
}

function sum<Item>(items: readonly Item[], sizeOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + sizeOf(item), 0);
}
