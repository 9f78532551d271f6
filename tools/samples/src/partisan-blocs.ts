import type { Bloc } from './election-spec.ts';

/** Voters of two large made-up parties, Federalist and Whig, from the loyal to the undecided. */
export const partisanBlocs: readonly Bloc[] = [
  { name: 'loyal Federalist', affinity: { FED: 100, WHG: 2, GRN: 3 }, other: 3 },
  { name: 'leaning Federalist', affinity: { FED: 70, WHG: 18, GRN: 10 }, other: 8 },
  { name: 'independent', affinity: { FED: 30, WHG: 32, GRN: 12 }, other: 14 },
  { name: 'leaning Whig', affinity: { FED: 18, WHG: 72, GRN: 5 }, other: 8 },
  { name: 'loyal Whig', affinity: { FED: 2, WHG: 100, GRN: 1 }, other: 3 },
];
