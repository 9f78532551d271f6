import type { ChoiceDefinition, CvrSink } from '../cvr-sink.ts';
import { loosePartsOfName } from '../words/parts-of-name.ts';
import { withoutParty } from '../words/complete-names.ts';

/**
 * Most choices with one name (without party and code) that are compared. If there are more, none of them is found by
 * its name.
 */
const alikeLimit = 100;

/** A choice in one file. */
export interface FileChoice {
  /** Key that is unique in the file and the same in other files; empty for unnamed write-in lines. */
  readonly key: string;
  readonly definition: ChoiceDefinition;
}

/** A choice of the contest. */
interface KnownChoice extends SpelledName {
  /** Its number in the sink. */
  readonly number: number;
  definition: ChoiceDefinition;
}

/** A name without what files write before and behind it. */
interface SpelledName {
  /** The name without white space, and without an attached party or code. */
  readonly bare: string;
  party: string;
  readonly code: string;
  readonly isWriteIn: boolean;
}

/**
 * The choices of one contest of several files. Names that differ only in white space, or in a party or code that only
 * one of two files has, are one choice. Two choices with one name within a file stay two (semantics: rule 7).
 */
export class ChoicesOfFiles {
  private readonly byKey = new Map<string, KnownChoice>();
  private readonly byBare = new Map<string, KnownChoice[]>();

  /**
   * @param contest - its number in the sink
   * @param onSpelling - called for two spellings of one choice
   */
  constructor(
    private readonly contest: number,
    private readonly sink: Pick<CvrSink, 'addChoice' | 'amendChoice'>,
    private readonly onSpelling: (one: string, other: string) => void,
  ) {}

  /**
   * Enters the choices of the contest in one file. New ones are added to the sink. @returns their numbers in the sink
   */
  enter(choices: readonly FileChoice[]): number[] {
    const taken = new Set(choices.flatMap(({ key }) => this.byKey.get(key) ?? []));
    const open = new Map<string, SpelledName[]>();
    for (const [key, { name, party, isWriteIn }] of new Map(
      choices.map((one) => [one.key, one.definition]),
    )) {
      if (key === '' || this.byKey.has(key)) continue;
      const spelled = spelledName({ name, party, isWriteIn });
      append(open, spelled.bare, spelled);
    }
    return choices.map((choice) => this.numberOf(choice, open, taken));
  }

  private numberOf(
    { key, definition }: FileChoice,
    open: ReadonlyMap<string, readonly SpelledName[]>,
    taken: ReadonlySet<KnownChoice>,
  ): number {
    const spelled = spelledName(definition);
    const known =
      this.byKey.get(key) ?? (key === '' ? undefined : this.spelledOtherwise(spelled, open, taken));
    const choice = known ?? this.add(definition, spelled);
    if (key !== '' && choice.definition.name !== definition.name && !this.byKey.has(key))
      this.onSpelling(choice.definition.name, definition.name);
    this.byKey.set(key, choice);
    if (choice.party === '' && spelled.party !== '') this.addParty(choice, spelled.party);
    return choice.number;
  }

  /**
   * The choice of other files that a name means, if it is the only one possible and no other name of the file can mean
   * it.
   */
  private spelledOtherwise(
    spelled: SpelledName,
    open: ReadonlyMap<string, readonly SpelledName[]>,
    taken: ReadonlySet<KnownChoice>,
  ): KnownChoice | undefined {
    const alike = this.byBare.get(spelled.bare) ?? [];
    const own = open.get(spelled.bare) ?? [];
    if (Math.max(alike.length, own.length) > alikeLimit) return undefined;
    const [one, ...others] = alike.filter(
      (choice) => !taken.has(choice) && mayBeOne(choice, spelled),
    );
    if (!one || others.length > 0) return undefined;
    const rivals = own.filter((other) => mayBeOne(one, other));
    return rivals.length === 1 ? one : undefined;
  }

  private add(definition: ChoiceDefinition, spelled: SpelledName): KnownChoice {
    const number = this.sink.addChoice(this.contest, definition);
    const choice = { ...spelled, number, definition };
    append(this.byBare, spelled.bare, choice);
    return choice;
  }

  private addParty(choice: KnownChoice, party: string): void {
    choice.party = party;
    choice.definition = { ...choice.definition, party };
    this.sink.amendChoice(this.contest, choice.number, choice.definition);
  }
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** What tells a name from others, whatever stands before and behind it. */
export function spelledName({ name, party: stated, isWriteIn }: ChoiceDefinition): SpelledName {
  const { name: rest, party: behind } = withoutParty(name);
  const { bare, party: before, code } = loosePartsOfName(rest);
  return { bare: bare.replaceAll(' ', ''), party: stated || behind || before, code, isWriteIn };
}

function mayBeOne(one: SpelledName, other: SpelledName): boolean {
  const differs = (a: string, b: string) => a !== '' && b !== '' && a !== b;
  const isSame = !differs(one.party, other.party) && !differs(one.code, other.code);
  // A written-in name is not a printed choice.
  return isSame && one.isWriteIn === other.isWriteIn;
}
