import {
  contest,
  mark,
  read,
  refusedOf,
  report,
  selectionsOf,
} from '../../test/nist-cdf-reading.ts';

describe('of several snapshots', () => {
  const snapshots = (current: string | undefined) =>
    report([
      {
        ...(current === undefined ? {} : { CurrentSnapshotId: current }),
        CVRSnapshot: [
          { '@id': 'a', CVRContest: [contest('mayor', [mark('m-ann')])] },
          { '@id': 'b', CVRContest: [contest('mayor', [mark('m-bob')])] },
        ],
      },
    ]);

  it('the one that is current counts, alone', async () => {
    expect(selectionsOf(await read(snapshots('b')))).toEqual(['Mayor: Bob']);
  });

  it('none counts where the record does not say which', async () => {
    expect(refusedOf(await read(snapshots(undefined)))).toEqual(['snapshot_unclear']);
    expect(refusedOf(await read(snapshots('c')))).toEqual(['snapshot_missing']);
  });
});
