import type { ChoiceDefinition, CvrSink } from '../../cvr-sink.ts';
import {
  isCandidateCode,
  loosePartsOfName,
  partsOfName,
  withoutCode,
  type CellName,
} from '../../words/parts-of-name.ts';
import { choiceNamed } from './cell-meaning.ts';
import { alikeKey, type SeenNames } from './seen-names.ts';

/** A choice with the spellings that cells have of it. */
export interface Spelled {
  readonly number: number;
  readonly texts: string[];
}

/** A choice found earlier that a cell may name in another spelling. */
interface Found extends CellName {
  readonly text: string;
  readonly spelled: Spelled;
}

/** What spellings need of the whole export. */
export interface SpellingContext {
  readonly sink: CvrSink;
  /** The name of the choice that a cell holds as a number. */
  readonly nameOf: (text: string) => string;
  readonly say: SpellingRemarks;
}

/** Called for what a person must know about spellings. */
export interface SpellingRemarks {
  joined(texts: readonly string[], name: string): void;
  mayBeOne(text: string, other: string): void;
}

/** The choices of one contest, each with all its spellings in cells. */
export class ChoiceSpellings {
  /** Names by the key of equal names, and by the same key in small letters. */
  private readonly alike = new Map<string, Found[]>();
  private readonly similar = new Map<string, Found[]>();
  private readonly byCode = new Map<string, Found>();
  private readonly spelled: Spelled[] = [];
  private writeIn: Spelled | undefined;

  /**
   * @param contest - its number in the sink
   * @param seen - names that were looked at before they are read
   */
  constructor(
    private readonly contest: number,
    private readonly context: SpellingContext,
    private readonly seen: SeenNames,
  ) {}

  /** Whether all cells must be looked at before it is clear whether a name is a new choice. */
  isUnclear(text: string): boolean {
    return !this.sameCode(text) && this.alike.has(alikeKey(loosePartsOfName(text)));
  }

  /** The number of the choice that a name is a spelling of; a name that is new becomes a choice. */
  choiceOf(text: string): number {
    const found = this.sameChoice(text);
    const spelled = found ?? this.addChoice(text, this.definitionOf([text]));
    if (!found) this.spelled.push(spelled);
    const parts = loosePartsOfName(text);
    const entry: Found = { ...parts, text, spelled };
    const { code } = partsOfName(text);
    if (code !== '' && !this.byCode.has(code)) this.byCode.set(code, entry);
    append(this.alike, alikeKey(parts), entry);
    append(this.similar, alikeKey(parts).toLowerCase(), entry);
    if (found) this.addSpelling(found, text);
    return spelled.number;
  }

  /** The number of the unnamed write-in. @param line - how a cell calls it */
  writeInOf(line: string): number {
    const isWriteIn = true;
    this.writeIn ??= this.addChoice(line, { name: line, party: '', isWriteIn });
    const { number, texts } = this.writeIn;
    if (!texts.includes(line)) {
      texts.push(line);
      this.amend(number, { name: 'Write-in', party: '', isWriteIn });
    }
    return number;
  }

  /** Reports choices with several spellings. */
  finish(): void {
    for (const { texts } of this.spelled)
      if (texts.length > 1) this.context.say.joined(texts, this.definitionOf(texts).name);
  }

  /** The choice that a text is surely a spelling of. A choice that is only similar is reported. */
  private sameChoice(text: string): Spelled | undefined {
    const parts = loosePartsOfName(text);
    const key = alikeKey(parts);
    const alike = this.alike.get(key) ?? [];
    const isOne = this.seen.has(text) && this.seen.areOne(parts);
    const same = this.sameCode(text) ?? (isOne ? alike[0] : undefined);
    if (same) return same.spelled;
    const similar = this.similar.get(key.toLowerCase())?.find((other) => mayBeOne(parts, other));
    if (similar) this.context.say.mayBeOne(similar.text, text);
    return undefined;
  }

  private sameCode(text: string): Found | undefined {
    const { code, bare } = partsOfName(text);
    const same = this.byCode.get(code);
    // All answers of a measure may share the number of the measure.
    const isSame = same && (isCandidateCode(code) || partsOfName(same.text).bare === bare);
    return isSame ? same : undefined;
  }

  private addSpelling({ number, texts }: Spelled, text: string): void {
    texts.push(text);
    this.amend(number, this.definitionOf(texts));
  }

  /** One name for all spellings: without a code, and with all the white space that any spelling has. */
  private definitionOf(texts: readonly string[]): ChoiceDefinition {
    const [first = '', ...others] = texts;
    const definition = choiceNamed(first);
    if (others.length === 0) return { ...definition, name: this.context.nameOf(first) };
    const blanks = (name: string) => name.split(' ').length;
    const names = texts.map(withoutCode);
    const name = names.reduce((best, other) => (blanks(other) > blanks(best) ? other : best));
    const parts = texts.map(loosePartsOfName);
    const party = parts.find((part) => part.party !== '')?.party ?? '';
    const code = parts.find((part) => part.code !== '')?.code;
    return { ...definition, name, party, ...(code === undefined ? {} : { code }) };
  }

  private addChoice(text: string, definition: ChoiceDefinition): Spelled {
    return { number: this.context.sink.addChoice(this.contest, definition), texts: [text] };
  }

  private amend(number: number, definition: ChoiceDefinition): void {
    this.context.sink.amendChoice(this.contest, number, definition);
  }
}

function append(map: Map<string, Found[]>, key: string, entry: Found): void {
  const entries = map.get(key);
  if (entries) entries.push(entry);
  else map.set(key, [entry]);
}

/** Two parties are two lines of one candidate, and two codes are two candidates of one name. */
function mayBeOne(one: CellName, other: CellName): boolean {
  const differs = (a: string, b: string) => a !== '' && b !== '' && a !== b;
  return !differs(one.party, other.party) && !differs(one.code, other.code);
}
