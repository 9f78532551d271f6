import {
  type Json,
  codesOf,
  contest,
  election,
  fileOf,
  mark,
  read,
  readFiles,
  record,
  refusedOf,
  report,
  selectionsOf,
} from '../../test/nist-cdf-reading.ts';

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
