import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sharedDataFolder } from '@crossvote/samples';
import { type ExportFile, type Issue, IssueLog } from '@crossvote/opening';
import { countRecords } from '../../../../test/count-records.ts';
import { MemorySink } from '../../../../test/memory-sink.ts';
import { nistCdf } from '../nist-cdf.ts';
import { unisyn } from './unisyn.ts';

function fileOf(name: string, content: string): ExportFile {
  const bytes = Buffer.from(content);
  const read = async function* () {
    for (let at = 0; at < bytes.length; at += 10_007)
      yield await Promise.resolve(bytes.subarray(at, at + 10_007));
  };
  return { name, read, head: () => Promise.resolve(bytes.subarray(0, 1 << 20)) };
}

async function read(...contents: string[]) {
  const sink = new MemorySink();
  const log = new IssueLog();
  const issues: Issue[] = [];
  log.add = (issue) => issues.push(issue);
  const files = contents.map((content, place) => fileOf(`session-${place + 1}.xml`, content));
  const summary = await unisyn.read(files, sink, log);
  return { summary, contests: sink.contests, records: sink.records, issues };
}

const root = sharedDataFolder();
const inSharedData = root === undefined ? describe.skip : describe;
if (root === undefined)
  console.log('Skipped: ../shared/data/cvr is not there, so no real Unisyn export was read.');

const session = (name: string) =>
  readFileSync(path.join(root ?? '', 'unisyn', 'rctab-samples', name), 'utf8');

/** Each `<name …>…</name>` within a text, by plain search; for elements that do not hold their like. */
function parts(text: string, name: string): string[] {
  return [...text.matchAll(new RegExp(`<${name}[ >][^]*?</${name}>`, 'g'))].map(([part]) => part);
}

const value = (text: string, name: string) =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? '';
const idOf = (text: string) => /ObjectId="([^"]*)"/.exec(text)?.[1] ?? '';
const folded = (text: string) => text.replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim();

/** Counts of a session from its text alone, apart from the reader's code: `contest name / choice name / rank`. */
function countPlainly(text: string): Map<string, number> {
  const definition = text.slice(text.indexOf('<Election '));
  const candidates = new Map(
    parts(definition, 'Candidate').map((part) => [idOf(part), folded(value(part, 'Name'))]),
  );
  const contestNames = new Map<string, string>();
  const choiceNames = new Map<string, string>();
  for (const contest of parts(definition, 'Contest')) {
    const names = contest.replace(/<ContestSelection [^]*<\/ContestSelection>/, '');
    contestNames.set(idOf(contest), folded(value(names, 'Name')));
    for (const choice of parts(contest, 'ContestSelection')) {
      const candidate = value(choice, 'CandidateIds') || value(choice, 'Selection');
      const name = candidates.get(candidate) ?? '';
      choiceNames.set(idOf(choice), choice.includes('<IsWriteIn>true') ? 'Write-in' : name);
    }
  }
  const counts = new Map<string, number>();
  const count = (...key: string[]) => {
    counts.set(key.join(' / '), (counts.get(key.join(' / ')) ?? 0) + 1);
  };
  for (const contest of parts(text, 'CVRContest')) {
    const name = contestNames.get(value(contest, 'ContestId')) ?? '?';
    count(name, 'records');
    const selections = parts(contest, 'CVRContestSelection');
    if (selections.length === 0) count(name, 'blank');
    for (const selection of selections)
      count(
        name,
        choiceNames.get(value(selection, 'ContestSelectionId')) ?? '?',
        value(selection, 'Rank') || '0',
      );
  }
  return counts;
}

function countRead({ contests, records }: Awaited<ReturnType<typeof read>>): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (...key: (string | number)[]) => {
    counts.set(key.join(' / '), (counts.get(key.join(' / ')) ?? 0) + 1);
  };
  for (const { selections } of records)
    for (const [number, { marks }] of selections) {
      const { name, choices } = contests[number]!;
      count(name, 'records');
      if (marks.length === 0) count(name, 'blank');
      for (const { choice, rank } of marks) count(name, choices[choice]!.name, rank);
    }
  return counts;
}

const cityName = '101-RCV-CVT_TEST_3_UNIOVS2103-2.xml';
const countyName = '797-GEN-OVCS_Sess_3_Combined_UVSOVS22516.xml';

inSharedData('the Unisyn session', () => {
  it.each([
    [cityName, 35, 280],
    [countyName, 7, 153],
  ])('%s counts as a plain search of its text', async (name, records, contests) => {
    const text = session(name);
    const result = await read(text);
    const plain = countPlainly(text);
    expect(countRead(result)).toEqual(plain);
    expect(result.summary).toMatchObject({ recordsRead: records, recordsRefused: 0 });
    const onRecords = [...plain].filter(([key]) => key.endsWith(' / records'));
    expect(onRecords.reduce((sum, [, count]) => sum + count, 0)).toBe(contests);
    expect([...plain.keys()].filter((key) => key.includes('?'))).toEqual([]);
  });

  it('of a city has seven ranked contests of three ranks and a measure, and precincts by name', async () => {
    const { contests, records, issues, summary } = await read(session(cityName));
    expect(summary.electionName).toBe('General Election RCV Tally DELL 5590');
    expect(contests.map(({ rankLimit }) => rankLimit).sort()).toEqual([0, 2, 3, 3, 3, 3, 3, 3]);
    expect(records[0]!.attributes).toEqual({
      precinct: 'Precinct 1',
      ballotStyle: '1',
      tabulator: 'UNIOVS210',
      party: 'NP',
    });
    expect(issues.every(({ severity }) => severity !== 'refused')).toBe(true);
    expect(JSON.stringify(issues)).not.toMatch(/OVCSData|CVRS_/);
  });

  // The first rounds that the tests of RCTab expect of this very file.
  it.each([
    [
      'Mayor',
      {
        'Carrol Wilson': 1,
        'Chelsey Williams': 3,
        'Danielle Davis': 3,
        'Jerry Lang': 3,
        'Jerry Meyer': 3,
        'Jon Miller': 1,
        'Josh Bennett': 2,
        'Karen Petersen': 2,
        'Nadia Freeman': 3,
        'Steven Wilkins': 3,
        'Terry Landon': 2,
        'Tess Soto': 3,
      },
    ],
    [
      'Chief of Police',
      {
        'Emily Stevens': 3,
        'Ivan Hillerman': 4,
        'Jessie James': 3,
        'Kenneth Parker': 5,
        'MaryAnn Wilson': 3,
        'Randy Carlson': 6,
        'Sandra Berringer': 5,
      },
    ],
    [
      'Sheriff',
      {
        'Beth Small': 2,
        'John Wayne Jr.': 5,
        'Sandra Williams': 3,
        'Terry Baker': 5,
        'Thomas Soto': 3,
        'Tony Seiler': 5,
        'Warren Norell': 4,
        'Write-in': 2,
      },
    ],
  ])('of a city gives the first round of another tabulator: %s', async (office, firstRound) => {
    const result = await read(session(cityName));
    const [contest] = countRecords(result).filter(({ name }) => name.includes(office));
    const counted = contest!.choices.filter(({ votes }) => votes > 0);
    expect(Object.fromEntries(counted.map(({ name, votes }) => [name, votes]))).toEqual(firstRound);
  });

  it('of a county has contests for one, three and four, with parties', async () => {
    const { contests } = await read(session(countyName));
    expect([...new Set(contests.map(({ voteFor }) => voteFor))].sort()).toEqual([1, 3, 4]);
    expect(contests.some(({ choices }) => choices.some(({ party }) => party !== ''))).toBe(true);
  });

  it('beside another of the same device may repeat its record numbers', async () => {
    const result = await read(session(cityName), session(cityName));
    expect(result.records).toHaveLength(70);
    expect(result.issues.map(({ code }) => code)).not.toContain('duplicate_record');
  });

  it('is told from the NIST format by its namespace', () => {
    const head = Buffer.from(session(cityName));
    expect(unisyn.recognise(head, cityName).part).toBe('records');
    expect(nistCdf.recognise(head, cityName).part).toBe('none');
  });
});

it('Unisyn overvotes come from the number allowed, as the file does not name them', async () => {
  const mark = (id: string) =>
    `<CVRContestSelection><ContestSelectionId>${id}</ContestSelectionId><SelectionPosition><HasIndication>yes</HasIndication><IsAllocable>unknown</IsAllocable><NumberVotes>1</NumberVotes></SelectionPosition></CVRContestSelection>`;
  const { contests, records } = await read(
    `<CastVoteRecordReport xmlns="NIST_V0_cast_vote_records.xsd"><CVR><CurrentSnapshotId>a</CurrentSnapshotId><CVRSnapshot ObjectId="a"><CVRContest><ContestId>c</ContestId>${mark('x')}${mark('y')}</CVRContest></CVRSnapshot></CVR><Election ObjectId="e"><Candidate ObjectId="k"><Name>Kim</Name></Candidate><Candidate ObjectId="l"><Name>Lee</Name></Candidate><Contest ObjectId="c"><ContestSelection ObjectId="x"><CandidateIds>k</CandidateIds></ContestSelection><ContestSelection ObjectId="y"><CandidateIds>l</CandidateIds></ContestSelection><Name>Mayor</Name><VotesAllowed>1</VotesAllowed></Contest></Election></CastVoteRecordReport>`,
  );
  expect(contests[0]).toMatchObject({ voteFor: 1, rankLimit: 0 });
  expect(records[0]!.selections.get(0)!.marks).toHaveLength(2);
});
