import { FileError, type ExportFile, IssueLog } from '@crossvote/opening';
import { MemorySink } from '../../../../test/memory-sink.ts';
import { unisyn } from './unisyn.ts';

function fileOf(content: string, name = 'session.xml'): ExportFile {
  const bytes = Buffer.from(content);
  const read = async function* () {
    for (let at = 0; at < bytes.length; at += 1009)
      yield await Promise.resolve(bytes.subarray(at, at + 1009));
  };
  return { name, read, head: () => Promise.resolve(bytes) };
}

async function read(...contents: string[]) {
  const sink = new MemorySink();
  const log = new IssueLog();
  const summary = await unisyn.read(
    contents.map((content, place) => fileOf(content, `session-${place}.xml`)),
    sink,
    log,
  );
  const lines = sink.records.map(({ selections }) =>
    [...selections]
      .map(([number, { marks, declared }]) => {
        const { name, choices } = sink.contests[number]!;
        const words = marks.map(
          ({ choice, rank }) => choices[choice]!.name + (rank > 0 ? `@${rank}` : ''),
        );
        return `${name}: ${words.join('+') || 'none'}${declared === 'nothing' ? '' : ' overvoted'}`;
      })
      .join(', '),
  );
  expect(summary.recordsStored).toBe(sink.records.length);
  expect(summary.recordsRead).toBe(summary.recordsStored + summary.recordsRefused);
  const codes = log.list().map(({ severity, code }) => `${severity} ${code}`);
  return { lines, codes, records: sink.records, contests: sink.contests };
}

const mark = (choice: string, rank = 0, rest = '') =>
  `<CVRContestSelection><ContestSelectionId>${choice}</ContestSelectionId><SelectionPosition>${rest}<HasIndication>yes</HasIndication><IsAllocable>unknown</IsAllocable><NumberVotes>1</NumberVotes>${rank > 0 ? `<Rank>${rank}</Rank>` : ''}</SelectionPosition></CVRContestSelection>`;
const contest = (id: string, ...marks: string[]) =>
  `<CVRContest><ContestId>${id}</ContestId>${marks.join('')}</CVRContest>`;
const record = (id: string, contests: string, rest = '') =>
  `<CVR><CurrentSnapshotId>CVRS_${id}</CurrentSnapshotId><CVRSnapshot ObjectId="CVRS_${id}">${contests}</CVRSnapshot><PartyIds>Party_1</PartyIds><UniqueId>${id}</UniqueId>${rest}</CVR>`;
const selection = (id: string, candidate: string) =>
  `<ContestSelection ObjectId="${id}">${candidate === '' ? '<IsWriteIn>true</IsWriteIn>' : `<CandidateIds>${candidate}</CandidateIds>`}</ContestSelection>`;
const session = (...records: string[]) =>
  `<?xml version="1.0"?>\n<CastVoteRecordReport xmlns="NIST_V0_cast_vote_records.xsd">\n${records.join('\n')}
<Election ObjectId="e"><Candidate ObjectId="k"><Name>Kim</Name><PartyId>Party_1</PartyId></Candidate><Candidate ObjectId="l"><Name>Lee</Name></Candidate>
<Contest ObjectId="CON_1">${selection('CONS_1_k', 'k')}${selection('CONS_1_l', 'l')}${selection('CONS_1_w', '')}<Name>Mayor</Name><VotesAllowed>1</VotesAllowed></Contest>
<Contest ObjectId="CON_2">${selection('CONS_2_k', 'k')}${selection('CONS_2_l', 'l')}<Name>Mayor</Name><VotesAllowed>1</VotesAllowed></Contest></Election>
<Party ObjectId="Party_1"><Abbreviation>DEM</Abbreviation><Name>Democratic</Name></Party></CastVoteRecordReport>`;

describe('a Unisyn session', () => {
  it('has ranks, contests of one name, identifiers as codes and parties', async () => {
    const { lines, contests, records, codes } = await read(
      session(
        record('1', contest('CON_1', mark('CONS_1_l', 1), mark('CONS_1_k', 2)) + contest('CON_2')),
        record('2', contest('CON_2', mark('CONS_2_k'))),
      ),
    );
    expect(lines).toEqual(['Mayor: Lee@1+Kim@2, Mayor: none', 'Mayor: Kim']);
    expect(contests.map(({ code, rankLimit }) => [code, rankLimit])).toEqual([
      ['CON_1', 2],
      ['CON_2', 0],
    ]);
    expect(contests[0]!.choices.map(({ code, party }) => [code, party])).toEqual([
      ['CONS_1_k', 'DEM'],
      ['CONS_1_l', ''],
      ['CONS_1_w', ''],
    ]);
    expect(records[0]!.attributes).toEqual({ party: 'DEM' });
    expect(codes.filter((code) => code.startsWith('refused'))).toEqual([]);
  });

  it('overvotes a rank that two choices hold, and two write-in lines that share the first', async () => {
    const line = '<CVRWriteIn><Text></Text></CVRWriteIn>';
    const { lines } = await read(
      session(
        record(
          '1',
          contest('CON_1', mark('CONS_1_l', 1), mark('CONS_1_k', 1), mark('CONS_1_w', 2)),
        ),
        record('2', contest('CON_1', mark('CONS_1_w', 1, line), mark('CONS_1_w', 1, line))),
      ),
    );
    expect(lines).toEqual([
      'Mayor: Lee@1+Kim@1+Write-in@2',
      'Mayor: Write-in@1+Write-in@1 overvoted',
    ]);
  });

  it.each([
    ['contest_unknown', contest('CON_9', mark('CONS_1_k'))],
    ['choice_unknown', contest('CON_1', mark('CONS_9_k'))],
    ['choice_unknown', contest('CON_1', mark('CONS_2_k'))],
    ['contest_repeated', contest('CON_1') + contest('CON_1')],
    ['wrong_number', contest('CON_1', mark('CONS_1_k').replace('>1</Num', '>one</Num'))],
    ['unknown_mark', contest('CON_1', mark('CONS_1_k').replace('unknown', 'perhaps'))],
    [
      'value_repeated',
      contest('CON_1', mark('CONS_1_k').replace('</Num', '</NumberVotes><NumberVotes>1</Num')),
    ],
  ])('refuses a record that cannot be read, and it alone: %s', async (code, contests) => {
    const good = record('1', contest('CON_1', mark('CONS_1_k')));
    const { lines, codes } = await read(session(good, record('2', contests)));
    expect(lines).toEqual(['Mayor: Kim']);
    expect(codes).toContain(`refused ${code}`);
  });

  it('warns of a record that stands twice in it, but not in two sessions, and of sheets', async () => {
    const good = record('1', contest('CON_1', mark('CONS_1_k')));
    expect((await read(session(good, good))).codes).toContain('warning duplicate_record');
    expect((await read(session(good), session(good))).codes).not.toContain(
      'warning duplicate_record',
    );
    const sheets = ['1', '2'].map((sheet) =>
      record('1', contest(`CON_${sheet}`), `<BallotSheetId>${sheet}</BallotSheetId>`),
    );
    const { codes, lines } = await read(session(...sheets));
    expect(lines).toEqual(['Mayor: none', 'Mayor: none']);
    expect(codes).toContain('assumption sheets_not_linked');
    expect(codes).not.toContain('warning duplicate_record');
  });

  it('that was cut off anywhere is refused', async () => {
    const whole = session(record('1', contest('CON_1', mark('CONS_1_k'))), record('2', ''));
    for (let part = 0; part < 60; part += 1) {
      const cut = whole.slice(0, Math.floor((whole.length * part) / 60));
      const error: unknown = await read(cut).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(FileError);
    }
  });
});
