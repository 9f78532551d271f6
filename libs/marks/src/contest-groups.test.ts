import fc from 'fast-check';
import { buildBlocks } from '../test/any-dataset.ts';
import { ContestGroups, type ContestGroup } from './contest-groups.ts';
import { countBlock } from './count-block.ts';

const ascending = (a: number, b: number) => a - b;

const blank = { marks: [], declared: 'nothing' } as const;

function groupsOf(
  records: readonly (readonly number[])[],
  contests: number,
  capacity: number,
): ContestGroup[] {
  const selections = records.map((listed) =>
    Array.from({ length: contests }, (_, contest) =>
      listed.includes(contest) ? blank : undefined,
    ),
  );
  const groups = new ContestGroups();
  for (const { marks, recordCount } of buildBlocks({ records: selections }, capacity))
    groups.merge(countBlock(marks, recordCount, () => ({ voteFor: 1, rankLimit: 0 })).groups);
  return groups
    .groups()
    .map((group) => ({ ...group, contests: [...group.contests].sort(ascending) }));
}

/** Connected components, by spreading from contest to contest until nothing is new. */
function plainGroups(records: readonly (readonly number[])[], contests: number): ContestGroup[] {
  const groups: ContestGroup[] = [];
  for (let contest = 0; contest < contests; contest += 1) {
    if (!records.some((record) => record.includes(contest))) continue;
    if (groups.some((group) => group.contests.includes(contest))) continue;
    let group = new Set([contest]);
    for (let size = 0; size < group.size;) {
      size = group.size;
      const touched = records.filter((record) => record.some((one) => group.has(one)));
      group = new Set([...group, ...touched.flat()]);
    }
    const inGroup = records.filter((record) => record.some((one) => group.has(one)));
    groups.push({ contests: [...group].sort(ascending), records: inGroup.length });
  }
  return groups;
}

describe('groups of contests that can be crossed', () => {
  it('are the connected components of the records, whatever the size of the blocks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.nat(9), { maxLength: 3 }), { maxLength: 40 }),
        fc.constantFrom(1, 2, 33, 65_536),
        (records, capacity) => {
          expect(groupsOf(records, 10, capacity)).toEqual(plainGroups(records, 10));
        },
      ),
      { numRuns: 500, seed: 13 },
    );
  });

  it('leave out a contest that no record has', () => {
    expect(groupsOf([[0, 2], [3]], 5, 10)).toEqual([
      { contests: [0, 2], records: 1 },
      { contests: [3], records: 1 },
    ]);
  });
});
