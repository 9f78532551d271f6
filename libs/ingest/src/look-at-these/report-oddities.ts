import type { StateWords } from '@crossvote/formats';
import type { InputFile, IssueGroup, IssueLog } from '@crossvote/opening';
import type { TalliedContest } from '../column-sink.ts';
import { findOddities, oddityCodes } from './find-oddities.ts';

/** Codes of what readers say of the same: that contests of several files are one or not, by their choices. */
const ofReaders = ['contests_told_apart', 'contest_choices_differ', 'contests_alike'];

/** Warns of contests and choices that look wrong beside the others. */
export function reportOddities(
  contests: readonly TalliedContest[],
  words: StateWords,
  [file]: readonly InputFile[],
  issues: IssueLog,
): void {
  const looked = contests.map(({ definition, choices }) => ({ ...definition, choices }));
  for (const { code, message } of findOddities(looked, words))
    issues.add({ severity: 'warning', code, message, place: { file: file?.name ?? '' } });
}

/** Whether an issue is about how contests and choices look beside each other. */
export function isOfChoices({ code }: IssueGroup): boolean {
  return ofReaders.includes(code) || oddityCodes.some((own) => own === code);
}
