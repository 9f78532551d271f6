import { contestLabel, type Dataset, type StoredContest } from '@crossvote/election';
import { DamagedError, type DamagedDataset, type Store } from '@crossvote/store';
import { LRUCache } from 'lru-cache';
import { refuseLargeAnswer } from './answer-size.ts';
import type { Ballot } from './ballot.ts';
import { CrossTables } from './cross-tables.ts';
import { distributionOf } from './distribution.ts';
import { datasetNotFound, NotFoundError } from './errors.ts';
import type {
  Comparison,
  ContestResult,
  CrossVotingAnswer,
  CrossVotingQuestion,
  DatasetContests,
  DatasetList,
  DatasetSummary,
  SourceAnswer,
} from './model.ts';
import { notesOf } from './notes.ts';
import { rarePairNotes } from './rare-pair-notes.ts';
import { Slices } from './slices.ts';
import { countMadeUpRecords } from './warm-up.ts';

/** Datasets whose contests are kept at once. */
const keptDatasets = 50;

/** A dataset that is there, and which version of it. */
interface PresentDataset {
  readonly dataset: DatasetSummary;
  readonly version: number;
}

/**
 * Answers questions about completed datasets. A version of a dataset never changes, so what was computed once is kept;
 * whether it is still there is asked each time, or after `freshMs`. An answer is of one version, though another one takes
 * its place meanwhile.
 */
export class ElectionAnalysis {
  private readonly found: LRUCache<number, PresentDataset> | undefined;
  private readonly ballots: LRUCache<number, Ballot, PresentDataset>;
  private readonly tables: CrossTables;

  private readonly maxRows: number;
  private readonly showsOffice: boolean;

  /**
   * @param options.maxRows - most rows of an answer; any number unless given
   * @param options.freshMs - for how long a dataset that was found is taken to be there, in ms. Under load, asking
   *   would cost more than the answer. 0 unless given: then a removed dataset is gone at once
   * @param options.showsOffice - whether there are also datasets that only the office may see; not, unless given
   */
  constructor(
    private readonly store: Store,
    {
      maxRows = Infinity,
      freshMs = 0,
      showsOffice = false,
    }: {
      readonly maxRows?: number;
      readonly freshMs?: number;
      readonly showsOffice?: boolean;
    } = {},
  ) {
    this.maxRows = maxRows;
    this.showsOffice = showsOffice;
    if (freshMs > 0) this.found = new LRUCache({ max: keptDatasets, ttl: freshMs });
    this.ballots = new LRUCache({
      max: keptDatasets,
      // An entry that is pushed out while it is being read is still a valid answer.
      ignoreFetchAbort: true,
      fetchMethod: (_version, _stale, { context }) => this.readBallot(context),
    });
    this.tables = new CrossTables(store);
  }

  /** All completed datasets, oldest first; a damaged one keeps none of the others from being listed. */
  async datasets(): Promise<DatasetList> {
    const damaged: DamagedDataset[] = [];
    const datasets = await this.store.datasets.list((one) => damaged.push(one));
    return {
      datasets: datasets.filter((one) => this.shows(one)).map(summarise),
      damaged: damaged.filter((one) => this.shows(one)),
    };
  }

  /** @throws NotFoundError when there is no such completed dataset */
  contests(datasetId: number): Promise<DatasetContests> {
    return this.ofVersion(datasetId, async (present) => {
      const { contests } = await this.ballot(present);
      return { dataset: present.dataset, contests: contests.map(labelled) };
    });
  }

  /**
   * How did the voters of each source vote in each compared contest?
   *
   * @throws NotFoundError when the dataset, a contest or a choice is not there, or belongs to another
   * @throws QuestionTooLargeError when the answer would have more than `maxRows`
   */
  crossVoting(datasetId: number, question: CrossVotingQuestion): Promise<CrossVotingAnswer> {
    return this.ofVersion(datasetId, (present) => this.answerCrossVoting(present, question));
  }

  private async answerCrossVoting(
    present: PresentDataset,
    question: CrossVotingQuestion,
  ): Promise<CrossVotingAnswer> {
    const { dataset } = present;
    const datasetId = dataset.id;
    const ballot = await this.ballot(present);
    const sources = question.sources.map(({ contestId, choiceId }) => {
      const contest = findContest(ballot, contestId, datasetId);
      const choice = contest.choices.find(({ id }) => id === choiceId);
      if (!choice) throw new NotFoundError(`Choice ${choiceId} not found in contest ${contestId}`);
      return { contest, choice };
    });
    const compared = question.compareContestIds.map((id) => findContest(ballot, id, datasetId));
    refuseLargeAnswer(
      sources.map(({ contest }) => contest),
      compared,
      this.maxRows,
    );
    const slices = new Slices();
    const results: SourceAnswer[] = [];
    for (const { contest, choice } of sources) {
      const total = await this.tables.matchingRecords(ballot, contest, choice.position);
      const comparisons: Comparison[] = [];
      for (const other of compared) {
        await slices.pause();
        const table = await this.tables.table(ballot, contest, other);
        comparisons.push({
          contestId: other.id,
          contestName: other.name,
          contestLabel: contestLabel(other),
          distribution: distributionOf(table, choice.position, other, total),
        });
      }
      results.push({
        contest: { id: contest.id, name: contest.name, label: contestLabel(contest) },
        choice: { id: choice.id, name: choice.name },
        totalMatchingVoters: total,
        comparisons,
      });
    }
    const contests = sources.map(({ contest }) => contest);
    const rare = await rarePairNotes(ballot, contests, compared, async (first, second) => {
      await slices.pause();
      return this.tables.table(ballot, first, second);
    });
    this.tables.keep(ballot);
    return { dataset, results, notes: [...rare, ...notesOf(results, [...contests, ...compared])] };
  }

  /**
   * Runs the queries of a first question about the latest dataset, and counts made-up records. Then that question does
   * not wait until queries and code are compiled.
   */
  async warmUp(): Promise<void> {
    countMadeUpRecords();
    const latest = (await this.datasets()).datasets.at(-1);
    if (!latest) return;
    await this.ballot(await this.present(latest.id));
    const pair = { firstPosition: 0, secondPosition: 0 };
    await this.store.crossTables.find(latest.id, pair);
    // No contest has this id and no attribute this name, so the queries return no rows.
    await this.store.datasets.markBlocks(latest.id, 0);
    await this.store.datasets.attributeBlocks(latest.id, '');
  }

  /** Waits until the counted cross tables are in the database. Call it before the database is closed. */
  settle(): Promise<void> {
    return this.tables.settle();
  }

  /** Answers about one version of a dataset; about the next one, where another took its place meanwhile. */
  private async ofVersion<Answer>(
    id: number,
    answer: (present: PresentDataset) => Promise<Answer>,
  ): Promise<Answer> {
    for (;;) {
      const present = await this.present(id);
      try {
        return await answer(present);
      } catch (error) {
        const version = await this.store.datasets.versionOf(id);
        if (!(error instanceof NotFoundError) || version === present.version) throw error;
        this.found?.delete(id);
        if (version === null) throw error;
      }
    }
  }

  private async present(id: number): Promise<PresentDataset> {
    const known = this.found?.get(id);
    if (known) return known;
    const stored = await this.store.datasets.present(id, (dataset) => this.shows(dataset));
    if (!stored) throw datasetNotFound(id);
    const present = { dataset: summarise(stored.dataset), version: stored.version };
    this.found?.set(id, present);
    return present;
  }

  private shows({ visibility }: Pick<Dataset, 'visibility'>): boolean {
    return this.showsOffice || visibility !== 'office';
  }

  private ballot(present: PresentDataset): Promise<Ballot> {
    return this.ballots.forceFetch(present.version, { context: present });
  }

  private async readBallot({ dataset, version }: PresentDataset): Promise<Ballot> {
    const { id: datasetId, totalRecords } = dataset;
    const datasets = this.store.datasets.at(version);
    const contests = await datasets.contests(datasetId);
    const blockSizes = await datasets.blockSizes(datasetId);
    if (!contests || !blockSizes) throw datasetNotFound(datasetId);
    if (blockSizes.reduce((sum, records) => sum + records, 0) !== totalRecords) {
      throw new DamagedError(`dataset ${datasetId}, the number of its records`);
    }
    return {
      datasetId,
      version,
      contests,
      byId: new Map(contests.map((contest) => [contest.id, contest])),
      blockSizes,
    };
  }
}

function labelled(contest: StoredContest): ContestResult {
  return { ...contest, label: contestLabel(contest) };
}

function summarise(row: Dataset): DatasetSummary {
  return { ...row, status: 'completed' };
}

function findContest(ballot: Ballot, id: number, datasetId: number): StoredContest {
  const contest = ballot.byId.get(id);
  if (!contest) throw new NotFoundError(`Contest ${id} not found in dataset ${datasetId}`);
  return contest;
}
