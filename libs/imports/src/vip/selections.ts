import { slug, type Candidate, type JsonObject, type Party, type Said } from '@crossvote/elections';
import { distinctKeys } from './distinct-keys.ts';
import { selectionKinds } from './element-rules.ts';
import { feedIdOf, type FeedScope } from './feed-scope.ts';
import { foreignIdsOf, ocdIdOf } from './identifiers.ts';
import { partyCodes } from './parties.ts';
import { childrenOf, describeNode, textOf, type VipNode } from './vip-node.ts';
import { otherLanguages, wordsOf } from './words.ts';

type SaidCandidate = Said<Candidate, 'key' | 'name'>;
type Parties = ReadonlyMap<VipNode, Party>;

/** What a voter may mark in a contest, in the order of the ballot. */
export function candidatesOf(
  scope: FeedScope,
  contest: VipNode,
  parties: Parties,
): SaidCandidate[] {
  const { feed } = scope;
  const selections = feed.referred(contest, 'BallotSelectionIds', ...selectionKinds);
  const orders = selections.map((one, place) => feed.count(one, 'SequenceOrder', 0) ?? place + 1);
  const read = selections.map((selection, place) => ({
    selection,
    said: { ballotOrder: orders[place] ?? 0, ...selectionOf(scope, selection, parties) },
  }));
  const keys = distinctKeys(read, ({ selection, said }) => {
    const name = slug(said.name) || said.kind;
    const withParty = [name, slug(said.party ?? '')].filter(Boolean).join('-');
    return [name, withParty, `${withParty}~${selection.id}`];
  });
  return read.flatMap((one) => {
    const key = keys.get(one);
    return key === undefined ? [] : [{ key, ...one.said }];
  });
}

type Selection = Omit<SaidCandidate, 'key'> & Pick<Candidate, 'kind'>;

function selectionOf(scope: FeedScope, selection: VipNode, parties: Parties): Selection {
  const externalIds = feedIdOf(scope, selection);
  if (selection.name === 'CandidateSelection') return candidateSelection(scope, selection, parties);
  if (selection.name === 'PartySelection') {
    const chosen = scope.feed.referred(selection, 'PartyIds', 'Party');
    const named = chosen.flatMap((one) => parties.get(one) ?? []);
    const name = named.map((one) => one.name || one.code).join(' / ');
    return { kind: 'option', name: name || selection.id, party: named[0]?.code ?? '', externalIds };
  }
  const name = wordsOf(selection, 'Selection');
  if (name === '')
    scope.feed.report.warn(
      'vip_no_name',
      `${describeNode(selection)} has no text to mark; it is called by its id`,
      selection.line,
    );
  const texts = otherLanguages(selection, ['Selection']);
  return { kind: 'option', name: name || selection.id, ...detailsOf({ texts }), externalIds };
}

/** A candidate, the candidates of one ticket, or a line to write a name in. */
function candidateSelection(scope: FeedScope, selection: VipNode, parties: Parties): Selection {
  const { feed } = scope;
  const candidates = feed.referred(selection, 'CandidateIds', 'Candidate');
  const [first] = [...candidates].sort((one, other) => topness(scope, other) - topness(scope, one));
  const names = candidates.map((one) => nameOf(scope, one));
  const isWriteIn = feed.flag(selection, 'IsWriteIn') ?? false;
  const endorsed = partyCodes(feed, parties, selection, 'EndorsementPartyIds');
  const person = first && personOf(scope, first, parties);
  const status = first && textOf(first, 'PreElectionStatus');
  const party = person?.party ?? endorsed[0] ?? '';
  return {
    ...person,
    kind: isWriteIn || status === 'write-in' ? 'write-in' : 'person',
    name: names.filter(Boolean).join(' / ') || (isWriteIn ? 'Write-in' : selection.id),
    party,
    ...detailsOf({
      ...(candidates.length > 1 ? { ticket: names } : {}),
      ...(endorsed.length > 0 ? { endorsedBy: endorsed } : {}),
      ...(first ? statusesOf(first) : {}),
      texts: first ? otherLanguages(first, ['BallotName']) : {},
    }),
    externalIds: [
      ...feedIdOf(scope, selection),
      ...candidates.flatMap((one) => [...feedIdOf(scope, one), ...foreignIdsOf(one, scope.postal)]),
    ],
  };
}

const topness = ({ feed }: FeedScope, candidate: VipNode) =>
  feed.flag(candidate, 'IsTopTicket') ? 1 : 0;

/** Of the candidate as printed; of the person where nothing is printed. */
function nameOf(scope: FeedScope, candidate: VipNode): string {
  const name = wordsOf(candidate, 'BallotName');
  if (name !== '') return name;
  const [person] = scope.feed.referred(candidate, 'PersonId', 'Person');
  if (!person) return '';
  const { first, middle, last, suffix } = partsOf(person);
  return wordsOf(person, 'FullName') || [first, middle, last, suffix].filter(Boolean).join(' ');
}

function personOf(scope: FeedScope, candidate: VipNode, parties: Parties) {
  const { feed } = scope;
  const [person] = feed.referred(candidate, 'PersonId', 'Person');
  const codes = [
    ...partyCodes(feed, parties, candidate, 'PartyId'),
    ...(person ? partyCodes(feed, parties, person, 'PartyId') : []),
  ];
  const ocdId = ocdIdOf(candidate) ?? (person ? ocdIdOf(person) : null);
  const isIncumbent = feed.flag(candidate, 'IsIncumbent');
  const qualified = qualifications.get(textOf(candidate, 'PreElectionStatus'));
  return {
    ...(person ? partsOf(person) : {}),
    ...(codes[0] === undefined ? {} : { party: codes[0] }),
    ...(ocdId === null ? {} : { ocdId }),
    ...(isIncumbent === undefined ? {} : { isIncumbent }),
    ...(qualified === undefined ? {} : { qualified }),
  };
}

const qualifications: ReadonlyMap<string, Candidate['qualified']> = new Map([
  ['filed', 'tbd'],
  ['qualified', 'yes'],
  ['withdrawn', 'no'],
]);

function partsOf(person: VipNode) {
  const middle = childrenOf(person, 'MiddleName').map(({ text }) => text);
  return {
    first: textOf(person, 'FirstName'),
    middle: middle.filter(Boolean).join(' '),
    last: textOf(person, 'LastName'),
    suffix: textOf(person, 'Suffix'),
  };
}

function statusesOf(candidate: VipNode): JsonObject {
  const before = textOf(candidate, 'PreElectionStatus');
  const after = textOf(candidate, 'PostElectionStatus');
  return {
    ...(before === '' ? {} : { preElectionStatus: before }),
    ...(after === '' ? {} : { postElectionStatus: after }),
  };
}

function detailsOf({ texts, ...members }: JsonObject & { readonly texts: JsonObject }) {
  const all = Object.keys(texts).length === 0 ? members : { ...members, texts };
  return Object.keys(all).length === 0 ? {} : { details: { vip: all } };
}
