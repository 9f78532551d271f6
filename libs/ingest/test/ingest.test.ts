import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describeEachDatabase } from '@crossvote/store/testing';
import { AlreadyIngestedError, type Store } from '@crossvote/store';
import {
  generateElection,
  countySpec,
  randomElection,
  saveFiles,
  splitByStyle,
  writeDominionCsv,
} from '@crossvote/samples';
import { ingest, type IngestReport, type IngestRequest } from '../src/index.ts';
import { exportFolder, naiveResults, storedResults } from './export-file.ts';

/** read = stored + refused + repeated, and each contest's votes add up (semantics: rule 8). */
function expectReconciled(report: IngestReport): void {
  expect(report.recordsRead).toBe(report.records + report.refused + report.repeated);
  for (const contest of report.contests) {
    const { votes, undervotes, overvotes, records, redactedRecords, rankLimit, voteFor } = contest;
    const each = rankLimit > 0 ? 1 : voteFor;
    expect(votes + undervotes + overvotes).toBe(each * (records - redactedRecords));
    expect(records + contest.notOnBallot).toBe(report.records);
  }
}

describeEachDatabase('an ingest', (databases) => {
  const exports = exportFolder();
  let store: Store;
  beforeEach(async () => {
    store = await databases.open();
  });
  const format = 'auto';
  const countRows = async () => (await store.datasets.list()).length;
  const town = exports.county('town.csv', { records: 500, seed: 11, contests: 20, cards: 2 });
  const idOf = ({ datasetId }: IngestReport) => datasetId ?? 0;

  it('stores what the naive counter counts, and reports what it stored', async () => {
    const report = await ingest({ paths: [town], format }, store);
    expect(await storedResults(store, idOf(report))).toEqual(naiveResults(town));
    expectReconciled(report);
    expect(report).toMatchObject({
      format: 'dominion-csv',
      records: 500,
      refused: 0,
      replaced: [],
    });
    expect(report.contests.map(({ choices }) => choices.map(({ voteCount }) => voteCount))).toEqual(
      naiveResults(town).contests.map(({ choices }) => choices.map(({ votes }) => votes)),
    );
  });

  it('takes name and type from the export, unless they are given', async () => {
    const own = await ingest({ paths: [town], format }, store);
    expect(own).toMatchObject({
      name: 'Generated County General Election',
      electionType: 'general',
      electionDate: '',
      softwareVersion: '5.17.17.1',
    });
    const given = {
      name: 'N',
      description: 'D',
      electionDate: '2024-11-05',
      electionType: 'runoff',
    };
    const report = await ingest({ paths: [town], format, replace: true, ...given }, store);
    expect(await store.datasets.find(idOf(report))).toMatchObject(given);
    expect(report.replaced).toEqual([own.datasetId]);
  });

  it('keeps what was said of the dataset that it replaces, unless it is said anew', async () => {
    const said = {
      name: 'Our name',
      description: 'Why',
      electionDate: '2024-11-05',
      electionType: 'runoff',
    };
    const first = await ingest({ paths: [town], format, ...said }, store);
    const second = await ingest({ paths: [town], format, replace: true }, store);
    expect(second).toMatchObject({ ...said, replaced: [first.datasetId] });
    expect(await store.datasets.find(idOf(second))).toMatchObject(said);
    const anew = { description: '', electionType: 'general' };
    const third = await ingest({ paths: [town], format, replace: true, ...anew }, store);
    expect(await store.datasets.find(idOf(third))).toMatchObject({ ...said, ...anew });
    expect(await countRows()).toBe(1);
  });

  it('says that no day is known, or a day that cannot be, and a name that another dataset has', async () => {
    const codes = async (file: string, request: Partial<IngestRequest> = {}) => {
      const given = { paths: [file], format, today: '2024-12-01', ...request };
      const { issues } = await ingest(given, store);
      return issues.map(({ code }) => code);
    };
    const said = ['no_election_date', 'election_date_far', 'election_date_early', 'name_taken'];
    const of = async (...call: Parameters<typeof codes>) =>
      (await codes(...call)).filter((code) => said.includes(code));
    expect(await of(town)).toEqual(['no_election_date']);
    const second = exports.write(
      'second.csv',
      readFileSync(town, 'utf8').split('\n').slice(0, 40).join('\n') + '\n',
    );
    const electionDate = '2025-12-02';
    expect(await of(second, { electionDate })).toEqual(['election_date_far', 'name_taken']);
    const replace = true;
    expect(await of(second, { replace, electionDate: '2025-12-01', name: 'Other' })).toEqual([]);
    expect(await of(second, { replace, electionDate: '1970-01-01' })).toEqual([
      'election_date_early',
    ]);
  });

  it('keeps nothing where it replaces several datasets, or none', async () => {
    const sample = generateElection(countySpec({ records: 60, seed: 5, contests: 8 }));
    const parts = splitByStyle(sample, 2).map(({ contests, records }, index) => {
      const text = [...writeDominionCsv(sample.election, records(), { contests })].join('');
      return exports.write(`half-${index}.csv`, text);
    });
    const ids: number[] = [];
    for (const [index, part] of parts.entries()) {
      const report = await ingest(
        { paths: [part], format, replace: true, name: `Half ${index}` },
        store,
      );
      ids.push(idOf(report));
    }
    const whole = await ingest({ paths: parts, format, replace: true }, store);
    expect(whole.name).toBe('Generated County General Election');
    expect(whole.replaced).toEqual(ids);
  });

  it('stores nothing in a dry run, and reports the same', async () => {
    const dry = await ingest({ paths: [town], format });
    const wet = await ingest({ paths: [town], format }, store);
    expect(dry.datasetId).toBeNull();
    expect({ ...dry, datasetId: 0, seconds: 0 }).toEqual({ ...wet, datasetId: 0, seconds: 0 });
    expect(await countRows()).toBe(1);
  });

  it('takes several files of one export as one dataset', async () => {
    const sample = generateElection(countySpec({ records: 600, seed: 3, contests: 24 }));
    const parts = splitByStyle(sample, 3).map(({ contests, records }, index) => {
      const text = [...writeDominionCsv(sample.election, records(), { contests })].join('');
      return exports.write(`part-${index}.csv`, text);
    });
    const report = await ingest({ paths: parts, format }, store);
    expect(await storedResults(store, idOf(report))).toEqual(naiveResults(...parts));
    expectReconciled(report);
    expect((await store.datasets.ingestRun(idOf(report)))?.files.map(({ name }) => name)).toEqual([
      'part-0.csv',
      'part-1.csv',
      'part-2.csv',
    ]);
    const again = ingest({ paths: [parts[1] ?? ''], format }, store);
    await expect(again).rejects.toThrow(`part-1.csv is already in dataset ${idOf(report)};`);
  });

  it('refuses a file that is stored, under any name', async () => {
    const first = await ingest({ paths: [town], format }, store);
    const failure = await ingest({ paths: [town], format }, store).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AlreadyIngestedError);
    expect(failure).toMatchObject({ datasetId: first.datasetId });
    expect(await countRows()).toBe(1);
  });

  it('counts one content once that is given twice in one call, and says so', async () => {
    const twin = exports.county('twin.csv', { records: 500, seed: 11, contests: 20, cards: 2 });
    for (const paths of [
      [town, twin],
      [town, town],
    ]) {
      const report = await ingest({ paths, format, replace: true }, store);
      expect(report).toMatchObject({ recordsRead: 1000, records: 500, refused: 0, repeated: 500 });
      expect(report.issues.map(({ code }) => code)).toContain('file_repeated');
      expect(await storedResults(store, idOf(report))).toEqual(naiveResults(town));
      const run = await store.datasets.ingestRun(idOf(report));
      expect(run).toMatchObject({ recordsRead: 1000, stored: 500, repeated: 500 });
    }
    expect(await countRows()).toBe(1);
  });

  it('stores the records of overlapping exports once', async () => {
    const text = [...writeDominionCsv(...asLines(600))].join('');
    const lines = text.split('\r\n');
    const first = exports.write('first.csv', lines.slice(0, 304).join('\r\n') + '\r\n');
    const whole = exports.write('whole.csv', text);
    const report = await ingest({ paths: [first, whole], format }, store);
    expect(report).toMatchObject({ recordsRead: 900, records: 600, refused: 0, repeated: 300 });
    expectReconciled(report);
    expect(await storedResults(store, idOf(report))).toEqual(naiveResults(whole));
  });

  it('knows a content that is packed otherwise, or within another archive', async () => {
    const text = [...writeDominionCsv(...asLines(40))].join('');
    const plain = exports.write('same.csv', text);
    const packed = exports.write('same.csv.gz', gzipSync(text));
    const members = [{ name: 'folder/other.csv', chunks: [text] }];
    const [archive = ''] = await saveFiles(exports.folder, [{ name: 'same.zip', members }]);
    for (const [first, ...others] of [
      [plain, packed, archive],
      [packed, archive, plain],
      [archive, plain, packed],
    ]) {
      const { datasetId } = await ingest({ paths: [first ?? ''], format }, store);
      for (const other of others) {
        const again = ingest({ paths: [other], format }, store);
        await expect(again).rejects.toBeInstanceOf(AlreadyIngestedError);
        await expect(again).rejects.toMatchObject({ datasetId });
      }
      expect((await store.datasets.list()).filter(({ id }) => id >= (datasetId ?? 0))).toHaveLength(
        1,
      );
      const last = await ingest({ paths: others.slice(-1), format, replace: true }, store);
      expect(last.replaced).toEqual([datasetId]);
      await store.datasets.delete(idOf(last));
    }
  });

  it('reads a gzip as the same export', async () => {
    const { election, records } = randomElection({ seed: 9, contests: 4, records: 50 });
    const text = [...writeDominionCsv(election, records())].join('');
    const plain = exports.write('plain.csv', text);
    const packed = exports.write('packed.csv.gz', gzipSync(text));
    const report = await ingest({ paths: [packed], format }, store);
    expect(await storedResults(store, idOf(report))).toEqual(naiveResults(plain));
  });

  it('reconciles when records are refused, each with its line', async () => {
    const lines = [...writeDominionCsv(...asLines(40))].join('').split('\r\n');
    const spoilt = lines.map((line, index) => {
      if (index === 10) return line.replace(/[01]$/, 'maybe');
      if (index === 20) return `${line},1`;
      return index === 30 ? line.replace(/^\d+/, 'twelve') : line;
    });
    const file = exports.write('spoilt.csv', spoilt.join('\r\n'));
    const report = await ingest({ paths: [file], format }, store);
    expect(report).toMatchObject({ recordsRead: 40, records: 37, refused: 3 });
    expectReconciled(report);
    const refused = report.issues.filter(({ severity }) => severity === 'refused');
    expect(refused.flatMap(({ lines: at }) => at)).toEqual([
      [11, 11],
      [21, 21],
      [31, 31],
    ]);
    expect(await store.datasets.ingestRun(idOf(report))).toMatchObject({ refused: 3, stored: 37 });
  });

  it('leaves nothing of a file that is cut off, and names the line', async () => {
    const text = [...writeDominionCsv(...asLines(40))].join('');
    const file = exports.write('cut.csv', text.slice(0, -20));
    await expect(ingest({ paths: [file], format }, store)).rejects.toThrow(`${file}, line 44`);
    expect(await countRows()).toBe(0);
    const next = await store.beginDataset({ format });
    await next.abandon();
  });

  it('leaves the dataset that it was to replace when it fails', async () => {
    const first = await ingest({ paths: [town], format }, store);
    const bad = exports.write('bad.csv', 'not,a\ncast,vote\nrecord,export\n1,2\n');
    await expect(ingest({ paths: [bad], format, replace: true }, store)).rejects.toThrow(/bad.csv/);
    expect((await store.datasets.list()).map(({ id }) => id)).toEqual([first.datasetId]);
  });

  it('says which groups of contests never meet on a record', async () => {
    const { issues } = await ingest({ paths: [town], format }, store);
    expect(issues.find(({ code }) => code === 'contests_apart')?.message).toMatch(
      /groups of contests/,
    );
  });

  it('tells how far it is, up to the last byte', async () => {
    const onProgress = jest.fn();
    await ingest({ paths: [town], format, onProgress });
    const last: unknown = onProgress.mock.calls.at(-1)?.[0];
    expect(last).toMatchObject({ records: 500, isWhole: true });
    expect(last).toHaveProperty('bytesRead', Reflect.get(Object(last), 'bytesTotal'));
  });

  function asLines(records: number): Parameters<typeof writeDominionCsv> {
    const sample = generateElection(countySpec({ records, seed: 4, contests: 6 }));
    return [sample.election, sample.records()];
  }
});
