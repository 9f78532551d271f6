import {
  publicId,
  type District,
  type Election,
  type ElectionContents,
  type Facts,
  type Party,
  type Phase,
  type ReportDocument,
} from '@crossvote/elections';
import type { Connection } from '../connection.ts';
import { applyImport } from './apply-import.ts';
import { callRace, type PersonalCall } from './call-race.ts';
import { readCounts, type CountedElection } from './counted-elections.ts';
import { deleteElection } from './delete-election.ts';
import { readDistricts } from './districts.ts';
import { readContents } from './election-contents.ts';
import type { ApplyOptions, FactsToApply, ImportOutcome } from './import-outcome.ts';
import { refuseDistrictDamage, refuseSharedDamage } from './refuse-shared-damage.ts';
import { readParties, readReports } from './shared-lists.ts';
import { setPhase } from './set-phase.ts';
import {
  refuseElectionDamage,
  storedElections,
  type ElectionCounts,
  type StoredElection,
} from './stored-election.ts';
import { verifyElections, type ElectionCheck } from './verify-elections.ts';

/** An election in a list. */
export interface ElectionSummary extends Election, ElectionCounts {
  /** The small number of its public id. */
  readonly id: number;
  readonly publicId: string;
  readonly revision: number;
  readonly changedAt: Date;
}

/**
 * Elections: what they are made of, results, calls. Everything that is read is compared with its checksums; damage throws a
 * `DamagedElectionError`.
 */
export class ElectionRepository {
  constructor(private readonly connection: Connection) {}

  /**
   * Merges what an import says with what is stored, all of it or nothing. What is said already changes nothing.
   *
   * @throws ReportedError where something does not fit, with one sentence that names it
   */
  async apply(facts: Facts, options: ApplyOptions = {}): Promise<ImportOutcome> {
    const [outcome] = await this.applyAll([{ facts }], options);
    if (!outcome) throw new Error('an import came to nothing');
    return outcome;
  }

  /** The same for what several sources say, in their order: all of it or nothing. @returns an outcome for each */
  applyAll(imports: readonly FactsToApply[], options: ApplyOptions = {}): Promise<ImportOutcome[]> {
    return applyImport(this.connection, imports, options);
  }

  /** All elections, in the order of their days and keys. */
  list(): Promise<ElectionSummary[]> {
    return this.connection.snapshot(async (sql) => (await storedElections(sql)).map(summaryOf));
  }

  /** One election; undefined when there is none of this key. */
  find(key: string): Promise<ElectionSummary | undefined> {
    return this.connection.snapshot(async (sql) => {
      const [stored] = await storedElections(sql, [key]);
      return stored && summaryOf(stored);
    });
  }

  /** An election, whole; undefined when there is none of this key. */
  contents(key: string): Promise<ElectionContents | undefined> {
    return this.connection.snapshot(async (sql) => {
      const [stored] = await storedElections(sql, [key]);
      return stored && readContents(sql, stored, refuseElectionDamage(key));
    });
  }

  /**
   * All results of some elections as they are at one moment, by numbers: much less than `contents` reads and makes.
   *
   * @returns those that there are, in the order of their days and keys
   */
  counts(keys: readonly string[]): Promise<CountedElection[]> {
    return this.connection.snapshot(async (sql) =>
      readCounts(sql, await storedElections(sql, keys)),
    );
  }

  /**
   * Removes an election with everything of it. Its trail and the small numbers of its public ids stay.
   *
   * @returns false when there is none of this key
   */
  delete(key: string): Promise<boolean> {
    return deleteElection(this.connection, key);
  }

  /** Says in which phase an election is. @returns false when there is none of this key */
  setPhase(key: string, phase: Phase): Promise<boolean> {
    return setPhase(this.connection, key, phase);
  }

  /**
   * Takes what a person declares of a candidate. It stands whatever imports say of the same candidate.
   *
   * @returns whether it changed anything: not where it stands already
   * @throws NotFoundError where there is no such election, race or candidate; ReportedError where there is nothing to take
   *   back
   */
  call(electionKey: string, call: PersonalCall): Promise<boolean> {
    return callRace(this.connection, electionKey, call);
  }

  /** Districts in the order of their keys; only those of `keys`, where it is given. */
  districts(keys?: readonly string[]): Promise<District[]> {
    return this.connection.snapshot((sql) => readDistricts(sql, keys, refuseDistrictDamage));
  }

  /** Reads everything, and tells what is damaged instead of throwing it. */
  verify(): Promise<ElectionCheck[]> {
    return this.connection.snapshot(verifyElections);
  }

  /** Parties in the order of their schemes and codes. */
  parties(): Promise<Party[]> {
    return readParties(this.connection, refuseSharedDamage);
  }

  /** Documents of agencies in the order of their keys. */
  reports(): Promise<ReportDocument[]> {
    return readReports(this.connection, undefined, refuseSharedDamage);
  }
}

function summaryOf({ id, election, revision, changedAt, counts }: StoredElection): ElectionSummary {
  const summary = { id, publicId: publicId('election', election.key), revision };
  return { ...election, ...counts, ...summary, changedAt: new Date(changedAt) };
}
