import type { AttributeKind } from '../../cvr-sink.ts';

/**
 * What a heading is commonly for. `number` may number records or something else; `place` is one in which record numbers
 * begin anew; `metadata` is known, and holds no votes.
 */
export type HeadingRole =
  | AttributeKind
  | 'record'
  | 'number'
  | 'place'
  | 'weight'
  | 'contest'
  | 'office'
  | 'district'
  | 'choice'
  | 'rank'
  | 'counts'
  | 'voteFor'
  | 'choiceParty'
  | 'metadata';

/** Headings by their letters and digits, in lower case. */
const known: readonly (readonly [HeadingRole, RegExp])[] = [
  ['record', /^(?:cid|cvr(?:id|number|no)?|castvoterecord|ballotid|recordid|(?:pref)?voterid)$/],
  [
    'number',
    /^(?:id|record(?:number|no|num)?|ballot(?:number|no|num)?|tracking(?:id|number|no)?)$/,
  ],
  ['place', /^(?:state|statepo|county|countyname)$/],
  ['weight', /^(?:nvoters|weight|count|freq|frequency|nballots|numballots|numvoters|ballots)$/],
  ['contest', /^(?:contest|race)(?:name)?$/],
  ['office', /^office(?:name)?$/],
  ['district', /^district$/],
  ['choice', /^candidate(?:name)?$/],
  ['rank', /^(?:vote)?rank$/],
  ['counts', /^isvote$/],
  ['voteFor', /^(?:magnitude|votefor|votesallowed)$/],
  ['choiceParty', /^(?:partydetailed|candidateparty)$/],
  ['precinct', /^precinct(?:name|portion(?:name)?)?$/],
  ['ballotStyle', /^(?:ballot(?:style|type)(?:name)?|style)$/],
  ['countingGroup', /^(?:countinggroup(?:name)?|votemethod|votetype)$/],
  ['tabulator', /^tabulator(?:num|number|id)?$/],
  ['batch', /^batch(?:id|number)?$/],
  ['party', /^(?:ballotparty|voterparty)$/],
  [
    'metadata',
    /^(?:ward|city|town|municipality|jurisdiction(?:name)?|election(?:name|id)?|year|stage|special|date|time|timestamp|datetime|imprintedid|image(?:path)?|file(?:name)?|machine|device|location|pollingplace|sheet|card|session(?:type)?|modified|remade|status|source|writein|party(?:simplified)?|dataverse|index|unnamed\d+|\d*)$/,
  ],
];

/** The role that a heading tells; undefined where it may name a contest or a choice. */
export function roleOf(heading: string): HeadingRole | undefined {
  const plain = heading.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return known.find(([, form]) => form.test(plain))?.[0];
}
