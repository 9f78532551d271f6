import type { StateWords } from '@crossvote/formats';
import type { InputFile, IssueGroup, IssueLog } from '@crossvote/opening';
import type { TalliedContest } from '../column-sink.ts';
import { findOddities, oddityCodes } from './find-oddities.ts';

/** Codes of similar issues from readers: whether contests of several files are one contest, by their choices. */
const ofReaders = ['contests_told_apart', 'contest_choices_differ', 'contests_alike'];

/** Warns about contests and choices that look wrong compared with the others. */
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

/** Whether an issue comes from comparing contests and choices with each other. */
export function isOfChoices({ code }: IssueGroup): boolean {
  return ofReaders.includes(code) || oddityCodes.some((own) => own === code);
}
