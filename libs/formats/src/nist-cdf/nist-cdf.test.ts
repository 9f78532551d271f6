import { MemorySink } from '../../test/memory-sink.ts';
import type { ReadResult } from '../../test/read-text.ts';
import type { ExportFile } from '../export-file.ts';
import { IssueLog, type Issue } from '../issue.ts';
import { nistCdf } from './nist-cdf.ts';

type Json = Record<string, unknown>;

function fileOf(content: string | Buffer, name = 'report.json'): ExportFile {
  const bytes = Buffer.from(content);
  // Small chunks: nothing may depend on where one ends.
  const read = async function* () {
    for (let at = 0; at < bytes.length; at += 997)
      yield await Promise.resolve(bytes.subarray(at, at + 997));
  };
  return { name, read, head: () => Promise.resolve(bytes) };
}

async function readFiles(files: readonly ExportFile[]): Promise<ReadResult> {
  const sink = new MemorySink();
  const log = new IssueLog();
  const issues: Issue[] = [];
  log.add = (issue) => issues.push(issue);
  const summary = await nistCdf.read(files, sink, log);
  expect(summary.recordsStored).toBe(sink.records.length);
  expect(summary.recordsRefused).toBe(
    issues.filter(({ severity }) => severity === 'refused').length,
  );
  return { summary, contests: sink.contests, records: sink.records, issues };
}

const read = (...reports: Json[]) =>
  readFiles(
    reports.map((report, place) => fileOf(JSON.stringify(report), `report-${place + 1}.json`)),
  );

const election: Json = {
  '@type': 'CVR.Election',
  '@id': 'e',
  Name: 'General',
  Candidate: [
    { '@id': 'ann', Name: 'Ann  Able', PartyId: 'p' },
    {
      '@id': 'bob',
      Name: {
        Text: [
          { Language: 'es', Content: 'Roberto' },
          { Language: 'en', Content: 'Bob' },
        ],
      },
    },
    { '@id': 'cy', Name: 'Cy' },
  ],
  Contest: [
    {
      '@id': 'mayor',
      '@type': 'CVR.CandidateContest',
      Name: 'Mayor',
      VotesAllowed: 1,
      ContestSelection: [
        { '@id': 'm-ann', CandidateIds: ['ann'] },
        { '@id': 'm-bob', CandidateIds: ['bob'] },
        { '@id': 'm-w', IsWriteIn: true },
      ],
    },
    {
      '@id': 'council',
      '@type': 'CVR.CandidateContest',
      Name: 'Council',
      VotesAllowed: 2,
      ContestSelection: [
        { '@id': 'c-ann', CandidateIds: ['ann'] },
        { '@id': 'c-bob', CandidateIds: ['bob'] },
        { '@id': 'c-cy', CandidateIds: ['cy'] },
        { '@id': 'c-w1', IsWriteIn: true },
        { '@id': 'c-w2', IsWriteIn: true },
      ],
    },
    {
      '@id': 'bond',
      '@type': 'CVR.BallotMeasureContest',
      Name: 'Bond',
      ContestSelection: [
        { '@id': 'b-yes', Selection: 'Yes' },
        { '@id': 'b-no', Selection: 'No' },
      ],
    },
  ],
};

const mark = (choice: string | undefined, position: Json = {}, selection: Json = {}): Json => ({
  ...(choice === undefined ? {} : { ContestSelectionId: choice }),
  SelectionPosition: [{ HasIndication: 'yes', IsAllocable: 'yes', NumberVotes: 1, ...position }],
  ...selection,
});

const contest = (id: string, marks: readonly Json[], rest: Json = {}): Json => ({
  ContestId: id,
  CVRContestSelection: marks,
  ...rest,
});

const record = (contests: readonly Json[], rest: Json = {}): Json => ({
  '@type': 'CVR.CVR',
  CurrentSnapshotId: 's',
  CVRSnapshot: [{ '@id': 's', Type: 'original', CVRContest: contests }],
  ...rest,
});

const report = (records: unknown, rest: Json = {}): Json => ({
  CVR: records,
  Election: [election],
  Party: [{ '@id': 'p', Name: 'Purple Party', Abbreviation: 'PUR' }],
  GpUnit: [{ '@id': 'u1', Name: 'Ward 1', Type: 'precinct' }],
  '@type': 'CVR.CastVoteRecordReport',
  ...rest,
});

/** Records as `Mayor: Ann Able | Bond: Yes`. */
const selectionsOf = ({ contests, records }: ReadResult) =>
  records.map(({ selections }) =>
    [...selections]
      .map(([number, { marks, declared }]) => {
        const { name, choices } = contests[number]!;
        const marked = marks.map(
          ({ choice, rank }) => choices[choice]!.name + (rank > 0 ? ` (${rank})` : ''),
        );
        return `${name}: ${marked.join(' + ') || 'none'}${declared === 'nothing' ? '' : ` ${declared}`}`;
      })
      .join(' | '),
  );

const codesOf = ({ issues }: ReadResult) => issues.map(({ code }) => code);
const refusedOf = ({ issues }: ReadResult) =>
  issues.filter(({ severity }) => severity === 'refused').map(({ code }) => code);

const one = (...contests: Json[]) => read(report([record(contests)]));

describe('a report of the NIST format', () => {
  it('gives contests and choices in their order, with parties', async () => {
    const { contests, summary } = await one(contest('bond', []));
    expect(summary.electionName).toBe('General');
    expect(contests.map(({ name, voteFor, rankLimit }) => [name, voteFor, rankLimit])).toEqual([
      ['Mayor', 1, 0],
      ['Council', 2, 0],
      ['Bond', 1, 0],
    ]);
    expect(contests[0]!.choices).toEqual([
      { name: 'Ann Able', party: 'PUR', isWriteIn: false },
      { name: 'Bob', party: '', isWriteIn: false },
      { name: 'Write-in', party: '', isWriteIn: true },
    ]);
    // Both lines are one choice.
    expect(contests[1]!.choices.map(({ name }) => name)).toEqual([
      'Ann Able',
      'Bob',
      'Cy',
      'Write-in',
    ]);
  });

  it('gives attributes, with the unit by its name', async () => {
    const result = await read(
      report([
        record([], {
          BallotStyleUnitId: 'u1',
          BallotStyleId: '7',
          BatchId: 'B',
          CreatingDeviceId: 'D',
          UniqueId: 'secret',
        }),
        record([], { BallotStyleUnitId: 'u9' }),
      ]),
    );
    expect(result.records.map(({ attributes }) => attributes)).toEqual([
      { precinct: 'Ward 1', ballotStyle: '7', tabulator: 'D', batch: 'B' },
      { precinct: 'u9' },
    ]);
  });

  it('may hold one record in place of a list, and the election after the records or before', async () => {
    const single = record([contest('mayor', [mark('m-ann')])]);
    const before = { Election: [election], ...report(single) };
    expect(selectionsOf(await read(report(single)))).toEqual(['Mayor: Ann Able']);
    expect(selectionsOf(await read(before))).toEqual(['Mayor: Ann Able']);
  });

  it('keeps two contests of one name apart', async () => {
    const twice = {
      ...election,
      Contest: ['d', 'r'].map((id) => ({
        '@id': id,
        Name: 'Senate',
        VotesAllowed: 1,
        ContestSelection: [{ '@id': `${id}-1`, CandidateIds: ['ann'] }],
      })),
    };
    const result = await read(
      report([record([contest('r', [mark('r-1')])])], { Election: [twice] }),
    );
    expect(result.contests.map(({ name }) => name)).toEqual(['Senate', 'Senate']);
    expect([...result.records[0]!.selections.keys()]).toEqual([1]);
  });
});

describe('of several snapshots', () => {
  const snapshots = (current: string | undefined) =>
    report([
      {
        ...(current === undefined ? {} : { CurrentSnapshotId: current }),
        CVRSnapshot: [
          { '@id': 'a', CVRContest: [contest('mayor', [mark('m-ann')])] },
          { '@id': 'b', CVRContest: [contest('mayor', [mark('m-bob')])] },
        ],
      },
    ]);

  it('the one that is current counts, alone', async () => {
    expect(selectionsOf(await read(snapshots('b')))).toEqual(['Mayor: Bob']);
  });

  it('none counts where the record does not say which', async () => {
    expect(refusedOf(await read(snapshots(undefined)))).toEqual(['snapshot_unclear']);
    expect(refusedOf(await read(snapshots('c')))).toEqual(['snapshot_missing']);
  });
});

describe('a mark', () => {
  it.each([
    ['is marked and allocable', {}, 'Ann Able'],
    ['is not allocable', { IsAllocable: 'no' }, 'none'],
    ['is not marked', { HasIndication: 'no', IsAllocable: 'unknown' }, 'none'],
    ['may be allocable', { IsAllocable: 'unknown' }, 'Ann Able'],
    ['may be marked, and is allocable', { HasIndication: 'unknown' }, 'Ann Able'],
    ['has no votes', { IsAllocable: 'unknown', NumberVotes: 0 }, 'none'],
    [
      'is implied by straight party',
      { HasIndication: 'no', Status: ['generated-rules'] },
      'Ann Able',
    ],
  ])('that %s counts as it should', async (_, position, expected) => {
    expect(selectionsOf(await one(contest('mayor', [mark('m-ann', position)])))).toEqual([
      `Mayor: ${expected}`,
    ]);
  });

  it('that waits for adjudication does not count, and is told', async () => {
    const waiting = mark('m-ann', { IsAllocable: 'unknown' }, { TotalNumberVotes: 0 });
    const result = await one(contest('mayor', [waiting]));
    expect(selectionsOf(result)).toEqual(['Mayor: none']);
    expect(codesOf(result)).toContain('marks_not_adjudicated');
  });

  it('of one candidate under two parties is one vote where the total says so', async () => {
    const [position] = mark('m-ann').SelectionPosition as Json[];
    const both = {
      ContestSelectionId: 'm-ann',
      SelectionPosition: [position, position],
      TotalNumberVotes: 1,
    };
    expect(selectionsOf(await one(contest('mayor', [both])))).toEqual(['Mayor: Ann Able']);
  });

  it('of a write-in counts by its line, or without any choice', async () => {
    const result = await one(
      contest('mayor', [mark(undefined, { CVRWriteIn: { Text: 'Zoe' } })]),
      contest('council', [mark('c-w1', { CVRWriteIn: {} }), mark('c-w2', { CVRWriteIn: {} })]),
    );
    expect(selectionsOf(result)).toEqual(['Mayor: Write-in | Council: Write-in + Write-in']);
    expect(codesOf(result)).toContain('write_in_texts_not_read');
  });

  it.each([
    ['choice_unknown', contest('mayor', [mark('m-zed')])],
    ['choice_missing', contest('mayor', [mark(undefined)])],
    ['choice_repeated', contest('council', [mark('c-ann'), mark('c-ann')])],
    ['contest_unknown', contest('sheriff', [])],
    ['unknown_mark', contest('mayor', [mark('m-ann', { IsAllocable: 'maybe' })])],
    ['value_missing', contest('mayor', [mark('m-ann', { HasIndication: null })])],
    ['wrong_number', contest('mayor', [mark('m-ann', { NumberVotes: -1 })])],
    ['wrong_rank', contest('mayor', [mark('m-ann', { Rank: 0 })])],
    ['fractional_votes', contest('mayor', [mark('m-ann', { FractionalVotes: '1/2' })])],
    ['wrong_type', contest('mayor', [mark({ a: 1 } as unknown as string)])],
    ['wrong_type', { ContestId: 'mayor', CVRContestSelection: 'm-ann' }],
    ['value_missing', { CVRContestSelection: [mark('m-ann')] }],
  ])('that cannot be read refuses its record: %s', async (code, unreadable) => {
    const good = record([contest('mayor', [mark('m-bob')])]);
    const result = await read(report([good, record([contest('bond', []), unreadable]), good]));
    expect(refusedOf(result)).toEqual([code]);
    expect(result.issues.find(({ severity }) => severity === 'refused')?.message).toContain(
      'record 2',
    );
    expect(selectionsOf(result)).toEqual(['Mayor: Bob', 'Mayor: Bob']);
  });
});

describe('a contest', () => {
  it('that is listed is on the ballot; one that is absent is not', async () => {
    const result = await one(contest('mayor', [], { Undervotes: 1 }));
    expect(selectionsOf(result)).toEqual(['Mayor: none']);
    expect(codesOf(result)).toEqual([]);
  });

  it('that is listed blank without an undervote is on the ballot, and told', async () => {
    expect(codesOf(await one(contest('mayor', [])))).toEqual(['blank_without_undervote']);
  });

  it.each([
    ['by its number', [mark('m-ann')], { Overvotes: 1 }],
    ['by its status', [mark('m-ann', { IsAllocable: 'no' })], { Status: ['overvoted'] }],
  ])('is overvoted %s', async (_, marks, rest) => {
    expect(selectionsOf(await one(contest('mayor', marks, rest)))).toEqual([
      'Mayor: Ann Able overvoted',
    ]);
  });

  it('is overvoted where no mark may be allocated and there are too many', async () => {
    const no = { IsAllocable: 'no' };
    const result = await one(contest('mayor', [mark('m-ann', no), mark('m-bob', no)]));
    expect(selectionsOf(result)).toEqual(['Mayor: Ann Able + Bob overvoted']);
  });

  it('that the rules voided is not on the ballot, and told', async () => {
    const result = await one(
      contest('mayor', [mark('m-ann', { IsAllocable: 'no' })], { Status: ['invalidated-rules'] }),
      contest('bond', [mark('b-yes')]),
    );
    expect(selectionsOf(result)).toEqual(['Bond: Yes']);
    expect(codesOf(result)).toContain('contests_voided');
  });

  it('whose undervotes are other than its marks leave is told', async () => {
    const result = await one(contest('council', [mark('c-ann')], { Undervotes: 2 }));
    expect(selectionsOf(result)).toEqual(['Council: Ann Able']);
    expect(codesOf(result)).toContain('undervotes_differ');
  });

  it('twice on a record refuses it', async () => {
    expect(refusedOf(await one(contest('bond', []), contest('bond', [])))).toEqual([
      'contest_repeated',
    ]);
  });

  it('without a number of votes takes the most that a record has', async () => {
    const [first, ...others] = election.Contest as Json[];
    const silent = { ...election, Contest: [{ ...first, VotesAllowed: undefined }, ...others] };
    const result = await read(
      report([record([contest('mayor', [mark('m-ann')], { Undervotes: 2 })])], {
        Election: silent,
      }),
    );
    expect(result.contests[0]!.voteFor).toBe(3);
    expect(codesOf(result)).toContain('vote_for_inferred');
  });
});

describe('a ranked contest', () => {
  const ranked = (choice: string, rank: number, position: Json = {}) =>
    mark(choice, { Rank: rank, ...position });

  it('has its ranks on the position or on the selection, and its limit from the records', async () => {
    const result = await one(
      contest('mayor', [ranked('m-bob', 1), mark('m-ann', {}, { Rank: 3 })]),
    );
    expect(selectionsOf(result)).toEqual(['Mayor: Bob (1) + Ann Able (3)']);
    expect(result.contests[0]).toMatchObject({ voteFor: 1, rankLimit: 3 });
    expect(codesOf(result)).toContain('rank_limit_from_records');
  });

  it('keeps both marks of an overvoted rank, which end the ranking', async () => {
    const no = { IsAllocable: 'no' };
    const marks = [ranked('m-ann', 1, no), ranked('m-bob', 1, no), ranked('m-w', 2)];
    const result = await one(contest('mayor', marks, { Overvotes: 1 }));
    expect(selectionsOf(result)).toEqual(['Mayor: Ann Able (1) + Bob (1) + Write-in (2)']);
  });

  it('refuses a record with a mark of no rank', async () => {
    const result = await one(contest('mayor', [ranked('m-ann', 2), mark('m-bob')]));
    expect(refusedOf(result)).toEqual(['rank_missing']);
  });
});

describe('several files', () => {
  const single = (unit: string, rest: Json = {}) =>
    report([record([contest('mayor', [mark('m-ann')])], { BallotStyleUnitId: 'u1' })], {
      GpUnit: [{ '@id': 'u1', Name: unit }],
      ...rest,
    });

  it('of one record each are one export, with identifiers of units by file', async () => {
    const result = await read(single('North'), single('South'));
    expect(result.contests).toHaveLength(3);
    expect(result.records.map(({ attributes }) => attributes.precinct)).toEqual(['North', 'South']);
  });

  it('may leave the election to one of them', async () => {
    const without = single('South');
    delete without.Election;
    expect(selectionsOf(await read(without, single('North')))).toEqual([
      'Mayor: Ann Able',
      'Mayor: Ann Able',
    ]);
  });

  it('none of which holds the election are read with identifiers for names', async () => {
    const without = single('South');
    delete without.Election;
    const result = await read(without);
    expect(selectionsOf(result)).toEqual(['mayor: m-ann']);
    expect(codesOf(result)).toContain('contests_not_defined');
  });

  it('in test mode are refused beside official ones', async () => {
    const test = single('T', {
      ReportType: ['originating-device-export', 'other'],
      OtherReportType: 'test',
    });
    const result = await read(single('North'), test);
    expect(result.records).toHaveLength(1);
    expect(refusedOf(result)).toEqual(['test_ballot']);
    expect(codesOf(result)).toContain('test_report');
  });

  it('that give one identifier two contests are refused', async () => {
    const [first] = election.Contest as Json[];
    const other = { ...election, Contest: [{ ...first, Name: 'Sheriff' }] };
    await expect(read(single('a'), single('b', { Election: other }))).rejects.toMatchObject({
      code: 'contest_differs',
    });
  });

  it('tell of two elections, of records twice and of sheets', async () => {
    const sheets = ['1', '2'].map((sheet) => record([], { UniqueId: 'x', BallotSheetId: sheet }));
    const result = await read(
      report(sheets),
      report([record([], { UniqueId: 'x', BallotSheetId: '1' })], {
        Election: [{ ...election, Name: 'Primary' }],
      }),
    );
    expect(codesOf(result)).toEqual(
      expect.arrayContaining(['election_differs', 'duplicate_record', 'sheets_not_linked']),
    );
    expect(JSON.stringify(result.issues)).not.toContain('"x"');
  });

  it('that are no reports are passed over with one warning, but for a whole folder of them', async () => {
    const image = fileOf('\u0089PNG', 'sheet/front.png');
    const other = fileOf('{"a": 1}', 'sheet/layout.json');
    const result = await readFiles([image, other, fileOf(JSON.stringify(single('North')))]);
    expect(codesOf(result).filter((code) => code === 'files_passed_over')).toHaveLength(1);
    await expect(readFiles([image, other])).rejects.toMatchObject({ code: 'no_report' });
  });
});

describe('the NIST format is told by', () => {
  it.each([
    ['records', '{"@type": "CVR.CastVoteRecordReport"'],
    ['records', '\ufeff{ "CVR": [{"CVRSnapshot": ['],
    [
      'records',
      '<?xml version="1.0"?>\n<!-- a --><cdf:CastVoteRecordReport xmlns:cdf="http://itl.nist.gov/ns/voting/1500-103/v1">',
    ],
    ['none', '<CastVoteRecordReport xmlns="NIST_V0_cast_vote_records.xsd">'],
    ['none', '{"@type": "ElectionResults.ElectionReport"'],
    ['none', '<ElectionReport xmlns="http://itl.nist.gov/ns/voting/1500-100/v2">'],
    ['none', 'CvrNumber,TabulatorNum'],
    ['none', ''],
  ])('what makes it %s: %s', (part, head) => {
    expect(nistCdf.recognise(Buffer.from(head), 'x').part).toBe(part);
  });
});
