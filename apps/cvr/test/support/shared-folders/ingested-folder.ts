import type { ContestList } from '@crossvote/contracts';
import type { Cvr } from '../call-cvr.ts';
import type { ContestFigures, Figures } from './figures.ts';

/** What the JSON report of an ingest says of one contest. */
interface ReportedContest extends Readonly<
  Record<
    | 'vote_for'
    | 'rank_limit'
    | 'records'
    | 'not_on_ballot'
    | 'votes'
    | 'undervotes'
    | 'overvotes'
    | 'undervoted_records'
    | 'overvoted_records'
    | 'redacted_records',
    number
  >
> {
  readonly name: string;
  readonly code: string;
  readonly choices: readonly {
    readonly name: string;
    readonly code: string;
    readonly is_write_in: boolean;
    readonly votes: number;
    readonly aggregate_votes: number;
  }[];
}

/** The report of an ingest as far as it is compared. */
export interface Report {
  readonly dataset_id: number;
  readonly format: string;
  readonly records_read: number;
  readonly records: number;
  readonly refused: number;
  readonly seconds: number;
  readonly results: readonly ReportedContest[];
  readonly warnings: readonly { readonly code: string; readonly count: number }[];
  readonly look_at_these: readonly { readonly code: string; readonly message: string }[];
}

/**
 * A dataset that `cvr ingest` made, with what it reported and what is asked of it afterwards. Shapes of JSON are stated
 * here: a test that reads what is not there fails.
 */
export class IngestedFolder {
  private constructor(
    private readonly cvr: Cvr,
    readonly report: Report,
    /** The answer of the REST API. */
    readonly list: ContestList,
  ) {}

  static async ingest(cvr: Cvr, paths: readonly string[]): Promise<IngestedFolder> {
    const report = (await cvr.json('ingest', ...paths, '--format', 'auto')) as unknown as Report;
    const list = (await cvr.json('results', String(report.dataset_id))) as unknown as ContestList;
    return new IngestedFolder(cvr, report, list);
  }

  /**
   * The counts of the report, under the names of `known`: who tells contests of one name apart puts the number or the
   * code of each behind it.
   */
  figures(known: ReadonlySet<string>): Figures {
    const { records, results } = this.report;
    const names = this.names(known);
    return {
      records,
      contests: new Map(results.map((contest, at) => [names[at] ?? '', figuresOf(contest)])),
    };
  }

  /** Number of a contest under one of the names that `figures()` uses. */
  indexOf(name: string): number {
    return this.names(new Set([name])).indexOf(name);
  }

  /** Contests whose counts contradict themselves or the answer of the REST API. */
  contradictions(): string[] {
    const { results, records: total } = this.report;
    return results.flatMap((contest, at) => {
      const wire = this.list.contests[at];
      const { votes, undervotes, overvotes, records, redacted_records: redacted } = contest;
      const each = contest.rank_limit > 0 ? 1 : contest.vote_for;
      const isWhole = votes + undervotes + overvotes === each * (records - redacted);
      const isSame =
        wire?.name === contest.name &&
        [wire.records, wire.undervotes, wire.overvotes, wire.redacted].join() ===
          [records, undervotes, overvotes, redacted].join() &&
        wire.choices.map(({ vote_count }) => vote_count).join() ===
          contest.choices.map((choice) => choice.votes).join();
      const isAll = records + contest.not_on_ballot === total;
      return isWhole && isSame && isAll ? [] : [contest.name];
    });
  }

  /** For each choice of a contest, with its name, how its voters voted in another, with `cvr cross`. */
  async cross(source: number, compared: number): Promise<Map<string, Map<string, number>>> {
    const [from, to] = [this.list.contests[source], this.list.contests[compared]];
    const sources = (from?.choices ?? []).flatMap(({ id }) => ['--source', `${from?.id}=${id}`]);
    const question = [...sources, '--compare', String(to?.id)];
    const answer = (await this.cvr.json(
      ...['cross', String(this.report.dataset_id), ...question],
    )) as unknown as CrossAnswer;
    // One source has an answer of its own shape.
    return new Map(
      (answer.results ?? [answer]).map(({ source_choice, primary_choice, comparisons }) => [
        (source_choice ?? primary_choice)?.name ?? '',
        new Map(comparisons?.[0]?.distribution.map(({ choice, count }) => [choice, count])),
      ]),
    );
  }

  private names(known: ReadonlySet<string>): string[] {
    const used = new Set<string>();
    return this.report.results.map(({ name, code }, at) => {
      const forms = [
        ...[`${name} [contest ${at + 1}]`, `${name} [${code}]`, `${name} (id ${code})`],
        ...[`${name} (id ${code}, ranked)`, name],
      ];
      const form = forms.find((one) => known.has(one) && !used.has(one));
      const chosen = form ?? (used.has(name) ? `${name} [contest ${at + 1}]` : name);
      used.add(chosen);
      return chosen;
    });
  }
}

interface SourceAnswer {
  readonly primary_choice?: { readonly name: string };
  readonly source_choice?: { readonly name: string };
  readonly comparisons?: readonly {
    readonly distribution: readonly { readonly choice: string; readonly count: number }[];
  }[];
}

interface CrossAnswer extends SourceAnswer {
  readonly results?: readonly SourceAnswer[];
}

function figuresOf(contest: ReportedContest): ContestFigures {
  const votes = new Map<string, number>();
  for (const { name, votes: count } of contest.choices)
    votes.set(name, (votes.get(name) ?? 0) + count);
  return {
    voteFor: contest.vote_for,
    rankLimit: contest.rank_limit,
    records: contest.records,
    undervotedRecords: contest.undervoted_records,
    overvotedRecords: contest.overvoted_records,
    undervotes: contest.undervotes,
    overvotes: contest.overvotes,
    votes,
  };
}
