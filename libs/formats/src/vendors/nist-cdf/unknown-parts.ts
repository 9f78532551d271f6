import { quoteValue } from '@crossvote/opening';
import type { CdfNode } from './cdf-node.ts';
import { isRedaction } from './read-contest.ts';

/** The elements that an element may contain, by name. The content of elements with `undefined` is not checked. */
interface KnownParts {
  readonly parts: Readonly<Record<string, KnownParts | undefined>>;
  /** Words of `Status`, where other words would change what counts. */
  readonly statuses?: readonly string[];
}

const knownParts = (names: string, more: KnownParts['parts'] = {}): KnownParts['parts'] => ({
  ...Object.fromEntries(names.split(' ').map((name) => [name, undefined])),
  '@id': undefined,
  '@type': undefined,
  ...more,
});

const position: KnownParts = {
  parts: knownParts(
    'Code FractionalVotes HasIndication IsAllocable NumberVotes OtherStatus Position Rank Status',
    { CVRWriteIn: { parts: knownParts('Text') } },
  ),
  statuses: ['adjudicated', 'generated-rules', 'invalidated-rules', 'other'],
};
const selection: KnownParts = {
  parts: knownParts(
    'ContestSelectionId OptionPosition OtherStatus Rank Status TotalFractionalVotes TotalNumberVotes',
    { SelectionPosition: position },
  ),
  statuses: ['generated-rules', 'invalidated-rules', 'needs-adjudication', 'other'],
};
const contest: KnownParts = {
  parts: knownParts('ContestId OtherStatus Overvotes Selections Status Undervotes WriteIns', {
    CVRContestSelection: selection,
  }),
  statuses: ['invalidated-rules', 'not-indicated', 'other', 'overvoted', 'undervoted'],
};
const record: KnownParts = {
  parts: knownParts(
    'BallotAuditId BallotPrePrintedId BallotSheetId BallotStyleId BallotStyleUnitId BatchId BatchSequenceId CreatingDeviceId CurrentSnapshotId ElectionId PartyIds UniqueId',
    {
      CVRSnapshot: { parts: knownParts('OtherStatus Status Type', { CVRContest: contest }) },
    },
  ),
};

/** Results for elements that several records share. */
const found = new WeakMap<CdfNode, readonly string[]>();

/** Paths of elements, attributes and words near the votes of a record that the format does not have. */
export function unknownParts(node: CdfNode): readonly string[] {
  return lookInto('CVR', node, record);
}

function lookInto(path: string, node: CdfNode, known: KnownParts): readonly string[] {
  const seen = node.isShared ? found.get(node) : undefined;
  if (seen) return seen;
  const unknown = node.attributes.map((name) => `${path}/@${name}`);
  for (const [name, children] of node.entries()) {
    const at = `${path}/${name}`;
    const isKnown = Object.hasOwn(known.parts, name);
    const parts = isKnown ? known.parts[name] : undefined;
    if (!isKnown) unknown.push(at);
    else if (parts) for (const child of children) unknown.push(...lookInto(at, child, parts));
    else if (name === 'OtherStatus' && known.statuses)
      for (const { text } of children) {
        if (!isRedaction(text)) unknown.push(`${at} = ${quoteValue(text.trim())}`);
      }
    else if (name === 'Status' && known.statuses)
      for (const { text } of children)
        if (!known.statuses.includes(text.trim()))
          unknown.push(`${at} = ${quoteValue(text.trim())}`);
  }
  if (node.isShared) found.set(node, unknown);
  return unknown;
}
