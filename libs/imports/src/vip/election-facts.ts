import { electionKey, slug, type Election, type Said } from '@crossvote/elections';
import { feedIdOf, type FeedScope } from './feed-scope.ts';
import { ocdIdOf } from './identifiers.ts';
import { textOf } from './vip-node.ts';
import { wordsOf } from './words.ts';

/**
 * What a feed says of its election.
 *
 * @param given - key of the election that a person wants it in
 * @param isStored - whether an election is stored, so that it needs no name
 * @throws FileError where nobody says which state it is of
 */
export function electionOf(
  scope: FeedScope,
  given: string | undefined,
  isStored: (key: string) => boolean,
): Said<Election, 'key' | 'date'> {
  const { feed, election, date, postal, state } = scope;
  if (given === undefined && postal === '')
    feed.report.fail(
      'vip_no_state',
      'does not say which state it is of; name its election: --election us-xx-2026-11-03',
      election.line,
    );
  const key = given ?? electionKey(postal, date);
  const type = slug(wordsOf(election, 'ElectionType'));
  const name = wordsOf(election, 'Name') || (isStored(key) ? '' : madeName(scope));
  return {
    key,
    date,
    ...(name === '' ? {} : { name }),
    ...(type === '' ? {} : { type }),
    ...(postal === '' ? {} : { statePostal: postal }),
    ...(state && ocdIdOf(state) !== null ? { ocdId: ocdIdOf(state) } : {}),
    externalIds: feedIdOf(scope, election),
  };
}

function madeName({ feed, election, usState, state, date }: FeedScope): string {
  const place = usState?.name ?? (state ? textOf(state, 'Name') : '');
  const type = wordsOf(election, 'ElectionType').toLowerCase();
  const made = `${[place, type].filter(Boolean).join(' ')} election of ${date}`.trim();
  feed.report.assume(
    'vip_name_made',
    `gives its election no name; it is called "${made}"`,
    election.line,
  );
  return made;
}
