import { FileError, type Place, quoteValue } from '@crossvote/opening';
import { isWriteIn } from '../../words/write-ins.ts';
import { voteForIn } from '../../words/complete-names.ts';
import type { ChoiceColumn } from './choice-column.ts';
import type { NameTables } from './name-tables.ts';

const legacyHeading = /^\s*Choice_(\d{1,9})_(\d{1,9})\s*$/i;

/** Whether a heading is a choice that is given only by numbers. */
export function isLegacyHeading(heading: string): boolean {
  return legacyHeading.test(heading);
}

/**
 * Reads the choice headings of the legacy layout. Its names are in side files.
 *
 * @throws FileError with the column of a choice that the side files do not name
 */
export function readLegacyColumns(
  headings: readonly string[],
  place: Place,
  tables: NameTables,
): ChoiceColumn[] {
  return headings.flatMap((heading, column) => {
    const [, choiceId, partyId] = legacyHeading.exec(heading) ?? [];
    if (choiceId === undefined || partyId === undefined) return [];
    const choice = tables.choices.get(choiceId);
    const contest = choice && tables.contests.get(choice.contestId);
    if (!choice || contest === undefined)
      throw new FileError(
        'choice_without_name',
        `${quoteValue(heading)} is not named in the choices and contests files beside; give the side files of this very export`,
        { ...place, column: column + 1 },
      );
    return {
      column,
      title: JSON.stringify([contest, choice.contestId]),
      contest,
      contestCode: choice.contestId,
      // The layout states it nowhere else.
      voteFor: voteForIn(contest) || undefined,
      rank: 0,
      choice: {
        name: choice.name,
        party: tables.parties.get(partyId) ?? '',
        isWriteIn: isWriteIn(choice.name),
        code: choiceId,
      },
    };
  });
}
