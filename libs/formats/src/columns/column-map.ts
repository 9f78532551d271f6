import { perhapsMeant } from '@crossvote/opening';
import { z } from 'zod';
import { attributeKinds } from '../cvr-sink.ts';
import { keyOfWord } from '../words/state-words.ts';

/** What a word in a cell may mean: the states, a name of a choice all the same, or a mark and none. */
export const wordMeanings = [
  'undervote',
  'overvote',
  'write-in',
  'redacted',
  'not on ballot',
  'choice',
  'mark',
  'no mark',
] as const;

/** The ways in which the columns of a contest hold its votes. */
export const voteWords = ['votes', 'ranks', 'marks', 'rankNumbers'] as const;

const mostColumns = 1 << 17;
const mostVotes = 999;

const listed = (words: readonly string[]) => words.map((word) => JSON.stringify(word)).join(', ');

/** An object with these keys and no others. */
function strict<Shape extends z.ZodRawShape>(what: string, shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: ({ code, keys }) => {
      if (code !== 'unrecognized_keys' || !Array.isArray(keys)) return `must be ${what}`;
      const told = keys.map((key) => `is not known${perhapsMeant(key, known)}`);
      return told.map((message) => `${message}; known are ${listed(known)}`).join('\n');
    },
  });
}

const text = (what: string) => z.string({ error: `must be ${what}` }).min(1, `must be ${what}`);
const whole = (least: number, most: number) =>
  z
    .int({ error: `must be a whole number from ${least} to ${most}` })
    .min(least, `must be a whole number from ${least} to ${most}`)
    .max(most, `must be a whole number from ${least} to ${most}`);

const aColumn = 'the heading of a column, or the number of one, from 1';
const Column = z.union([z.string().min(1), z.int().min(1).max(mostColumns)], {
  error: `must be ${aColumn}`,
});
const listOf = <Item extends z.ZodType>(item: Item, what: string) =>
  z.array(item, { error: `must be ${what}` }).min(1, `must be ${what}`);
const Columns = z.union([Column, listOf(Column, 'a list of columns')], {
  error: `must be ${aColumn}, or a list of such`,
});

const NameColumn = z.union(
  [
    Column,
    strict('an object such as { "name": "Pres1Name", "id": "Pres1Id" }', {
      name: Column,
      id: Column.optional(),
      party: Column.optional(),
    }),
  ],
  { error: `must be ${aColumn}, or an object with "name", "id" and "party"` },
);
const ChoiceColumn = z.union(
  [
    Column,
    strict('an object such as { "column": "c1", "name": "Ann" }', {
      column: Column,
      name: text('the name of a choice').optional(),
      id: text('the code of a choice').optional(),
      party: text('the party of a choice').optional(),
    }),
  ],
  { error: `must be ${aColumn}, or an object with "column", "name", "id" and "party"` },
);

const Contest = strict('an object such as { "name": "Mayor", "ranks": ["rank1", "rank2"] }', {
  name: text('the name of the contest').optional(),
  voteFor: whole(1, mostVotes).optional(),
  votes: z
    .union([NameColumn, listOf(NameColumn, 'a list of columns')], {
      error: 'must be a column with names of choices, or a list of such',
    })
    .optional(),
  ranks: listOf(NameColumn, 'a list of columns, the one of the first rank first').optional(),
  marks: listOf(ChoiceColumn, 'a list of columns, one for each choice').optional(),
  rankNumbers: listOf(ChoiceColumn, 'a list of columns, one for each choice').optional(),
  joiner: text('what stands between the names in a cell').optional(),
}).check(({ value, issues }) => {
  const say = (message: string, path: string[] = []) =>
    issues.push({ code: 'custom', input: value, message, path });
  const [used, ...more] = voteWords.filter((word) => value[word] !== undefined);
  if (used === undefined || more.length > 0)
    say(
      `must have one of ${listed(voteWords)}, and has ${used === undefined ? 'none' : 'several'}`,
    );
  const hasNames = used === 'votes' || used === 'ranks';
  if (value.joiner !== undefined && !hasNames)
    say('stands with "votes" or "ranks" only, whose cells hold names', ['joiner']);
  const isRanked = used === 'ranks' || used === 'rankNumbers';
  if (value.voteFor !== undefined && isRanked)
    say('stands with "votes" or "marks" only: a ranked contest takes one vote', ['voteFor']);
  const isNamedByHeading = typeof value.votes === 'string';
  if (value.name === undefined && !isNamedByHeading && used !== undefined)
    say('must have a "name"; only "votes" of one column takes its heading');
});

const MarkColumns = strict('an object such as { "contest": "Contest", "choice": "Candidate" }', {
  contest: Columns,
  choice: Columns,
  rank: Column.optional(),
  counts: Column.optional(),
  voteFor: Column.optional(),
  id: Column.optional(),
  party: Column.optional(),
});

const Words = z
  .record(
    z.string(),
    z.enum(wordMeanings, {
      error: ({ input }) =>
        `must be one of ${listed(wordMeanings)}${typeof input === 'string' ? perhapsMeant(input, wordMeanings) : ''}`,
    }),
    { error: 'must be an object of words and what they mean, such as { "NP": "undervote" }' },
  )
  .check(({ value, issues }) => {
    const known = new Map<string, readonly [word: string, meaning: string]>();
    for (const [word, meaning] of Object.entries(value)) {
      const key = keyOfWord(word);
      const [before, other] = known.get(key) ?? [word, meaning];
      known.set(key, [before, other]);
      if (other === meaning) continue;
      const message = `has another meaning above, as ${JSON.stringify(before)}; case, blanks and punctuation tell no words apart`;
      issues.push({ code: 'custom', input: value, message, path: [word] });
    }
  });

const [precinct, ballotStyle, countingGroup, tabulator, batch, party] = attributeKinds;
const attribute = Columns.optional();

/** Which column of a table means what (docs/column-maps.md). */
export const ColumnMap = strict('an object such as { "record": "id", "contests": […] }', {
  headings: strict('an object such as { "line": 3, "rows": 2 }', {
    line: whole(1, 1000).optional(),
    rows: whole(1, 10).optional(),
  }).optional(),
  leaveOut: listOf(
    strict('an object such as { "column": "Precinct", "is": ["Total"] }', {
      column: Column,
      is: listOf(z.string({ error: 'must be a text' }), 'a list of texts'),
    }),
    'a list of objects such as { "column": "Precinct", "is": ["Total"] }',
  ).optional(),
  election: Column.optional(),
  record: Columns.optional(),
  weight: Column.optional(),
  attributes: strict('an object such as { "precinct": "Precinct" }', {
    [precinct]: attribute,
    [ballotStyle]: attribute,
    [countingGroup]: attribute,
    [tabulator]: attribute,
    [batch]: attribute,
    [party]: attribute,
  }).optional(),
  words: Words.optional(),
  contests: listOf(Contest, 'a list of contests').optional(),
  mark: MarkColumns.optional(),
}).check(({ value, issues }) => {
  const say = (message: string, path: (string | number)[] = []) =>
    issues.push({ code: 'custom', input: value, message, path });
  const { contests, mark } = value;
  if ((contests === undefined) === (mark === undefined))
    say('must have either "contests", where a row is a ballot, or "mark", where a row is a mark');
  if (mark && value.record === undefined)
    say('must have a "record": it tells which marks are on one ballot');
  if (mark && value.weight !== undefined)
    say('stands with "contests" only, where a row is a ballot', ['weight']);
  const names = new Map<string, number>();
  for (const [place, { name }] of (contests ?? []).entries()) {
    const before = name === undefined ? undefined : names.get(name);
    if (before !== undefined)
      say(`contests[${before}] has this name; give contests different names`, [
        'contests',
        place,
        'name',
      ]);
    else if (name !== undefined) names.set(name, place);
  }
});

export type ColumnMap = z.infer<typeof ColumnMap>;
/** A heading, or the number of a column from 1. */
export type ColumnRef = z.infer<typeof Column>;
export type ContestMapping = NonNullable<ColumnMap['contests']>[number];
export type NameColumnRef = z.infer<typeof NameColumn>;
export type ChoiceColumnRef = z.infer<typeof ChoiceColumn>;
export type WordMeaning = (typeof wordMeanings)[number];
