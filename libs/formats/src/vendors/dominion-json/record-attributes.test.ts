import { read, session, version } from '../../../test/dominion-json-reading.ts';

describe('attributes of a Dominion JSON record', () => {
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
});
