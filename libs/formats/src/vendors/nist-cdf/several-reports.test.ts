import { ContestMap } from '../../contests/contest-map.ts';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import {
  type Json,
  codesOf,
  contest,
  election,
  fileOf,
  mark,
  read,
  readJoined,
  readFiles,
  record,
  refusedOf,
  report,
  selectionsOf,
} from '../../../test/nist-cdf-reading.ts';

const mapOf = (...lines: (readonly [file: string, title: string, contest: string])[]) =>
  new ContestsOfFiles(
    new ContestMap(
      'map.csv',
      lines.map(([file, title, contest], at) => ({ line: at + 2, file, title, contest })),
    ),
  );

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

  describe('that define other contests', () => {
    const candidates = (...names: string[]) => names.map((Name, at) => ({ '@id': `c${at}`, Name }));
    /** One record that marks the first of three choices, in a contest whose identifiers are those of all such files. */
    const county = (title: string, names: readonly string[], rest: Json = {}) =>
      report([record([contest('1', [mark('s0')])])], {
        Election: [
          {
            '@id': 'e',
            Name: 'General',
            Candidate: candidates(...names),
            Contest: [
              {
                '@id': '1',
                '@type': 'CVR.CandidateContest',
                Name: title,
                VotesAllowed: 1,
                ContestSelection: names.map((_, at) => ({
                  '@id': `s${at}`,
                  CandidateIds: [`c${at}`],
                })),
                ...rest,
              },
            ],
          },
        ],
      });

    it('under one identifier and title are told apart where they share no choice, and that is said', async () => {
      const contests = new ContestsOfFiles();
      const result = await readJoined(
        [county('Commissioner', ['Ann', 'Bo']), county('Commissioner', ['Cy', 'Di'])],
        contests,
      );
      expect(result.contests.map(({ choices }) => choices.map(({ name }) => name))).toEqual([
        ['Ann', 'Bo'],
        ['Cy', 'Di'],
      ]);
      expect(selectionsOf(result)).toEqual(['Commissioner: Ann', 'Commissioner: Cy']);
      expect(codesOf(result)).toContain('contests_told_apart');
    });

    it('under one identifier are known by their titles and names, and not by identifiers', async () => {
      const result = await readJoined([
        county('Mayor', ['Ann', 'Bo']),
        county('Sheriff', ['Cy', 'Di']),
        county('Mayor', ['Bo', 'Ann']),
      ]);
      expect(result.contests).toHaveLength(2);
      expect(selectionsOf(result)).toEqual(['Mayor: Ann', 'Sheriff: Cy', 'Mayor: Bo']);
    });

    it('under other titles with the same choices are two, with a hint, until a person says that they are one', async () => {
      const files = [county('President', ['Ann', 'Bo']), county('US President', ['Ann', 'Bo'])];
      const apart = await readJoined(files);
      expect(selectionsOf(apart)).toEqual(['President: Ann', 'US President: Ann']);
      expect(codesOf(apart)).toContain('contests_alike');
      const joined = await readJoined(files, mapOf(['report-2.json', 'US President', 'President']));
      expect(joined.contests).toHaveLength(1);
      expect(selectionsOf(joined)).toEqual(['President: Ann', 'President: Ann']);
    });

    it('are parted by a person though the definitions are equal', async () => {
      const files = [county('Measure 9', ['Yes', 'No']), county('Measure 9', ['Yes', 'No'])];
      expect((await readJoined(files)).contests).toHaveLength(1);
      const parted = await readJoined(
        files,
        mapOf(['report-2.json', 'Measure 9', 'Measure 9 of B']),
      );
      expect(selectionsOf(parted)).toEqual(['Measure 9: Yes', 'Measure 9 of B: Yes']);
    });

    it('are refused where one takes more votes', async () => {
      const more = county('Mayor', ['Ann', 'Bo'], { VotesAllowed: 2 });
      await expect(readJoined([county('Mayor', ['Ann', 'Bo']), more])).rejects.toMatchObject({
        code: 'contest_differs',
      });
    });

    it('leave it open which of them a file without an election means', async () => {
      const without = county('', []);
      delete without.Election;
      const two = [county('Mayor', ['Ann', 'Bo']), county('Sheriff', ['Cy', 'Di'])];
      expect(refusedOf(await readJoined([...two, without]))).toEqual(['contest_ambiguous']);
      const [one] = two;
      expect(selectionsOf(await readJoined([one ?? {}, without]))).toEqual([
        'Mayor: Ann',
        'Mayor: Ann',
      ]);
    });
  });

  it('tell of two elections, of records twice and of sheets', async () => {
    const sheets = ['1', '2', '1'].map((sheet) =>
      record([], { UniqueId: 'x', BallotSheetId: sheet }),
    );
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
