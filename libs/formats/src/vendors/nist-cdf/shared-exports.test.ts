import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { readExpectedTotals, sharedDataFolder } from '@crossvote/samples';
import { type ExportFile, headOf, type Issue, IssueLog } from '@crossvote/opening';
import { countRecords, type PlainCount } from '../../../test/count-records.ts';
import { MemorySink } from '../../../test/memory-sink.ts';
import type { ReadResult } from '../../../test/read-text.ts';
import { nistCdf } from './nist-cdf.ts';

const root = sharedDataFolder();
const inSharedData = root === undefined ? describe.skip : describe;
if (root === undefined)
  console.log('Skipped: ../shared/data/cvr is not there, so no real NIST CDF export was read.');

const folder = path.join(root ?? '', 'nist-cdf');

function fileAt(...names: string[]): ExportFile {
  const place = path.join(folder, ...names);
  const read = async function* () {
    for await (const chunk of createReadStream(place)) yield chunk as Uint8Array;
  };
  return { name: path.basename(place), read, head: () => headOf(read()) };
}

async function read(...files: ExportFile[]): Promise<ReadResult> {
  const sink = new MemorySink();
  const log = new IssueLog();
  const issues: Issue[] = [];
  log.add = (issue) => issues.push(issue);
  const summary = await nistCdf.read(files, sink, log);
  return { summary, contests: sink.contests, records: sink.records, issues };
}

/** The names that totals.json gives: it tells contests of one name apart by their identifier in the file. */
function expectedNames(folderName: string): string[] {
  const report = JSON.parse(
    readFileSync(path.join(folder, folderName, `cvr-${folderName}.json`), 'utf8'),
  ) as { Election: { Contest: { '@id': string; Name: string }[] }[] };
  const contests = report.Election[0]!.Contest;
  return contests.map(({ Name, '@id': id }) =>
    contests.filter((other) => other.Name === Name).length > 1 ? `${Name} [${id}]` : Name,
  );
}

/** totals.json leaves out choices without votes, and names parties of straight party by their identifier. */
const partyNames = new Map([
  ['po-lib', 'Libertarian'],
  ['po-rep', 'Republican'],
  ['po-dem', 'Democrat'],
]);

function votesOf({ choices }: PlainCount): Map<string, number> {
  return new Map(
    choices.filter(({ votes }) => votes > 0).map(({ name, votes }) => [name, votes] as const),
  );
}

inSharedData.each(['gen-01', 'gen-03', 'prim-02', 'prim-03'])('the NIST set %s', (name) => {
  it.each(['json', 'xml'])('counts from %s as its totals.json says', async (extension) => {
    const result = await read(fileAt(name, `cvr-${name}.${extension}`));
    const expected = readExpectedTotals(path.join(folder, name))!;
    const counts = countRecords(result);
    expect(result.summary).toMatchObject({
      recordsRead: expected.records,
      recordsStored: expected.records,
      recordsRefused: 0,
    });
    expect(expectedNames(name)).toEqual(expect.arrayContaining([...expected.contests.keys()]));
    for (const [place, contestName] of expectedNames(name).entries()) {
      const contest = expected.contests.get(contestName);
      const count = counts[place]!;
      const votes = [...(contest?.votes ?? [])].map(
        ([choice, number]) => [partyNames.get(choice) ?? choice, number] as const,
      );
      expect([contestName, votesOf(count)]).toEqual([contestName, new Map(votes)]);
      expect(count).toMatchObject({
        voteFor: contest?.voteFor,
        records: contest?.recordsWithContest,
        undervotedRecords: contest?.blank,
        overvotedRecords: contest?.overvoted,
      });
    }
  });

  it('is the same from JSON as from XML', async () => {
    const json = await read(fileAt(name, `cvr-${name}.json`));
    const xml = await read(fileAt(name, `cvr-${name}.xml`));
    expect(xml.contests).toEqual(json.contests);
    expect(xml.records).toEqual(json.records);
  });

  it('passes over the results report beside it', async () => {
    const files = [fileAt(name, `err-${name}.json`), fileAt(name, `cvr-${name}.json`)];
    const result = await read(...files);
    expect(result.records).toHaveLength(name.endsWith('03') ? 20 : 40);
    expect(result.issues.map(({ code }) => code)).toContain('files_passed_over');
  });
});

inSharedData('the NIST set gen-01', () => {
  it('names precincts by their unit', async () => {
    const { records } = await read(fileAt('gen-01', 'cvr-gen-01.json'));
    expect(records[0]!.attributes).toEqual({
      precinct: 'Combined Precincts 1,4,5,6',
      ballotStyle: 'Precinct 1',
      tabulator: 'rd',
    });
  });

  it('before the rules of straight party has the same records with fewer votes', async () => {
    const raw = await read(fileAt('gen-01', 'raw-cvr-gen-01.json'));
    const cooked = await read(fileAt('gen-01', 'cvr-gen-01.json'));
    const votes = (result: ReadResult) =>
      countRecords(result).reduce(
        (sum, { choices }) => choices.reduce((all, choice) => all + choice.votes, sum),
        0,
      );
    expect(raw.records).toHaveLength(40);
    // Straight party made 76 of the votes.
    expect(votes(cooked) - votes(raw)).toBe(76);
    expect(cooked.issues.map(({ code }) => code)).toContain('implied_votes_counted');
    expect(raw.issues.map(({ code }) => code)).not.toContain('implied_votes_counted');
  });
});

inSharedData('the examples of the specification', () => {
  const marksOf = ({ contests, records }: ReadResult) =>
    records.map(({ selections }) =>
      [...selections]
        .filter(([, { marks, declared }]) => marks.length > 0 || declared !== 'nothing')
        .map(([contest, { marks, declared }]) => {
          const names = marks.map(({ choice }) => contests[contest]!.choices[choice]!.name);
          return `${contests[contest]!.name}: ${names.join(' + ')} ${declared}`;
        }),
    );

  it('without names read by their codes, of each ballot the snapshot that counts', async () => {
    const result = await read(fileAt('spec-examples', 'example_1.xml'));
    expect(marksOf(result)).toEqual([
      ['C1: _C1CN1 nothing'],
      ['C1: _C1CN2 nothing'],
      ['C1: _C1CN1 nothing'],
      ['C1: _C1CN2 + _C1CN2 overvoted'],
      ['C1: _C1CN3 nothing'],
      ['C1: _C1CN1 nothing'],
    ]);
    expect(result.issues.map(({ code }) => code)).toEqual([
      'name_missing',
      'vote_for_inferred',
      'write_in_texts_not_read',
      'no_blank_contest',
    ]);
  });

  it('of an adjudicated ballot read the snapshot that it calls current', async () => {
    const result = await read(fileAt('spec-examples', 'example_2.xml'));
    expect(marksOf(result)).toEqual([
      ['For Treasurer of State: Connie Pillich + Josh Mandel overvoted'],
      ['For Representative to Congress(11th District): Mark Zetzer nothing'],
    ]);
    expect(result.issues.map(({ code }) => code)).toContain('marks_not_adjudicated');
    expect(result.records[0]!.selections.size).toBe(25);
    expect(result.records[1]!.selections.size).toBe(1);
  });
});
