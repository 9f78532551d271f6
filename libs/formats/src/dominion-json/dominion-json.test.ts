import { createRandom, drawIndex } from '@crossvote/samples';
import { MemorySink } from '../../test/memory-sink.ts';
import type { ExportFile } from '../export-file.ts';
import { CvrFileError, IssueLog, type Issue } from '../issue.ts';
import { dominionJson } from './dominion-json.ts';

type Json = Readonly<Record<string, unknown>>;

class PlainLog extends IssueLog {
  readonly issues: Issue[] = [];

  override add(issue: Issue): void {
    this.issues.push(issue);
    super.add(issue);
  }
}

function memoryFile(name: string, content: unknown, chunkBytes = 50): ExportFile {
  const bytes = Buffer.isBuffer(content)
    ? content
    : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  return {
    name,
    head: () => Promise.resolve(bytes),
    async *read() {
      for (let at = 0; at < bytes.length; at += chunkBytes)
        yield await Promise.resolve(bytes.subarray(at, at + chunkBytes));
    },
  };
}

const list = (...entries: Json[]) => ({ Version: '5.17.18.1', List: entries });

const contest = (id: number, more: Json = {}): Json => ({
  Id: id,
  Description: `Contest ${'ABCDEFG'[id - 1] ?? id}`,
  VoteFor: 1,
  NumOfRanks: 0,
  ...more,
});

const candidate = (id: number, name: string, more: Json = {}): Json => ({
  Id: id,
  Description: name,
  ContestId: Math.floor(id / 10),
  Type: 'Regular',
  ...more,
});

/** Contest 1: vote for 1; 2: vote for 3 with write-in lines; 3: three ranks; 4: disabled. */
const manifests: Readonly<Record<string, unknown>> = {
  'ContestManifest.json': list(
    contest(1, { Description: ' Mayor  of\tExample ' }),
    contest(2, { VoteFor: 3 }),
    contest(3, { NumOfRanks: 3 }),
    contest(4, { Disabled: 1 }),
  ),
  'CandidateManifest.json': list(
    candidate(11, 'Ann', { Affiliations: [5] }),
    candidate(12, 'Bob'),
    candidate(13, 'Old', { Disabled: 1 }),
    candidate(21, 'Cy'),
    candidate(22, 'Di'),
    candidate(28, 'Zed', { Type: 'QualifiedWriteIn' }),
    candidate(29, 'Write-in', { Type: 'WriteIn' }),
    candidate(31, 'Kim'),
    candidate(32, 'Lee'),
    candidate(33, 'Mo'),
    candidate(41, 'Ida'),
  ),
  'PartyManifest.json': list({ Id: 5, Description: 'Whig' }),
  'PrecinctPortionManifest.json': list(
    { Id: 7, Description: 'Portion 7', PrecinctId: 70 },
    { Id: 8, Description: 'Portion 8' },
  ),
  'PrecinctManifest.json': list({ Id: 70, Description: 'Precinct Seventy' }),
  'BallotTypeManifest.json': list({ Id: 3, Description: 'Style 3' }),
  'CountingGroupManifest.json': list({ Id: 2, Description: 'Mail' }),
  'OutstackConditionManifest.json': list(
    { Id: 7, Description: 'Overvote' },
    { Id: 70, Description: 'Invalid Contest' },
  ),
};

const mark = (id: number, more: Json = {}): Json => ({
  CandidateId: id,
  Rank: 1,
  IsAmbiguous: false,
  IsVote: true,
  ...more,
});

const listed = (id: number, marks: Json[], more: Json = {}): Json => ({
  Id: id,
  Marks: marks,
  ...more,
});

const version = (contests: Json[], more: Json = {}): Json => ({
  PrecinctPortionId: 7,
  BallotTypeId: 3,
  IsCurrent: true,
  Cards: [{ PaperIndex: 0, Contests: contests }],
  ...more,
});

const session = (contests: Json[], more: Json = {}): Json => ({
  TabulatorId: 1,
  BatchId: 2,
  RecordId: 'X',
  CountingGroupId: 2,
  ImageMask: 'D:\\secret\\image*.*',
  Original: version(contests),
  ...more,
});

const cvr = (...sessions: unknown[]) => ({
  Version: '5.17.18.1',
  ElectionId: 'Test',
  Sessions: sessions,
});

async function readFiles(files: readonly ExportFile[]) {
  const sink = new MemorySink(2);
  const log = new PlainLog();
  const summary = await dominionJson.read(files, sink, log);
  expect(summary.recordsStored).toBe(sink.records.length);
  expect(summary.recordsRead).toBe(summary.recordsStored + summary.recordsRefused);
  const lines = sink.records.map(({ selections }) =>
    [...selections]
      .map(([number, { marks, declared }]) => {
        const { name, choices } = sink.contests[number]!;
        const words = marks.map(
          ({ choice, rank }) => `${choices[choice]!.name}${rank > 0 ? `@${rank}` : ''}`,
        );
        return `${name}: ${[...words, ...(declared === 'nothing' ? [] : [declared])].join(', ') || 'none'}`;
      })
      .join(' | '),
  );
  const codes = log.issues.map(({ severity, code }) => `${severity} ${code}`);
  return {
    summary,
    contests: sink.contests,
    records: sink.records,
    lines,
    issues: log.issues,
    codes,
  };
}

const filesOf = (contents: Readonly<Record<string, unknown>>, chunkBytes?: number) =>
  Object.entries(contents).map(([name, content]) => memoryFile(name, content, chunkBytes));

const read = (...sessions: unknown[]) =>
  readFiles(filesOf({ 'CvrExport_1.json': cvr(...sessions), ...manifests }));

async function failure(contents: Readonly<Record<string, unknown>>): Promise<string> {
  const error: unknown = await readFiles(filesOf(contents)).catch((reason: unknown) => reason);
  return error instanceof CvrFileError ? error.code : `other: ${String(error)}`;
}

describe('votes of a Dominion JSON export', () => {
  it('count where the flag says so and the mark is not ambiguous', async () => {
    const { lines, codes } = await read(
      session([listed(1, [mark(11), mark(12, { IsVote: false })])]),
      session([listed(1, [mark(11, { IsVote: false, IsAmbiguous: true })], { Undervotes: 1 })]),
      session([listed(1, [mark(11), mark(12, { IsAmbiguous: true })])]),
    );
    expect(lines).toEqual([
      'Mayor of Example: Ann',
      'Mayor of Example: none',
      'Mayor of Example: Ann',
    ]);
    expect(codes).toEqual([]);
  });

  it('are overvoted where the export says so, also without marks, and in old versions by the marks', async () => {
    const lost = { IsVote: false };
    const { lines } = await read(
      session([listed(1, [mark(11, lost), mark(12, lost)], { Undervotes: 0, Overvotes: 1 })]),
      session([listed(1, [], { Undervotes: 0, Overvotes: 1 })]),
      session([listed(1, [mark(11, lost), mark(12, lost)])]),
      session([listed(1, [mark(11, lost)], { Undervotes: 1, Overvotes: 0 })]),
    );
    expect(lines).toEqual([
      'Mayor of Example: Ann, Bob, overvoted',
      'Mayor of Example: overvoted',
      'Mayor of Example: Ann, Bob, overvoted',
      'Mayor of Example: none',
    ]);
  });

  it('on several write-in lines count each; a candidate marked twice counts once, with a warning', async () => {
    const line = (index: number) => mark(29, { WriteinIndex: index });
    const { lines, codes } = await read(
      session([listed(2, [line(0), line(1), mark(21)])]),
      session([listed(2, [mark(21), mark(21)])]),
      session([listed(2, [mark(28, { WriteinIndex: 0 }), mark(28, { WriteinIndex: 1 })])]),
    );
    expect(lines).toEqual(['Contest B: Write-in, Write-in, Cy', 'Contest B: Cy', 'Contest B: Zed']);
    expect(codes).toEqual(['warning choice_marked_twice']);
  });

  it('on ranks are read whatever the vote flag, in the order of the ranks', async () => {
    const ranked = (id: number, rank: number, more: Json = {}) => mark(id, { Rank: rank, ...more });
    const { lines, codes } = await read(
      session([listed(3, [ranked(32, 2, { IsVote: false }), ranked(31, 1)])]),
      session([listed(3, [ranked(31, 2), ranked(32, 2), ranked(33, 3, { IsAmbiguous: true })])]),
      session([listed(3, [ranked(31, 4)])]),
      session([listed(3, [], { Undervotes: 1 })]),
    );
    expect(lines).toEqual([
      'Contest C: Kim@1, Lee@2',
      'Contest C: Kim@2, Lee@2',
      'Contest C: none',
    ]);
    expect(codes).toEqual(['refused rank_unknown']);
  });

  it('of the adjudicated version count, and a record without one current version is refused', async () => {
    const original = version([listed(1, [mark(11)])], { IsCurrent: false });
    const { lines, codes, issues } = await read(
      session([], { Original: original, Modified: version([listed(1, [mark(12)])]) }),
      session([], { Original: original }),
      session([], { Original: version([]), Modified: version([]) }),
    );
    expect(lines).toEqual(['Mayor of Example: Bob']);
    expect(codes).toEqual([
      'refused current_version_unclear',
      'refused current_version_unclear',
      'assumption adjudicated',
    ]);
    expect(issues[0]?.message).toMatch(/^record 2: /);
  });

  it('are warned about where the undervotes or overvotes of the export contradict them', async () => {
    const { codes } = await read(
      session([listed(2, [mark(21)], { Undervotes: 0 })]),
      session([listed(1, [mark(11)], { Undervotes: 0, Overvotes: 1 })]),
    );
    expect(codes).toEqual(['warning undervotes_differ', 'warning overvotes_differ']);
  });
});

describe('contests and choices of a Dominion JSON export', () => {
  it('come from the manifests; disabled ones only where a record has them', async () => {
    const { contests } = await read(session([listed(1, [mark(11)])]));
    expect(contests.map(({ name }) => name)).toEqual([
      'Mayor of Example',
      'Contest B',
      'Contest C',
    ]);
    expect(contests[0]?.choices).toEqual([
      { name: 'Ann', party: 'Whig', isWriteIn: false },
      { name: 'Bob', party: '', isWriteIn: false },
    ]);
    const { lines } = await read(session([listed(1, [mark(13)]), listed(4, [mark(41)])]));
    expect(lines).toEqual(['Mayor of Example: Old | Contest D: Ida']);
  });

  it('are not on the ballot where the condition that its manifest names voids them', async () => {
    const { lines, codes } = await read(
      session([
        listed(1, [mark(11, { IsVote: false })], { OutstackConditionIds: [70] }),
        listed(2, [], { OutstackConditionIds: [7] }),
      ]),
    );
    expect(lines).toEqual(['Contest B: none']);
    expect(codes).toEqual(['assumption invalid_contests']);
  });

  it('take condition 7 as void, and say so, where no manifest names conditions', async () => {
    const others = Object.fromEntries(
      Object.entries(manifests).filter(([name]) => !name.startsWith('Outstack')),
    );
    const result = await readFiles(
      filesOf({
        'CvrExport.json': cvr(session([listed(2, [], { OutstackConditionIds: [7] })])),
        ...others,
      }),
    );
    expect(result.lines).toEqual(['']);
    expect(result.issues.map(({ message }) => message)).toEqual([
      expect.stringContaining('condition 7'),
    ]);
  });

  it('without manifests are named by id, with vote-for and ranks as the records show', async () => {
    const result = await readFiles([
      memoryFile(
        'CvrExport.json',
        cvr(
          session([listed(12, [mark(5)], { Undervotes: 2 })]),
          session([listed(12, [mark(6), mark(5)], { Undervotes: 1 })]),
          session([listed(9, [mark(1, { Rank: 2 }), mark(2)])]),
        ),
      ),
    ]);
    expect(result.contests.map((c) => [c.name, c.voteFor, c.rankLimit])).toEqual([
      ['Contest 9', 1, 2],
      ['Contest 12', 3, 0],
    ]);
    expect(result.lines[1]).toBe('Contest 12: Candidate 6, Candidate 5');
    expect(result.issues.filter(({ code }) => code === 'manifest_missing')).toHaveLength(5);
    expect(result.issues[0]?.message).toContain('ContestManifest.json');
  });

  it('that no manifest lists: a candidate is kept by id, a contest or a candidate of another refuses', async () => {
    const { lines, codes } = await read(
      session([listed(1, [mark(99)])]),
      session([listed(1, [mark(21)])]),
      session([listed(8, [])]),
    );
    expect(lines).toEqual(['Mayor of Example: Candidate 99']);
    expect(codes).toEqual([
      'refused candidate_of_other_contest',
      'refused contest_unknown',
      'warning candidate_unknown',
    ]);
  });
});

describe('records of a Dominion JSON export', () => {
  it('join the cards of a session, and say where a card stands alone', async () => {
    const card = (index: number, contests: Json[]) => ({ PaperIndex: index, Contests: contests });
    const cards = [card(0, [listed(1, [mark(11)])]), card(1, [listed(2, [])])];
    const { lines, codes } = await read(
      session([], { Original: version([], { Cards: cards }) }),
      session([], { Original: version([], { Cards: cards.slice(1) }) }),
    );
    expect(lines).toEqual(['Mayor of Example: Ann | Contest B: none', 'Contest B: none']);
    expect(codes).toEqual(['assumption cards_joined', 'assumption cards_not_linked']);
  });

  it('have contests without cards in old versions', async () => {
    const old = { IsCurrent: true, Contests: [listed(1, [mark(11)])] };
    expect((await read(session([], { Original: old }))).lines).toEqual(['Mayor of Example: Ann']);
  });

  it('have names from the manifests, or else ids', async () => {
    const unnamed = version([], { PrecinctPortionId: 99, BallotTypeId: 98 });
    const { records } = await read(
      session([]),
      session([], { Original: version([], { PrecinctPortionId: 8 }) }),
      session([], { Original: unnamed, CountingGroupId: 97 }),
    );
    expect(records.map(({ attributes }) => attributes)).toEqual([
      {
        precinct: 'Precinct Seventy',
        ballotStyle: 'Style 3',
        countingGroup: 'Mail',
        tabulator: '1',
        batch: '2',
      },
      expect.objectContaining({ precinct: 'Portion 8' }),
      expect.objectContaining({
        precinct: 'Precinct portion 99',
        ballotStyle: 'Ballot type 98',
        countingGroup: 'Counting group 97',
      }),
    ]);
  });

  it('that repeat are warned about; masked ids repeat nothing', async () => {
    const image = { ImageMask: 'D:\\x\\00001_00002_000003*.*' };
    const { codes, issues } = await read(
      ...[{ RecordId: 4 }, { RecordId: 5 }, { RecordId: 4 }, {}, {}, image, image].map((more) =>
        session([], more),
      ),
    );
    expect(codes).toEqual(['warning duplicate_record']);
    expect(issues[0]?.message).toContain('2 times');
    expect(issues.map(({ message }) => message).join()).not.toMatch(/00001|secret/);
  });

  it.each([
    ['wrong_type', { Original: 7 }],
    ['wrong_type', { Original: version([], { Cards: 7 }) }],
    ['wrong_type', { Original: version([{ Id: '1', Marks: [] }]) }],
    ['wrong_type', { Original: version([{ Id: 1 }]) }],
    ['wrong_type', { TabulatorId: { a: 1 } }],
    ['wrong_type', { Original: version([listed(1, [mark(11, { IsAmbiguous: undefined })])]) }],
    ['rank_unknown', { Original: version([listed(1, [mark(11, { Rank: 2 })])]) }],
    ['rank_unknown', { Original: version([listed(3, [mark(31, { Rank: undefined })])]) }],
    ['vote_flag_missing', { Original: version([listed(1, [mark(11, { IsVote: undefined })])]) }],
    ['contest_repeated', { Original: version([listed(1, []), listed(1, [])]) }],
    ['number_too_large', { Original: version([listed(1, [], { Undervotes: 1e9 })]) }],
    ['value_too_long', { BatchId: 'x'.repeat(256) }],
  ])('that cannot be read are refused whole: %s', async (code, more) => {
    const { lines, codes } = await read(session([], more), session([listed(1, [mark(11)])]));
    expect(codes).toEqual([`refused ${code}`]);
    expect(lines).toEqual(['Mayor of Example: Ann']);
  });
});

describe('files of a Dominion JSON export', () => {
  it('are found in sub-folders, with a byte order mark, among others', async () => {
    const result = await readFiles([
      memoryFile('x/readme.pdf', '%PDF'),
      memoryFile('x/CvrExport_10.json', `\ufeff${JSON.stringify(cvr(session([])), null, 2)}`),
      memoryFile('x/y/CvrExport_10.json', cvr(session([]))),
      ...Object.entries(manifests).map(([name, json]) => memoryFile(`x\\${name}`, json)),
      memoryFile('x/TabulatorManifest.json', 'never read'),
    ]);
    expect(result.records).toHaveLength(2);
    expect(result.codes).toEqual(['warning files_passed_over', 'warning file_name_repeated']);
    expect(result.issues[0]).toMatchObject({ place: { file: 'x/readme.pdf' } });
  });

  it('give the same records wherever their pieces end', async () => {
    const text = JSON.stringify(
      cvr(
        session([listed(1, [mark(12)])], { Note: 'brackets ]}[{ and "quotes\\" in a text' }),
        session([listed(3, [mark(31), mark(32, { Rank: 2 })])]),
      ),
      null,
      '\r\n\t',
    );
    const at = (chunkBytes: number) =>
      readFiles(filesOf({ 'CvrExport.json': text, ...manifests }, chunkBytes));
    const whole = await at(1 << 20);
    expect(whole.lines).toEqual(['Mayor of Example: Bob', 'Contest C: Kim@1, Lee@2']);
    for (const chunkBytes of [1, 2, 3, 7, 64]) expect(await at(chunkBytes)).toEqual(whole);
  });

  it('name the election, and warn of another one and of filters', async () => {
    const result = await readFiles(
      filesOf({
        'CvrExport_1.json': cvr(session([])),
        'CvrExport_2.json': { ...cvr(session([])), ElectionId: 'Other', Version: '5.2' },
        ...manifests,
        'ElectionEventManifest.json': list({ Id: 1, Description: 'General  Election' }),
        'Configuration.json': {
          IncludeTabulatorFilter: true,
          ContestFilter: [3],
          PrecinctPortionFilter: [],
          IncludeOnlyPublishedResultContainers: true,
        },
      }),
    );
    expect(result.summary).toMatchObject({
      electionName: 'General Election',
      softwareVersion: '5.17.18.1',
    });
    expect(result.codes).toEqual([
      'warning export_filtered',
      'warning export_filtered',
      'assumption only_published_batches',
      'warning election_differs',
      'warning version_differs',
    ]);
  });

  it('are recognised by name and content', () => {
    const part = (name: string, content: string) =>
      dominionJson.recognise(Buffer.from(content), name).part;
    expect(part('a/CvrExport_17.json', '{"Version":')).toBe('records');
    expect(part('any.json', '\ufeff {"Version":"5","ElectionId":"","Sessions":[')).toBe('records');
    expect(part('a/ContestManifest.json', '{"Version":"5","List":[]}')).toBe('side');
    expect(part('BallotTypeContestManifest.json', '{"Version":"5","List":[]}')).toBe('side');
    expect(part('Configuration.json', '{}')).toBe('side');
    expect(part('CvrExport.json', '<html>')).toBe('none');
    expect(part('other.json', '{"Version":"5"}')).toBe('none');
    expect(dominionJson.recognise(Buffer.from('a,b'), 'a.csv').missed).toHaveLength(4);
  });

  it.each([
    ['records_missing', manifests],
    ['no_records', { 'CvrExport.json': cvr() }],
    ['cut_off', { 'CvrExport.json': JSON.stringify(cvr(session([]))).slice(0, -2) }],
    ['json_damaged', { 'CvrExport.json': '' }],
    ['json_damaged', { 'CvrExport.json': `${JSON.stringify(cvr(session([])))}}` }],
    ['json_damaged', { 'CvrExport.json': '{"Sessions":[{} {}]}' }],
    ['json_damaged', { 'CvrExport.json': '{"Sessions":[{"a":tru}]}' }],
    ['json_damaged', { 'CvrExport.json': '<html>' }],
    ['sessions_missing', { 'CvrExport.json': '{"List":[]}' }],
    ['sessions_unreadable', { 'CvrExport.json': '{"Sessions":[{},7]}' }],
    ['sessions_unreadable', { 'CvrExport.json': '{"Sessions":["",{}]}' }],
    ['sessions_unreadable', { 'CvrExport.json': '{"\\u0053essions":[{}]}' }],
    ['json_key_repeated', { 'CvrExport.json': '{"Sessions":[{"a":{"b":1,"b":1}}]}' }],
    ['json_key_repeated', { 'CvrExport.json': '{"Sessions":[{}],"Sessions":[{}]}' }],
    ['json_too_deep', { 'CvrExport.json': `{"Sessions":[{"a":${'['.repeat(1e5)}` }],
    [
      'record_too_long',
      { 'CvrExport.json': Buffer.from(`{"Sessions":[{"a":"${'x'.repeat(5 << 20)}`) },
    ],
    ['not_utf8', { 'CvrExport.json': Buffer.from('{"Sessions":[{"a":"\xff"}]}', 'latin1') }],
    [
      'manifest_unreadable',
      { 'CvrExport.json': cvr(session([])), 'ContestManifest.json': { List: 7 } },
    ],
    [
      'manifest_unreadable',
      { 'CvrExport.json': cvr(session([])), 'ContestManifest.json': list({ Id: 'x' }) },
    ],
    [
      'json_damaged',
      { 'CvrExport.json': cvr(session([])), 'ContestManifest.json': '{"List":[1 2]}' },
    ],
    [
      'manifests_differ',
      {
        ...manifests,
        'CvrExport.json': cvr(session([])),
        'b/ContestManifest.json': list(contest(1)),
      },
    ],
  ])('are refused as a whole: %s', async (code, contents) => {
    expect(await failure(contents)).toBe(code);
  });
});

describe('a damaged Dominion JSON export', () => {
  const contents = {
    'CvrExport_1.json': JSON.stringify(
      cvr(
        session([listed(1, [mark(11)], { Undervotes: 0, Overvotes: 0 }), listed(2, [mark(21)])]),
        session([listed(3, [mark(31), mark(32, { Rank: 2 })])], { RecordId: 9 }),
        session([], { Original: version([], { IsCurrent: false }), Modified: version([]) }),
      ),
    ),
    ...manifests,
  };
  const whole = contents['CvrExport_1.json'];

  /** Refused or read, but never anything else. */
  async function outcome(bytes: Buffer, name = 'CvrExport_1.json'): Promise<string> {
    try {
      await readFiles(filesOf({ ...contents, [name]: bytes }, 4096));
      return 'read';
    } catch (error) {
      if (error instanceof CvrFileError) return error.code;
      throw error;
    }
  }

  it('is refused wherever it is cut off', async () => {
    for (let part = 0; part < 50; part += 1) {
      const cut = Math.floor((whole.length * part) / 50);
      expect(await outcome(Buffer.from(whole.slice(0, cut)))).not.toBe('read');
    }
  });

  it.each(['CvrExport_1.json', 'ContestManifest.json', 'CandidateManifest.json'])(
    'of random changes gives an error or records: %s',
    async (name) => {
      const content = (contents as Json)[name];
      const bytes = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
      const put = Buffer.from('{}[]",:\\0127 -tfnx\xff\n', 'latin1');
      const results = new Set<string>();
      for (let seed = 0; seed < 600; seed += 1) {
        const random = createRandom(seed);
        const at = drawIndex(random, bytes.length);
        const drop = drawIndex(random, 3);
        const other = drawIndex(random, bytes.length);
        const added =
          seed % 3 === 0
            ? bytes.subarray(other, other + drawIndex(random, 60))
            : put.subarray(at % put.length, (at % put.length) + 1);
        const changed = [bytes.subarray(0, at), added, bytes.subarray(at + drop)];
        results.add(await outcome(Buffer.concat(changed), name));
      }
      expect(results).toContain('read');
      expect(results).toContain('json_damaged');
    },
  );
});
