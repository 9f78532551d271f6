import path from 'node:path';
import {
  countySpec,
  generateElection,
  layouts,
  naiveCount,
  saveFiles,
  writeDominionCsv,
  zipOf,
  type LayoutName,
  type SampleElection,
} from '@crossvote/samples';
import { describeEachDatabase } from '@crossvote/store/testing';
import type { Store } from '@crossvote/store';
import { ingest, type IngestReport, type IngestRequest } from '../src/index.ts';
import { exportFolder, storedResults } from './export-file.ts';

const county = generateElection(countySpec({ records: 300, seed: 5, contests: 9 }));

function partOf({ election, records }: SampleElection, part: number): SampleElection {
  return { election, records: () => [...records()].filter((_, at) => at % 2 === part) };
}

const dominionText = ({ election, records }: SampleElection) =>
  [...writeDominionCsv(election, records())].join('');

const ess = (...rows: readonly string[]) =>
  `Cast Vote Record,Precinct,Ballot Style,Mayor,Question 1\n${rows.map((row) => `${row}\n`).join('')}`;

/** A Dominion CSV of one contest for mayor, with a row for each choice that is marked. */
function dominion(title: string, names: readonly string[], marked: readonly string[]): string {
  const columns = names.map(() => `"${title}"`).join(',');
  const rows = marked.map((choice, at) => {
    const marks = names.map((name) => (name === choice ? '1' : '0'));
    return `${at + 1},1,1,${at + 1},1-1-${at + 1},Mail,North,T1,${marks.join(',')}`;
  });
  const head = ['CvrNumber', 'TabulatorNum', 'BatchId', 'RecordId', 'ImprintedId'];
  return [
    `Town 2024,5.17.17.1${','.repeat(6 + names.length)}`,
    `,,,,,,,,${columns}`,
    `,,,,,,,,${names.join(',')}`,
    `${head.join(',')},CountingGroup,PrecinctPortion,BallotType${','.repeat(names.length)}`,
    ...rows,
    '',
  ].join('\n');
}

const codesOf = ({ issues }: IngestReport) => issues.map(({ code }) => code);
const votesOf = ({ contests }: IngestReport, name: string) =>
  contests
    .filter((contest) => contest.name === name)
    .map(({ choices }) =>
      Object.fromEntries(choices.map(({ name: choice, voteCount }) => [choice, voteCount])),
    );

describeEachDatabase('exports of several vendors', (databases) => {
  const exports = exportFolder();
  let store: Store;
  beforeEach(async () => {
    store = await databases.open();
  });
  const ingestPaths = (paths: readonly string[], request: Partial<IngestRequest> = {}) =>
    ingest({ paths, format: 'auto', ...request }, store);
  const write = async (folder: string, layout: LayoutName, sample: SampleElection) => {
    const place = path.join(exports.folder, folder);
    await saveFiles(place, layouts[layout].write(sample));
    return place;
  };

  it('are one dataset, which is what the whole comes to', async () => {
    const report = await ingestPaths([
      await write('first', 'dominion-csv', partOf(county, 0)),
      await write('second', 'crossvote-csv', partOf(county, 1)),
    ]);
    const { records, contests } = naiveCount([dominionText(county)]);
    const stored = await storedResults(store, report.datasetId ?? 0);
    const byName = (of: Readonly<typeof stored.contests> | typeof contests) =>
      of.map(({ choices, ...contest }) => ({
        ...contest,
        votes: Object.fromEntries(choices.map(({ name, votes }) => [name, votes])),
      }));
    expect(byName(stored.contests)).toEqual(byName(contests));
    expect(report).toMatchObject({ format: 'dominion-csv+crossvote-csv', records });
    expect(report.formats.map(({ id, recordsRead }) => [id, recordsRead])).toEqual([
      ['dominion-csv', 150],
      ['crossvote-csv', 150],
    ]);
    expect(report.files.map(({ format }) => format)).toEqual(['dominion-csv', 'crossvote-csv']);
    expect(report.contests[0]?.joined).toEqual([
      expect.objectContaining({ format: 'dominion-csv', by: null }),
      expect.objectContaining({ format: 'crossvote-csv', by: 'choices' }),
    ]);
    expect((await store.datasets.ingestRun(report.datasetId ?? 0))?.format).toBe(
      'dominion-csv+crossvote-csv',
    );
  });

  it('with the same ballots in two forms are refused, unless a person says that they are others', async () => {
    const csv = await write('twice', 'dominion-csv', county);
    await write('twice', 'ess-csv', county);
    await expect(ingestPaths([csv])).rejects.toMatchObject({
      code: 'formats_alike',
      message: expect.stringContaining('--format ess') as unknown,
    });
    expect(await store.datasets.list()).toEqual([]);
    const kept = await ingestPaths([csv], { repeated: 'keep' });
    expect(kept.records).toBe(600);
    expect(codesOf(kept)).toContain('formats_alike');
  });

  it('of one archive are read as the format that is named, and the other is left out', async () => {
    const zip = exports.write(
      'both.zip',
      await zipOf({
        'a/cvr.csv': dominion('Mayor (Vote For=1)', ['Ann', 'Bo'], ['Ann', 'Bo', 'Ann']),
        'b/votes.csv': ess('1,N,S,Ann,Yes', '2,N,S,Bo,No'),
      }),
    );
    const report = await ingestPaths([zip], { format: 'ess' });
    expect(report).toMatchObject({ format: 'ess', records: 2 });
    expect(report.issues).toContainEqual(
      expect.objectContaining({ code: 'file_left_out', severity: 'warning', file: 'a/cvr.csv' }),
    );
  });

  it('of one vendor in two forms name records alike: those that agree count once', async () => {
    const whole = await write('dominion', 'dominion-csv', county);
    await write('dominion', 'dominion-json-files', county);
    const report = await ingestPaths([whole], { repeated: 'once' });
    expect(report).toMatchObject({ recordsRead: 600, records: 300, repeated: 300 });
    expect(codesOf(report)).not.toContain('formats_alike');
  });

  it('have identities of their own: equal numbers are no sign of one record', async () => {
    const marked = Array.from({ length: 20 }, (_, at) => (at % 3 === 0 ? 'Ann' : 'Bo'));
    const report = await ingestPaths([
      exports.write('numbered.csv', dominion('Mayor (Vote For=1)', ['Ann', 'Bo'], marked)),
      exports.write(
        'same-numbers.csv',
        ess(...marked.slice(0, 19).map((choice, at) => `${at + 1},N,S,${choice},Yes`)),
      ),
    ]);
    expect(report).toMatchObject({ records: 39, repeated: 0 });
    // 7 of 20, and 7 of the first 19.
    expect(votesOf(report, 'Mayor')).toEqual([{ Ann: 14, Bo: 25 }]);
  });

  it('share a contest by its name, whatever the vendor puts behind it', async () => {
    const mayor = exports.write(
      'mayor.csv',
      dominion('Mayor (Vote For=1)', ['Ann', 'Bo'], ['Ann']),
    );
    const votes = exports.write('mayor-ess.csv', ess('1,N,S,Bo,Yes'));
    for (const paths of [
      [mayor, votes],
      [votes, mayor],
    ])
      expect(votesOf(await ingest({ paths, format: 'auto' }), 'Mayor')).toEqual([
        { Ann: 1, Bo: 1 },
      ]);
  });

  it('with a contest of one title and other choices have two, told apart by file', async () => {
    const report = await ingestPaths([
      exports.write('ann.csv', dominion('Mayor (Vote For=1)', ['Ann', 'Bo'], ['Ann', 'Bo'])),
      exports.write('cy.csv', ess('1,N,S,Cy,Yes', '2,N,S,Di,No', '3,N,S,Cy,No')),
    ]);
    expect(votesOf(report, 'Mayor')).toEqual([
      { Ann: 1, Bo: 1 },
      { Cy: 2, Di: 1 },
    ]);
    expect(report.contests.map(({ file }) => file)).toEqual(['ann.csv', 'cy.csv', '']);
    expect(codesOf(report)).toContain('contests_told_apart');
  });

  it('are joined and parted by what a person says', async () => {
    const one = exports.write(
      'title-a.csv',
      dominion('City Mayor (Vote For=1)', ['Ann', 'Bo'], ['Ann', 'Ann', 'Bo']),
    );
    const other = exports.write('title-b.csv', ess('1,N,S,Ann,Yes', '2,N,S,Bo,No'));
    const apart = await ingest({ paths: [one, other], format: 'auto' });
    expect(votesOf(apart, 'City Mayor')).toEqual([{ Ann: 2, Bo: 1 }]);
    expect(codesOf(apart)).toContain('contests_alike');
    const map = exports.write(
      'map.csv',
      'file,title,contest\ntitle-a.csv,City Mayor,The Mayor\ntitle-b.csv,Mayor,The Mayor\n',
    );
    const joined = await ingestPaths([one, other], { contests: map });
    expect(votesOf(joined, 'The Mayor')).toEqual([{ Ann: 3, Bo: 2 }]);
    expect(joined.contests[0]?.joined.map(({ by }) => by)).toEqual([null, 'map']);
  });

  it.each([
    ['two votes here, one there', 'Mayor (Vote For=2)'],
    ['ranks in one only', 'Mayor (Number of positions=1, Number of ranks=2)'],
  ])(
    'that state other rules for one contest are refused, and nothing is stored: %s',
    async (_, title) => {
      const ranked = title.includes('ranks');
      const names = ranked ? ['Ann(1)', 'Bo(1)', 'Ann(2)', 'Bo(2)'] : ['Ann', 'Bo'];
      await expect(
        ingestPaths([
          exports.write('rule.csv', dominion(title, names, [names[0] ?? ''])),
          exports.write('rule-ess.csv', ess('1,N,S,Ann,Yes')),
        ]),
      ).rejects.toMatchObject({
        code: 'contest_differs',
        message: expect.stringMatching(/Dominion CSV.* ES&S/) as unknown,
      });
      expect(await store.datasets.list()).toEqual([]);
    },
  );

  it('take the rule that one states where another only shows its marks, in either order', async () => {
    const stated = exports.write(
      'a-stated.csv',
      dominion('Board (Vote For=2)', ['Ann', 'Bo'], ['Ann', 'Bo', 'Ann']),
    );
    const shown = exports.write(
      'b-shown.csv',
      'CVRNumber,Contest,Candidate\n1,Board,Ann\n2,Board,Bo\n3,Board,Undervote\n',
    );
    for (const paths of [
      [stated, shown],
      [shown, stated],
    ]) {
      const report = await ingest({ paths, format: 'auto' });
      const [board] = report.contests;
      // Six records of two votes each; five choices are marked.
      expect(board).toMatchObject({ voteFor: 2, statesVoteFor: true, records: 6, undervotes: 7 });
      expect(votesOf(report, 'Board')).toEqual([{ Ann: 3, Bo: 2 }]);
      expect(codesOf(report)).toContain('contest_rule_joined');
    }
  });

  it('have one choice of a name, whose party or code one of them does not say', async () => {
    const report = await ingest({
      paths: [
        exports.write(
          'party.csv',
          dominion('Mayor (Vote For=1)', ['Ann Poe', 'Bo Rye'], ['Ann Poe']),
        ),
        exports.write('party-ess.csv', ess('1,N,S,DEM Ann Poe (CND001),Yes', '2,N,S,write-in,Yes')),
        exports.write(
          'party-long.csv',
          'CVRNumber,Contest,Candidate\n1,Mayor,Bo Rye\n2,Mayor,Write-in\n',
        ),
      ],
      format: 'auto',
    });
    const [mayor] = report.contests;
    expect(votesOf(report, 'Mayor')).toEqual([{ 'Ann Poe': 2, 'Bo Rye': 1, 'Write-in': 2 }]);
    expect(mayor?.choices[0]).toMatchObject({ name: 'Ann Poe', party: 'DEM', code: 'CND001' });
    expect(codesOf(report)).toContain('choice_spellings_joined');
  });

  it('have choices of one name apart where it cannot be told which is which, and say so', async () => {
    const report = await ingest({
      paths: [
        exports.write(
          'lines.csv',
          'record,Governor\n#choices,Ann Poe (DEM)|Ann Poe (WFP)|Bo Rye\n1,Ann Poe (DEM)\n2,Ann Poe (WFP)\n',
        ),
        exports.write(
          'line.csv',
          'Cast Vote Record,Precinct,Ballot Style,Governor\n1,N,S,Ann Poe\n2,N,S,Bo Rye\n',
        ),
      ],
      format: 'auto',
    });
    expect(votesOf(report, 'Governor')).toEqual([
      { 'Ann Poe (DEM)': 1, 'Ann Poe (WFP)': 1, 'Bo Rye': 1, 'Ann Poe': 1 },
    ]);
    expect(codesOf(report)).toContain('choices_unclear');
  });

  it('are stored with the code of a contest that only a later one has', async () => {
    const report = await ingestPaths([
      exports.write('plain.csv', dominion('Mayor (Vote For=1)', ['Ann', 'Bo'], ['Ann', 'Bo'])),
      exports.write('coded.csv', 'record,Mayor\n#code,M-7\n#vote_for,1\n#choices,Ann|Bo\n1,Ann\n'),
    ]);
    expect(await store.datasets.contests(report.datasetId ?? 0)).toMatchObject([
      { name: 'Mayor', code: 'M-7', votes: 3 },
    ]);
  });

  it('may name no records, as files of rankings do', async () => {
    const report = await ingestPaths([
      exports.write('a-named.csv', dominion('Mayor (Vote For=1)', ['Ann', 'Bo'], ['Ann', 'Bo'])),
      exports.write('b-ranked.blt', '2 1\n1 1 2 0\n1 2 0\n1 2 1 0\n0\n"Cy"\n"Di"\n"Council"\n'),
      exports.write('c-named.csv', ess('1,N,S,Ann,Yes')),
    ]);
    expect(report.format).toBe('dominion-csv+blt+ess');
    expect(report).toMatchObject({ records: 6, repeated: 0 });
    expect(votesOf(report, 'Mayor')).toEqual([{ Ann: 2, Bo: 1 }]);
  });

  it('leave nothing behind where one of them cannot be read', async () => {
    await expect(
      ingestPaths([
        exports.write('good.csv', dominion('Mayor (Vote For=1)', ['Ann', 'Bo'], ['Ann', 'Bo'])),
        exports.write('half.csv', ess('1,N,S,Ann,Yes', '2,N,S,"Bo')),
      ]),
    ).rejects.toMatchObject({ place: { file: 'half.csv' } });
    expect(await store.datasets.list()).toEqual([]);
  });
});
