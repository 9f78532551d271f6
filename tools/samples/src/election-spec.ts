import type { Contest, Election } from './election.ts';

/** How often voters do something out of the ordinary in a contest; each a chance from 0 to 1. */
export interface SelectionRates {
  /** Leaves the contest blank. */
  readonly blank: number;
  /** Marks more than allowed (unranked). */
  readonly overvote: number;
  /** Stops after each mark although more are allowed. */
  readonly stopEarly: number;
  /** Leaves a rank empty and goes on. */
  readonly skippedRank: number;
  /** Marks two choices at one rank. */
  readonly overvotedRank: number;
  /** Ranks the same choice again. */
  readonly duplicateRanking: number;
}

/** Rates that make a plausible ordinary contest. */
export const ordinaryRates: SelectionRates = {
  blank: 0.03,
  overvote: 0.002,
  stopEarly: 0.15,
  skippedRank: 0.015,
  overvotedRank: 0.006,
  duplicateRanking: 0.02,
};

/** A group of like-minded voters: how willing they are to vote for a party's choices (`other` for the rest). */
export interface Bloc {
  readonly name: string;
  readonly affinity: Readonly<Record<string, number>>;
  readonly other: number;
}

/** A contest and how the blocs vote in it. */
export interface ContestSpec {
  readonly contest: Contest;
  /** Weight of each choice apart from party. */
  readonly appeal: readonly number[];
  /** The party each choice is felt to be of, where the ballot shows none; the choice's party by default. */
  readonly leansTo?: readonly string[];
  /** From 0 (party plays no part) to 1 (party decides). */
  readonly pull: number;
  readonly rates: SelectionRates;
}

/** All that the generator needs; the same spec gives the same records on every machine. */
export interface ElectionSpec {
  readonly election: Omit<Election, 'contests'>;
  readonly contests: readonly ContestSpec[];
  readonly blocs: readonly Bloc[];
  /** Per precinct: its size, and the share of each bloc in it. */
  readonly electorates: readonly { readonly size: number; readonly blocs: readonly number[] }[];
  /** Share of the ballots that each tabulator reads. */
  readonly tabulatorShares: readonly number[];
  readonly batchSize: number;
  /** Number of records: cards, not ballots. */
  readonly records: number;
  readonly seed: number;
}
