import {
  countySpec,
  generateElection,
  layoutNames,
  randomElection,
  seedsFrom,
  type LayoutName,
  type SampleElection,
} from '@crossvote/samples';
import { expectations } from './layout-expectations.ts';
import { describeResult, describeSample, type DescriptionOptions } from './plain-dataset.ts';
import { heldBy, readLayout, textOf, type LayoutResult } from './read-layout.ts';
import { changeContests } from './change-sample.ts';
import { voteForBeyondMarks } from './losses.ts';
import { totalsOf, totalsRead, type NamedTotals } from './totals-by-name.ts';

const elections: readonly SampleElection[] = [
  ...seedsFrom(14, 30).map((seed) =>
    withTwoRanks(
      randomElection({ seed, contests: 1 + (seed % 7), records: 1 + ((seed * 7) % 30) }),
    ),
  ),
  generateElection(countySpec({ records: 200, seed: 11, contests: 10, cards: 2 })),
];

/** Nobody publishes a ranking of one rank, and most layouts could not tell it from a contest without ranks. */
function withTwoRanks(sample: SampleElection): SampleElection {
  return changeContests(sample, (contest) => ({
    contest: contest.rankLimit === 1 ? { ...contest, rankLimit: 2 } : contest,
  }));
}

/** The elections of which a record has a contest that the layout holds. */
function electionsFor(layout: LayoutName): SampleElection[] {
  return elections
    .map((sample) => heldBy(layout, sample))
    .filter(({ records }) => [...records()].some(({ selections }) => selections.some(Boolean)));
}

function optionsOf(layout: LayoutName): DescriptionOptions {
  const { hiddenOvervotes = 'none', unordered = 'nothing' } = expectations[layout];
  return { hiddenOvervotes, unordered };
}

const unchanged = (sample: SampleElection) => sample;

function forgetAll(layout: LayoutName, sample: SampleElection): SampleElection {
  const { losses, spell = unchanged } = expectations[layout];
  return losses.reduce((known, { forget }) => forget(known), spell(sample));
}

describe.each(layoutNames)('an election in the layout %s', (layout) => {
  const samples = electionsFor(layout);
  const { format, losses, spell = unchanged } = expectations[layout];

  const results: LayoutResult[] = [];
  beforeAll(async () => {
    for (const sample of samples) results.push(await readLayout(layout, sample));
  });

  it('reads as the same contests, choices and records', () => {
    expect(samples.length).toBeGreaterThan(8);
    for (const [index, sample] of samples.entries()) {
      const result = results[index]!;
      expect(result.takenBy).toEqual([format]);
      expect(result.summary.recordsRefused).toBe(0);
      expect(describeResult(result, optionsOf(layout))).toEqual(
        describeSample(forgetAll(layout, sample), optionsOf(layout)),
      );
    }
  });

  it('counts to its totals by construction, with every cross table', () => {
    for (const [index, sample] of samples.entries()) {
      const read = totalsRead(results[index]!);
      expect(read).toEqual(totalsOf(forgetAll(layout, sample)));
      // What is forgotten must not change a count, but for unused votes where N is not stated.
      const withN = !losses.includes(voteForBeyondMarks);
      expect(withoutN(read, withN)).toEqual(withoutN(totalsOf(spell(sample)), withN));
    }
  });
});

/** Leaves out what is counted in votes where N is not known. */
function withoutN(totals: Readonly<Record<string, NamedTotals>>, withN: boolean) {
  return Object.entries(totals)
    .map(([name, { undervotes, overvotes, ...rest }]) => ({
      name,
      ...rest,
      ...(withN ? { undervotes, overvotes } : {}),
    }))
    .sort((first, second) => (first.name < second.name ? -1 : 1));
}

describe('what a layout cannot carry', () => {
  const entries = layoutNames.flatMap((layout) =>
    expectations[layout].losses.map((loss, place) => ({ layout, why: loss.why, place })),
  );

  it.each(entries)('$layout: $why', ({ layout, place }) => {
    const { losses } = expectations[layout];
    let differing = 0;
    for (const sample of electionsFor(layout)) {
      const known = losses.slice(0, place).reduce((rest, { forget }) => forget(rest), sample);
      const forgotten = losses[place]!.forget(known);
      if (losses[place]!.proof === 'counts') expect(totalsOf(forgotten)).toEqual(totalsOf(known));
      else expect(textOf(layout, forgotten)).toBe(textOf(layout, known));
      const options: DescriptionOptions = { hiddenOvervotes: 'none', unordered: 'nothing' };
      const [before, after] = [known, forgotten].map((one) => describeSample(one, options));
      if (JSON.stringify(before) !== JSON.stringify(after)) differing += 1;
    }
    expect(differing).toBeGreaterThan(0);
  });
});
