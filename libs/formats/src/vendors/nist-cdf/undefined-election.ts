import type { ChoiceDefinition } from '../../cvr-sink.ts';
import type { ContestUsages } from './contest-usage.ts';
import type { DefinedContest } from './election-definition.ts';

export const unnamedWriteIn: ChoiceDefinition = { name: 'Write-in', party: '', isWriteIn: true };

/** Contests as the records refer to them, where no report defines the election. Identifiers stand in for names. */
export function undefinedContests({ contests }: ContestUsages): DefinedContest[] {
  return [...contests].map(([id, { choices }]) => ({
    id,
    name: id,
    isUnnamed: false,
    code: id,
    party: '',
    file: '',
    voteFor: undefined,
    isRanked: false,
    choices: [...choices].map(([choiceId, isWriteIn]) => ({
      id: choiceId,
      isUnnamed: false,
      definition: isWriteIn
        ? unnamedWriteIn
        : { name: choiceId, party: '', isWriteIn, code: choiceId },
    })),
    isOfPlaces: false,
  }));
}
