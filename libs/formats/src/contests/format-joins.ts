import { FileError, quoteValue, type IssueLog } from '@crossvote/opening';
import type { CompleteSink } from '../complete-sink.ts';
import type { ChoiceDefinition, ContestDefinition } from '../cvr-sink.ts';
import { completeContest } from '../words/complete-names.ts';
import type { StateWords } from '../words/state-words.ts';
import { JoinedChoices, type ChoiceRemarks } from './joined-choices.ts';
import {
  describeRule,
  isSameRule,
  joinedRule,
  type KnownJoins,
  type SaidRule,
} from './known-joins.ts';

/** A format among those that are read into one dataset. */
export interface JoinedFormat {
  readonly id: string;
  /** For people. */
  readonly title: string;
}

/** A contest of the sink. */
interface JoinedContest {
  readonly number: number;
  readonly key: string;
  definition: Required<ContestDefinition>;
  readonly choices: JoinedChoices;
  /** What each format says, by its place. */
  readonly rules: Map<number, SaidRule>;
}

/** Names that one message has. */
const toldNames = 6;

/**
 * Contests and choices that exports of several formats have. The formats are read one after the other; what one of
 * them declares, another one may have, too.
 */
export class FormatJoins {
  /** Place of the format that is being read. */
  present = -1;
  /** Name of the file whose contests are being declared. */
  file = '';
  private readonly contests = new Map<number, JoinedContest>();
  private readonly byKey = new Map<string, JoinedContest>();
  private readonly spellings = new Set<string>();
  private readonly unclear = new Set<string>();

  /** @param known - what an earlier reading showed; it hears of what the next one must know */
  constructor(
    readonly formats: readonly JoinedFormat[],
    private readonly words: StateWords,
    private readonly known: KnownJoins,
  ) {}

  /** The next format is read. */
  begin(): void {
    this.present += 1;
  }

  /** The format was read to its end. */
  end(): void {
    for (const { choices } of this.contests.values()) choices.endFormat(this.present);
  }

  /**
   * Declares a contest, or finds the one that a format before declared.
   *
   * @param key - equal for contests that are one
   * @throws FileError where both cannot be counted together
   */
  addContest(key: string, said: ContestDefinition, sink: CompleteSink): number {
    const known = this.byKey.get(key);
    if (known) {
      this.join(known, completeContest(said), sink);
      return known.number;
    }
    const definition = completeContest(this.ruled(key, said));
    const number = sink.addContest(definition);
    const { words, known: knowledge } = this;
    const context = { words, known: knowledge, remarks: this.remarksOn(definition.name) };
    const choices = new JoinedChoices(number, key, context);
    const rules = new Map([[this.present, ruleIn(said)]]);
    const contest = { number, key, definition, choices, rules };
    this.contests.set(number, contest);
    this.byKey.set(key, contest);
    return number;
  }

  /** A contest whose first export may say less of it than another one. */
  private ruled(key: string, definition: ContestDefinition): ContestDefinition {
    const rule = this.known.ruleOf(key);
    if (!rule) return definition;
    const { voteFor, rankLimit, isInferred } = rule;
    return { ...definition, voteFor, rankLimit, voteForIsInferred: isInferred };
  }

  /** Takes in what another format says of a contest. */
  private join(of: JoinedContest, said: Required<ContestDefinition>, sink: CompleteSink): void {
    const { definition } = of;
    const rule = joinedRule(ruleIn(definition), ruleIn(said));
    if (!rule) this.refuseOther(of, said);
    of.rules.set(this.present, ruleIn(said));
    if (!isSameRule(rule, definition)) this.known.learnRule(of.key, rule);
    of.definition = {
      ...definition,
      code: definition.code || said.code,
      party: definition.party || said.party,
      voteForIsInferred: rule.isInferred,
    };
    sink.amendContest(of.number, of.definition);
  }

  addChoice(contest: number, choice: Required<ChoiceDefinition>, sink: CompleteSink): number {
    const of = this.contests.get(contest);
    return of ? of.choices.add(this.present, choice, sink) : sink.addChoice(contest, choice);
  }

  amendChoice(
    contest: number,
    choice: number,
    definition: Required<ChoiceDefinition>,
    sink: CompleteSink,
  ): void {
    const of = this.contests.get(contest);
    if (of) of.choices.amend(choice, definition, sink);
    else sink.amendChoice(contest, choice, definition);
  }

  /** Says what a person should know of choices and rules. */
  report(file: string, issues: IssueLog): void {
    const place = { file };
    const listed = (names: ReadonlySet<string>) => {
      const more = names.size - toldNames;
      return `${[...names].slice(0, toldNames).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
    };
    if (this.spellings.size > 0)
      issues.add({
        severity: 'assumption',
        code: 'choice_spellings_joined',
        message: `names of choices that differ between formats in a party, a code or white space alone are one choice each: ${listed(this.spellings)}`,
        place,
      });
    if (this.unclear.size > 0)
      issues.add({
        severity: 'warning',
        code: 'choices_unclear',
        message: `these choices of one format may be one of several of another, which cannot be told; they are counted apart: ${listed(this.unclear)}`,
        place,
      });
    for (const { definition, rules } of this.contests.values())
      this.reportRules(definition, rules, file, issues);
  }

  /** Where only some of the formats state how many may be marked, that holds for all. */
  private reportRules(
    definition: Required<ContestDefinition>,
    rules: ReadonlyMap<number, SaidRule>,
    file: string,
    issues: IssueLog,
  ): void {
    if ([...rules.values()].every((rule) => isSameRule(rule, definition))) return;
    const told = [...rules].map(([format, rule]) => {
      const how = rule.isInferred ? ' at most, without stating it' : '';
      return `${this.formats[format]?.title ?? ''} has ${describeRule(rule)}${how}`;
    });
    issues.add({
      severity: 'assumption',
      code: 'contest_rule_joined',
      message: `${quoteValue(definition.name)} is counted as ${describeRule(definition)}: ${told.join(', ')}`,
      place: { file },
    });
  }

  private refuseOther({ definition, rules }: JoinedContest, other: ContestDefinition): never {
    const [[format = 0] = []] = rules;
    const there = this.formats[format]?.title ?? '';
    const here = this.formats[this.present]?.title ?? '';
    throw new FileError(
      'contest_differs',
      `the contest ${quoteValue(other.name)} is ${describeRule(definition)} in ${there}, and ${describeRule(other)} in ${here}: both cannot be counted as one; ingest the files apart, or say with --contests that it is another contest`,
      { file: this.file },
    );
  }

  private remarksOn(contest: string): ChoiceRemarks {
    const of = ` of ${quoteValue(contest)}`;
    return {
      onSpelling: (one, other) => {
        this.spellings.add(`${quoteValue(one)} = ${quoteValue(other)}${of}`);
      },
      onUnclear: (name) => {
        this.unclear.add(`${quoteValue(name)}${of}`);
      },
    };
  }
}

function ruleIn({ voteFor, rankLimit, voteForIsInferred = false }: ContestDefinition): SaidRule {
  return { voteFor, rankLimit, isInferred: voteForIsInferred };
}
