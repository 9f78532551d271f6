import { at } from './at.ts';
import { countySpec } from './county-spec.ts';
import type { SampleElection } from './election.ts';
import { generateElection } from './generate.ts';
import { keepContests } from './keep-contests.ts';
import { layoutNames, layouts } from './layouts.ts';
import type { SampleFile } from './sample-file.ts';

/** The first chunks of a layout's files, archives entered. */
function* chunksOf(files: Iterable<SampleFile>): Generator<string | Uint8Array, void> {
  for (const file of files) {
    if ('members' in file) yield* chunksOf(file.members);
    else yield* file.chunks;
  }
}

const huge = generateElection(countySpec({ records: 1e9, seed: 7, contests: 9 }));

describe.each(layoutNames)('the layout %s', (name) => {
  it('streams an election of any size', () => {
    let drawn = 0;
    const watched: SampleElection = {
      election: huge.election,
      *records() {
        for (const record of huge.records()) {
          drawn += 1;
          yield record;
        }
      },
    };
    const { holds, write } = at([layouts[name]], 0);
    let length = 0;
    for (const chunk of chunksOf(write(keepContests(watched, holds)))) {
      length += chunk.length;
      if (length > 500_000) break;
    }
    expect(length).toBeGreaterThan(500_000);
    expect(drawn).toBeLessThan(100_000);
  });
});
