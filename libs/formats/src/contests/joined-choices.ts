import type { CompleteSink } from '../complete-sink.ts';
import type { ChoiceDefinition } from '../cvr-sink.ts';
import { isUnnamedWriteIn } from '../words/write-ins.ts';
import type { StateWords } from '../words/state-words.ts';
import { spelledName } from './choices-of-files.ts';
import type { KnownJoins } from './known-joins.ts';

type Definition = Required<ChoiceDefinition>;

/** A choice of the contest, and the formats that have it. */
interface JoinedChoice {
  readonly number: number;
  readonly bare: string;
  definition: Definition;
  /** By the place of the format: whether it has the very name and party that the choice had. */
  readonly formats: Map<number, boolean>;
}

/** Hears of names that are one choice, and of those that may be. */
export interface ChoiceRemarks {
  onSpelling(one: string, other: string): void;
  onUnclear(name: string): void;
}

/** All unnamed lines for write-ins are one choice (semantics: rule 5). */
const unnamedLine = '\0';

/**
 * The choices of one contest that exports of several formats have. Each reader knows its own by its own signs; of two
 * formats those are one that have one name, but for white space, a code, or a party that one does not say or shortens.
 */
export class JoinedChoices {
  private readonly byBare = new Map<string, JoinedChoice[]>();
  private readonly byNumber = new Map<number, JoinedChoice>();

  /**
   * @param contest - its number in the sink
   * @param key - what `known` knows it by
   */
  constructor(
    private readonly contest: number,
    private readonly key: string,
    private readonly context: {
      readonly words: StateWords;
      readonly known: KnownJoins;
      readonly remarks: ChoiceRemarks;
    },
  ) {}

  /**
   * Enters a choice that a format has.
   *
   * @param format - place of the format
   * @returns its number in the sink, which hears of it where it is new
   */
  add(format: number, definition: Definition, sink: CompleteSink): number {
    const bare = this.bareOf(definition);
    const known = this.choiceOf(format, bare, definition);
    if (known) {
      const isSame = isExactly(known, definition);
      known.formats.set(format, isSame);
      if (!isSame && bare !== unnamedLine)
        this.context.remarks.onSpelling(shown(known.definition), shown(definition));
      this.complete(known, definition, sink);
      return known.number;
    }
    const number = sink.addChoice(this.contest, definition);
    const choice = { number, bare, definition, formats: new Map([[format, true]]) };
    this.byNumber.set(number, choice);
    append(this.byBare, bare, choice);
    return number;
  }

  /** Defines a choice anew; one that other formats have keeps its name. */
  amend(choice: number, definition: Definition, sink: CompleteSink): void {
    const known = this.byNumber.get(choice);
    if (known && known.formats.size > 1) this.complete(known, definition, sink);
    else {
      if (known) known.definition = definition;
      sink.amendChoice(this.contest, choice, definition);
    }
  }

  /** A format was read: where it has a name twice, one of both was perhaps joined too early. */
  endFormat(format: number): void {
    for (const [bare, alike] of this.byBare) {
      const own = alike.filter(({ formats }) => formats.has(format));
      const isLoose = own.some(({ formats }) => formats.get(format) === false);
      if (own.length > 1 && isLoose && !this.context.known.isExact(this.key, bare))
        this.context.known.learnExact(this.key, bare);
    }
  }

  /** The choice of formats before that one of `format` surely is. */
  private choiceOf(format: number, bare: string, definition: Definition): JoinedChoice | undefined {
    const alike = (this.byBare.get(bare) ?? []).filter(
      ({ definition: { isWriteIn }, formats }) =>
        isWriteIn === definition.isWriteIn && [...formats.keys()].some((other) => other !== format),
    );
    const fitting = alike.filter(({ definition: { party } }) =>
      partiesFit(party, definition.party),
    );
    const same = fitting.filter((choice) => isExactly(choice, definition));
    const isExact = same.length > 0 || this.context.known.isExact(this.key, bare);
    const [only, another] = isExact ? same : fitting;
    if (only && !another && !only.formats.has(format)) return only;
    if (fitting.length > 0) this.context.remarks.onUnclear(shown(definition));
    return undefined;
  }

  /** Takes what only another format says of a choice. */
  private complete(known: JoinedChoice, other: Definition, sink: CompleteSink): void {
    const { definition, bare } = known;
    const isLine = bare === unnamedLine && definition.name !== other.name;
    const completed = {
      ...definition,
      name: isLine ? 'Write-in' : definition.name,
      party: definition.party || other.party,
      code: definition.code || other.code,
    };
    if (shown(completed) === shown(definition) && completed.code === definition.code) return;
    known.definition = completed;
    sink.amendChoice(this.contest, known.number, completed);
  }

  private bareOf(definition: Definition): string {
    const { name, isWriteIn } = definition;
    const isLine = () => isUnnamedWriteIn(name) || this.context.words.find(name) === 'writeIn';
    return isWriteIn && isLine() ? unnamedLine : spelledName(definition).bare;
  }
}

function isExactly({ definition }: JoinedChoice, { name, party }: Definition): boolean {
  return definition.name === name && definition.party === party;
}

/** Whether two exports may mean one party: one does not say it, or shortens it (`DEM`, `Democratic`). */
function partiesFit(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a.startsWith(b) || b.startsWith(a);
}

/** `Ann Poe`, `Ann Poe (DEM)` */
function shown({ name, party }: Definition): string {
  return party === '' || name.includes(party) ? name : `${name} (${party})`;
}

function append(lists: Map<string, JoinedChoice[]>, key: string, choice: JoinedChoice): void {
  const list = lists.get(key);
  if (list) list.push(choice);
  else lists.set(key, [choice]);
}
