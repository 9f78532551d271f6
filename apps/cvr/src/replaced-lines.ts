import type { IngestReport } from '@crossvote/ingest';
import { formatCount, plural } from './numbers.ts';
import { plainName } from './plain-text.ts';

/** Names that one line has. */
const toldNames = 10;

type ReplacedIds = NonNullable<IngestReport['ids']>;

/** What gave way, and what became of the ids of the dataset whose place another one took. */
export function replacedLines({ replaced, ids }: IngestReport): string[] {
  if (replaced.length === 0) return [];
  const place = `in place of dataset ${replaced.join(', ')}`;
  if (!ids) return [place];
  const kept = `${plural(ids.contestsKept, 'contest')} and ${plural(ids.choicesKept, 'choice')}`;
  return [
    `${place}, with its id; ${kept} have the ids that they had`,
    ...namesLine('gone, with their ids', ids.vanished),
    ...namesLine('new, with ids of their own', ids.added),
  ];
}

function namesLine(what: string, { contests, choices }: ReplacedIds['added']): string[] {
  const names = [
    ...contests.map(plainName),
    ...choices.map(({ contest, choice }) => `${plainName(choice)} (${plainName(contest)})`),
  ];
  if (names.length === 0) return [];
  const more = names.length - toldNames;
  const rest = more > 0 ? `; and ${formatCount(more)} more` : '';
  return [`${what}: ${names.slice(0, toldNames).join('; ')}${rest}`];
}
