import type { Choice, Contest, ContestRule } from '@crossvote/election';
import {
  areAnswers,
  likenessKey,
  mayBeState,
  rankInTitle,
  tellingChoices,
  type StateWords,
} from '@crossvote/formats';
import { findJoinedNames } from './joined-names.ts';

/** The facts of a contest that are compared. */
export interface LookedContest extends ContestRule, Pick<Contest, 'name'> {
  readonly choices: readonly Choice[];
}

/** Codes of the oddities; stable, for programs. */
export const oddityCodes = [
  'choice_is_state',
  'choice_joins_choices',
  'choice_twice',
  'answer_twice',
  'answers_ranked',
  'contests_by_rank',
  'contests_by_spelling',
  'contest_has_many_choices',
] as const;

/** Something about contests that would look wrong to a person who reads their choices. */
export interface Oddity {
  readonly code: (typeof oddityCodes)[number];
  /** For people. */
  readonly message: string;
}

/** Most names of a list that a message shows. */
const toldNames = 5;
/** A contest with fewer choices is never odd, even if similar contests have very few. */
const leastMany = 12;
const manyTimes = 3;

const quoted = (text: string) => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);

/**
 * Compares the choices of all contests and lists what looks wrong: a choice that is a word for a state, a name that
 * contains other names, a candidate or an answer listed twice, answers that are ranked, contests that are ranks or spellings of one
 * contest, a contest with many more choices than others of its kind. Its time grows with the number of choices. It only
 * reports and changes nothing.
 */
export function findOddities(contests: readonly LookedContest[], words: StateWords): Oddity[] {
  return [
    ...contests.flatMap((contest) => [
      ...stateChoices(contest, words),
      ...joiningChoices(contest),
      ...repeatedChoices(contest),
      ...repeatedAnswers(contest, words),
      ...rankedAnswers(contest, words),
    ]),
    ...contestsByRank(contests),
    ...contestsBySpelling(contests),
    ...contestsWithMany(contests),
  ];
}

/** Choices with a printed name. Names of write-ins come from voters. */
const namedChoices = ({ choices }: LookedContest) => choices.filter(({ isWriteIn }) => !isWriteIn);

function* stateChoices(contest: LookedContest, words: StateWords): Generator<Oddity> {
  const found = namedChoices(contest)
    .map(({ name }) => name)
    .filter((name) => words.find(name) !== undefined || mayBeState(name));
  if (found.length === 0) return;
  yield {
    code: 'choice_is_state',
    message: `${quoted(contest.name)} has the ${listed(found, 'choice', 'choices')}: a word for what a ballot says, and no candidate? --labels says what it means`,
  };
}

function* joiningChoices(contest: LookedContest): Generator<Oddity> {
  const names = namedChoices(contest).map(({ name }) => name);
  const found = findJoinedNames(names);
  if (found.length === 0) return;
  yield {
    code: 'choice_joins_choices',
    message: `${quoted(contest.name)} has the ${listed(found, 'choice', 'choices')}, made of names of its other choices: several marks of one ballot?`,
  };
}

function* repeatedChoices(contest: LookedContest): Generator<Oddity> {
  const byKey = grouped(namedChoices(contest), ({ name }) => likenessKey(name));
  const found = [...byKey.values()].filter(areOneCandidate);
  const [first] = found;
  if (!first) return;
  const spelled = first.map(({ name, code }) => (code === '' ? name : `${name} [${code}]`));
  const more = found.length > 1 ? `, and ${found.length - 1} more` : '';
  yield {
    code: 'choice_twice',
    message: `${quoted(contest.name)} has one name twice: the ${listed(spelled, 'choice', 'choices')}${more}: one candidate under several codes or spellings?`,
  };
}

/** One answer in two spellings, as `Yes` beside `Yes/For`. Answers of one word each are not compared: they may be opposites. */
function* repeatedAnswers({ name, choices }: LookedContest, words: StateWords): Generator<Oddity> {
  const telling = tellingChoices(
    choices.map((choice) => choice.name),
    words,
  );
  if (telling.size < 2 || !areAnswers(telling)) return;
  const lists = [...telling].map(([key, spelled]) => ({ spelled, of: new Set(key.split(' ')) }));
  const found = lists.flatMap((longer) => {
    const within = lists.filter(({ of }) => of.size < longer.of.size && isWithin(of, longer.of));
    return within.map((shorter) => [shorter.spelled, longer.spelled] as const);
  });
  const [first] = found;
  if (!first) return;
  const more = found.length > 1 ? `, and ${found.length - 1} more` : '';
  yield {
    code: 'answer_twice',
    message: `${quoted(name)} has one answer twice: the ${listed(first, 'choice', 'choices')}${more}: one answer in several spellings?`,
  };
}

const isWithin = (some: ReadonlySet<string>, all: ReadonlySet<string>) =>
  [...some].every((word) => all.has(word));

/**
 * Answers of a measure are not ranked. Questions with a number in their titles, such as `School Choice 1`, may have
 * been taken for ranks.
 */
function* rankedAnswers(
  { name, rankLimit, choices }: LookedContest,
  words: StateWords,
): Generator<Oddity> {
  if (rankLimit === 0) return;
  const telling = tellingChoices(
    choices.map((choice) => choice.name),
    words,
  );
  if (telling.size === 0 || !areAnswers(telling)) return;
  yield {
    code: 'answers_ranked',
    message: `${quoted(name)} has ${rankLimit} ranks, and its ${listed([...telling.values()], 'choice is an answer', 'choices are answers')}: questions of their own, taken for ranks?`,
  };
}

/** A candidate of two parties has one line for each party. */
function areOneCandidate(alike: readonly Choice[]): boolean {
  const parties = alike.map(({ party }) => party).filter((party) => party !== '');
  return alike.length > 1 && new Set(parties).size < Math.max(2, parties.length);
}

function* contestsByRank(contests: readonly LookedContest[]): Generator<Oddity> {
  const ranked = contests
    .filter(({ voteFor, rankLimit }) => voteFor === 1 && rankLimit === 0)
    .flatMap(({ name }) => {
      const title = rankInTitle(name);
      return title ? [{ name, ...title }] : [];
    });
  for (const [rest, titles] of grouped(ranked, ({ rest: title }) => title.toLowerCase())) {
    if (new Set(titles.map(({ rank }) => rank)).size < 2) continue;
    const names = titles.map(({ name }) => name);
    const called = titles[0]?.rest === '' ? '' : ` of ${quoted(titles[0]?.rest ?? rest)}`;
    yield {
      code: 'contests_by_rank',
      message: `the ${listed(names, 'contest', 'contests')} have one vote each, and differ in a rank: ranks${called}, one contest?`,
    };
  }
}

/** Contests with the same choices whose names differ only in white space, case and punctuation. */
function* contestsBySpelling(contests: readonly LookedContest[]): Generator<Oddity> {
  const spelling = ({ name }: LookedContest) =>
    name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '') || name;
  for (const alike of grouped(contests, spelling).values()) {
    const names = [...new Set(alike.map(({ name }) => name))];
    const lists = alike.map((contest) => new Set(namedChoices(contest).map((c) => c.name)));
    const [first, ...others] = lists;
    const isOne = others.some((list) => [...list].some((name) => first?.has(name)));
    if (names.length < 2 || !isOne) continue;
    yield {
      code: 'contests_by_spelling',
      message: `the ${listed(names, 'contest', 'contests')} differ in white space, case or punctuation alone: one contest?`,
    };
  }
}

/**
 * Contests whose names differ only in a number or letter, such as those of wards, should have similar numbers of
 * choices.
 */
function* contestsWithMany(contests: readonly LookedContest[]): Generator<Oddity> {
  const kind = ({ name }: LookedContest) =>
    name.toLowerCase().replace(/\b(?:\d+(?:st|nd|rd|th)?|[a-z]|[ivx]+)\b/gu, '#');
  for (const alike of grouped(contests, kind).values()) {
    const counts = alike
      .map((contest) => ({ name: contest.name, count: namedChoices(contest).length }))
      .sort((a, b) => b.count - a.count);
    const [most, next] = counts;
    if (!most || !next || most.count < leastMany || most.count < manyTimes * next.count) continue;
    yield {
      code: 'contest_has_many_choices',
      message: `${quoted(most.name)} has ${most.count} choices, and no other contest of its kind more than ${next.count}: several contests, or other cells among its own?`,
    };
  }
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function listed(names: readonly string[], one: string, several: string): string {
  const more = names.length - toldNames;
  const shown = names.slice(0, toldNames).map(quoted).join(', ');
  return `${names.length === 1 ? one : several} ${shown}${more > 0 ? ` and ${more} more` : ''}`;
}
