/** The properties that SP 1500-103 gives a class, `!` where required, and the type of each. */
type Shape = Readonly<Record<string, string>>;

const code = { OtherType: 'string', 'Type!': 'local-level|other', 'Value!': 'string' };

/** The classes that an export uses. `[X]` is a list, `[X]1` a list that is not empty, `->X` the identifier of an X. */
const shapes: Readonly<Record<string, Shape>> = {
  CastVoteRecordReport: {
    CVR: '[CVR]',
    'Election!': '[Election]1',
    'GeneratedDate!': 'date-time',
    'GpUnit!': '[GpUnit]1',
    Notes: 'string',
    Party: '[Party]',
    'ReportGeneratingDeviceIds!': '[->ReportingDevice]1',
    'ReportingDevice!': '[ReportingDevice]1',
    'Version!': '1.0.0',
  },
  Election: {
    '@id!': 'string',
    Candidate: '[Candidate]',
    Code: '[Code]',
    'Contest!': '[CandidateContest]1',
    'ElectionScopeId!': '->GpUnit',
    Name: 'string',
  },
  GpUnit: {
    '@id!': 'string',
    Name: 'string',
    OtherType: 'string',
    'Type!': 'combined-precinct|other|polling-place|precinct|split-precinct|vote-center',
  },
  Party: { '@id!': 'string', Abbreviation: 'string', Name: 'string' },
  ReportingDevice: { '@id!': 'string', Application: 'string' },
  Candidate: { '@id!': 'string', Name: 'string', PartyId: '->Party' },
  CandidateContest: {
    '@id!': 'string',
    Code: '[Code]',
    'ContestSelection!': '[CandidateSelection,ContestSelection]1',
    Name: 'string',
    PrimaryPartyId: '->Party',
    VoteVariation: 'n-of-m|plurality|rcv',
    VotesAllowed: 'integer',
  },
  CandidateSelection: {
    '@id!': 'string',
    CandidateIds: '[->Candidate]',
    Code: '[Code]',
    IsWriteIn: 'boolean',
  },
  ContestSelection: { '@id!': 'string' },
  Code: code,
  CVR: {
    BallotStyleId: 'string',
    BallotStyleUnitId: '->GpUnit',
    BatchId: 'string',
    'CVRSnapshot!': '[CVRSnapshot]1',
    CreatingDeviceId: '->ReportingDevice',
    'CurrentSnapshotId!': '->CVRSnapshot',
    'ElectionId!': '->Election',
    PartyIds: '[->Party]',
    UniqueId: 'string',
  },
  CVRSnapshot: {
    '@id!': 'string',
    CVRContest: '[CVRContest]',
    'Type!': 'interpreted|modified|original',
  },
  CVRContest: {
    CVRContestSelection: '[CVRContestSelection]',
    'ContestId!': '->CandidateContest',
    OtherStatus: 'string',
    Overvotes: 'integer',
    Status: '[invalidated-rules|not-indicated|other|overvoted|undervoted]',
    Undervotes: 'integer',
  },
  CVRContestSelection: {
    ContestSelectionId: '->CandidateSelection',
    Rank: 'integer',
    'SelectionPosition!': '[SelectionPosition]1',
    TotalNumberVotes: 'integer',
  },
  SelectionPosition: {
    'HasIndication!': 'no|unknown|yes',
    IsAllocable: 'no|unknown|yes',
    'NumberVotes!': 'integer',
    Rank: 'integer',
  },
};

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Everything that is wrong with a report; empty when it fits SP 1500-103. */
export function cdfProblems(report: unknown): string[] {
  const problems: string[] = [];
  const classOf = new Map<string, string>();
  const references: [place: string, id: string, wanted: string][] = [];

  function checkValue(value: unknown, kind: string, place: string): void {
    const list = /^\[(.*)\](1?)$/.exec(kind);
    if (list) {
      if (!Array.isArray(value)) problems.push(`${place} is no list`);
      else {
        if (list[2] === '1' && value.length === 0) problems.push(`${place} is empty`);
        value.forEach((item, at) => {
          checkValue(item, list[1]!, `${place}[${at}]`);
        });
      }
    } else if (kind.startsWith('->')) {
      if (typeof value === 'string') references.push([place, value, kind.slice(2)]);
      else problems.push(`${place} is no identifier`);
    } else if (kind === 'integer') {
      if (!Number.isInteger(value)) problems.push(`${place} is no whole number`);
    } else if (kind === 'string' || kind === 'boolean') {
      if (typeof value !== kind) problems.push(`${place} is no ${kind}`);
    } else if (kind === 'date-time') {
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(String(value)))
        problems.push(`${place} is no time`);
    } else if (kind.split(',').some((name) => name in shapes)) checkObject(value, kind, place);
    else if (!kind.split('|').includes(String(value))) problems.push(`${place} is not ${kind}`);
  }

  function checkObject(value: unknown, kind: string, place: string): void {
    const type = isObject(value) ? String(value['@type']).replace(/^CVR\./, '') : '';
    if (!isObject(value) || !kind.split(',').includes(type)) {
      problems.push(`${place} is no ${kind}`);
      return;
    }
    const shape = shapes[type]!;
    for (const name of Object.keys(shape))
      if (name.endsWith('!') && !(name.slice(0, -1) in value))
        problems.push(`${place} lacks ${name.slice(0, -1)}`);
    for (const [name, held] of Object.entries(value)) {
      const of = shape[name] ?? shape[`${name}!`];
      if (of !== undefined) checkValue(held, of, `${place}.${name}`);
      else if (name !== '@type') problems.push(`${place} has ${name}`);
    }
    const id = value['@id'];
    if (typeof id !== 'string') return;
    if (classOf.has(id)) problems.push(`${place} has the identifier of another`);
    classOf.set(id, type);
  }

  checkValue(report, 'CastVoteRecordReport', 'report');
  for (const [place, id, wanted] of references)
    if (classOf.get(id)?.endsWith(wanted.replace(/^Candidate(?=Selection)/, '')) !== true)
      problems.push(`${place} refers to no ${wanted}`);
  return problems;
}
