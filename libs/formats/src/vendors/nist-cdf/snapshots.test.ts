import {
  codesOf,
  contest,
  mark,
  read,
  refusedOf,
  report,
  selectionsOf,
  type Json,
} from '../../../test/nist-cdf-reading.ts';

const snapshot = (id: string, contests: readonly Json[], type?: string): Json => ({
  '@id': id,
  CVRContest: contests,
  ...(type === undefined ? {} : { Type: type }),
});
const readSnapshots = (current: string | undefined, ...snapshots: readonly Json[]) =>
  read(
    report([
      {
        ...(current === undefined ? {} : { CurrentSnapshotId: current }),
        CVRSnapshot: snapshots,
      },
    ]),
  );

const mayor = (choice: string) => contest('mayor', [mark(choice)]);
const bond = (choice: string) => contest('bond', [mark(choice)]);

describe('of several snapshots of one contest', () => {
  const both = [snapshot('a', [mayor('m-ann')]), snapshot('b', [mayor('m-bob')])];

  it('the one that is current counts, alone', async () => {
    expect(selectionsOf(await readSnapshots('b', ...both))).toEqual(['Mayor: Bob']);
  });

  it('none counts where the record does not say which', async () => {
    expect(refusedOf(await readSnapshots(undefined, ...both))).toEqual(['snapshot_unclear']);
    expect(refusedOf(await readSnapshots('c', ...both))).toEqual(['snapshot_missing']);
  });

  it('two that are current must say the same', async () => {
    const [same, other] = [snapshot('a', [mayor('m-ann')]), snapshot('a', [mayor('m-bob')])];
    expect(refusedOf(await readSnapshots('a', same, other))).toEqual(['snapshot_unclear']);
    expect(selectionsOf(await readSnapshots('a', same, same))).toEqual(['Mayor: Ann Able']);
  });

  it('a contest that the current one voids is not taken from another', async () => {
    const voided = contest('mayor', [], { Status: ['invalidated-rules'] });
    const result = await readSnapshots(
      'b',
      snapshot('a', [mayor('m-ann')], 'original'),
      snapshot('b', [voided, bond('b-no')], 'interpreted'),
    );
    expect(selectionsOf(result)).toEqual(['Bond: No']);
  });
});

describe('contests that only another snapshot than the current one has', () => {
  it.each(['a', 'b', undefined])('count where %s is current and each has its own', async (id) => {
    const result = await readSnapshots(
      id,
      snapshot('a', [mayor('m-ann')], 'original'),
      snapshot('b', [bond('b-yes')], 'original'),
    );
    expect(selectionsOf(result).map((text) => text.split(' | ').sort())).toEqual([
      ['Bond: Yes', 'Mayor: Ann Able'],
    ]);
    expect(codesOf(result).includes('snapshots_joined')).toBe(id !== undefined);
    expect(codesOf(result)).not.toContain('contests_of_other_snapshots');
  });

  it('count as the last version of them says, with a warning', async () => {
    const result = await readSnapshots(
      'c',
      snapshot('a', [mayor('m-ann'), bond('b-yes')], 'original'),
      snapshot('b', [mayor('m-bob'), bond('b-no')], 'Interpreted'),
      snapshot('c', [mayor('m-w')], 'modified'),
    );
    expect(selectionsOf(result)).toEqual(['Mayor: Write-in | Bond: No']);
    const told = result.issues.filter(({ code }) => code === 'contests_of_other_snapshots');
    expect(told.map(({ severity, message }) => [severity, message.slice(0, 9)])).toEqual([
      ['warning', '1 records'],
    ]);
  });

  it('are not guessed where two of one version differ', async () => {
    const result = await readSnapshots(
      'c',
      snapshot('a', [bond('b-yes')], 'modified'),
      snapshot('b', [bond('b-no')], 'modified'),
      snapshot('c', [mayor('m-ann')], 'modified'),
    );
    expect(refusedOf(result)).toEqual(['snapshot_unclear']);
    expect(result.records).toEqual([]);
  });
});
