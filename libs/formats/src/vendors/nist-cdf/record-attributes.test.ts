import { read, record, report } from '../../../test/nist-cdf-reading.ts';

describe('a record of the NIST format', () => {
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
});
