import { quoteValue } from '@crossvote/opening';
import { electionFacts } from '../../election-facts.ts';
import { isUnnamedWriteIn, isWriteIn } from '../../words/write-ins.ts';
import type { CdfNode } from './cdf-node.ts';
import { CdfProblem } from './cdf-problem.ts';
import type { DefinedChoice, DefinedContest, ElectionDefinition } from './election-definition.ts';
import { displayNameOf, numberOf, requiredText, textOf, textsOf } from './node-values.ts';

const voteForLimit = 10_000;
const unnamedWriteIn = 'Write-in';
/** A write-in line that is named only by its number. */
const numberedLine = /^write[\s-]*ins?[^\p{L}]*(?:(?:line|candidate|option|no)[^\p{L}]*)?$/iu;

/** Short name of each party, by identifier. */
export type Parties = ReadonlyMap<string, { readonly name: string; readonly code: string }>;

interface Candidate {
  readonly name: string;
  readonly party: string;
  /** The code that offices give, or empty. */
  readonly code: string;
}

/**
 * Reads the contests of one election, and its candidates by place.
 *
 * @throws CdfProblem when a part is missing or contradicts another
 */
export function readElection(
  election: CdfNode,
  parties: Parties,
): Pick<ElectionDefinition, 'contests' | 'candidates'> {
  const candidates = new Map<string, Candidate>();
  for (const candidate of election.all('Candidate')) {
    const party = parties.get(textOf(candidate, 'PartyId') ?? '')?.code ?? '';
    const name = displayNameOf(candidate, 'Name') || displayNameOf(candidate, 'BallotName');
    const code = codeOf(candidate);
    const named = { name: name || code, party, code };
    addOnce(candidates, requiredText(candidate, '@id'), named, 'Candidate');
  }
  const contests = election
    .all('Contest')
    .map((contest) => readContest(contest, candidates, parties));
  const isOfPlaces = contests.some((contest) => contest.isOfPlaces);
  return { contests, candidates: isOfPlaces ? candidatesByPlace(candidates) : [] };
}

/** Candidates whose identifiers end with different numbers. The number is that of the place of their marks. */
function candidatesByPlace(candidates: ReadonlyMap<string, Candidate>): DefinedChoice[] {
  const byPlace = new Map<string, DefinedChoice[]>();
  for (const [candidateId, { name, party, code }] of candidates) {
    const place = /\d+$/.exec(candidateId)?.[0];
    if (place === undefined) continue;
    const definition = {
      name: name || candidateId,
      party,
      isWriteIn: isWriteIn(name),
      code: code || candidateId,
    };
    const same = byPlace.get(place) ?? [];
    byPlace.set(place, [...same, { id: place, isUnnamed: name === '', definition }]);
  }
  return [...byPlace.values()].flatMap((same) => (same.length === 1 ? same : []));
}

/** Adds an entry to a map. It must not be there yet. */
export function addOnce<Value>(
  map: Map<string, Value>,
  id: string,
  value: Value,
  kind: string,
): void {
  if (map.has(id))
    throw new CdfProblem('id_repeated', `the report has two of ${kind} ${quoteValue(id)}`);
  map.set(id, value);
}

/** The first of the codes that offices give; empty where there is none. */
export function codeOf(node: CdfNode): string {
  const code = node.all('Code').find((one) => !textOf(one, 'OtherType')?.startsWith('crossvote-'));
  return code ? (textOf(code, 'Value') ?? '') : '';
}

/** What `cvr export` says in place of a code of an office; empty where it says nothing. */
function ourFact(node: CdfNode, what: keyof typeof electionFacts | 'file'): string {
  const code = node.all('Code').find((one) => textOf(one, 'OtherType') === `crossvote-${what}`);
  return code ? (textOf(code, 'Value') ?? '') : '';
}

/**
 * The day, the kind or the status of an election, where `cvr export` wrote it; else empty.
 *
 * @throws CdfProblem when it is none
 */
export function electionFactOf(election: CdfNode, what: keyof typeof electionFacts): string {
  const text = ourFact(election, what);
  const { pattern, words } = electionFacts[what];
  if (text === '' || pattern.test(text)) return text;
  throw new CdfProblem(
    'election_wrong',
    `the election has ${quoteValue(text)} as crossvote-${what}, and not ${words}`,
  );
}

function readContest(
  contest: CdfNode,
  candidates: ReadonlyMap<string, Candidate>,
  parties: Parties,
): DefinedContest {
  const id = requiredText(contest, '@id');
  const choices = new Map<string, DefinedChoice>();
  for (const selection of contest.all('ContestSelection')) {
    const choice = readChoice(selection, candidates, parties);
    addOnce(choices, choice.id, choice, 'ContestSelection');
  }
  const variation = textOf(contest, 'VoteVariation') ?? '';
  const name = displayNameOf(contest, 'Name');
  return {
    id,
    name: name || codeOf(contest) || id,
    isUnnamed: name === '',
    code: codeOf(contest) || (name !== '' && isMadeUp(id) ? '' : id),
    party: primaryPartyOf(contest, parties),
    file: ourFact(contest, 'file'),
    voteFor: voteForOf(contest),
    isRanked: variation === 'rcv' || variation === 'borda',
    choices: [...choices.values()],
    isOfPlaces: choices.size > 0 && [...choices.values()].every(isNobody),
  };
}

/** Whether `cvr export` made up an identifier, so that it is not a code of the office. */
const isMadeUp = (id: string) => /^_(?:contest-\d+|choice-\d+-\d+)$/u.test(id);

/** Whether a selection does not name a candidate or an answer. */
export function isNobody({ id, isUnnamed, definition }: DefinedChoice): boolean {
  return isUnnamed && definition.code === id;
}

function primaryPartyOf(contest: CdfNode, parties: Parties): string {
  const ids = ['PrimaryPartyId', 'PrimaryPartyIds'].flatMap((key) => idsOf(contest, key, parties));
  return joined(ids.map((id) => parties.get(id)?.code ?? ''));
}

/** Measures, retentions and straight party take one vote, without stating it. */
function voteForOf(contest: CdfNode): number | undefined {
  const votes = numberOf(contest, 'VotesAllowed');
  if (votes !== undefined) {
    if (votes >= 1 && votes <= voteForLimit) return votes;
    throw new CdfProblem(
      'vote_for_wrong',
      `VotesAllowed is ${votes}, and not 1 to ${voteForLimit}`,
    );
  }
  const type = (textOf(contest, '@type') ?? '').replace(/^.*[.:]/, '');
  return /^(BallotMeasure|Party|Retention)Contest$/.test(type) ? 1 : undefined;
}

function readChoice(
  selection: CdfNode,
  candidates: ReadonlyMap<string, Candidate>,
  parties: Parties,
): DefinedChoice {
  const id = requiredText(selection, '@id');
  const { name, party, code } = namesOf(selection, candidates, parties);
  const isLine = /^(?:true|1)$/i.test(textOf(selection, 'IsWriteIn') ?? '');
  const isWriteInChoice = isLine || isWriteIn(name);
  const isUnnamedLine = isLine && (name === '' || numberedLine.test(name));
  const shown = isUnnamedLine && !isUnnamedWriteIn(name) ? unnamedWriteIn : name;
  return {
    id,
    isUnnamed: shown === '',
    definition: {
      name: shown || codeOf(selection) || id,
      party,
      isWriteIn: isWriteInChoice,
      code: codeOf(selection) || code || (shown !== '' && isMadeUp(id) ? '' : id),
    },
  };
}

function namesOf(
  selection: CdfNode,
  candidates: ReadonlyMap<string, Candidate>,
  parties: Parties,
): Candidate {
  const ids = idsOf(selection, 'CandidateIds', candidates);
  const known = ids.flatMap((id) => candidates.get(id) ?? []);
  if (known.length > 0)
    return {
      name: joined(known.map(({ name }) => name)),
      party: known[0]?.party ?? '',
      code: joined(known.map(({ code }) => code)),
    };
  const ofParty = idsOf(selection, 'PartyIds', parties).flatMap((id) => parties.get(id) ?? []);
  if (ofParty.length > 0)
    return {
      name: joined(ofParty.map(({ name }) => name)),
      party: ofParty[0]?.code ?? '',
      code: '',
    };
  const text = displayNameOf(selection, 'Selection');
  // Some systems write the identifier of a candidate here, whose name is Yes or No.
  return candidates.get(text) ?? { name: text, party: '', code: '' };
}

const joined = (names: readonly string[]) => names.filter((name) => name !== '').join(' / ');

/** Identifiers: a list in JSON, words of one text in XML. */
export function idsOf(node: CdfNode, name: string, known: ReadonlyMap<string, unknown>): string[] {
  return textsOf(node, name).flatMap((text) => (known.has(text) ? [text] : text.split(/\s+/)));
}
