import { isCandidateCode, partsOfName, type CellName } from './cell-meaning.ts';

interface Spelling extends CellName {
  readonly text: string;
  readonly number: number;
}

/** A choice found earlier that a cell may name in another spelling. */
export interface FoundSpelling {
  readonly text: string;
  readonly number: number;
  /** Whether it is the same choice surely: by the vendor's code. */
  readonly isSame: boolean;
}

/** The choices of one contest by code and by bare name: cells name one with and without party or code. */
export class ChoiceSpellings {
  private readonly byCode = new Map<string, Spelling>();
  private readonly byBareName = new Map<string, Spelling[]>();

  add(text: string, number: number): void {
    const spelling = { ...partsOfName(text), text, number };
    if (spelling.code !== '' && !this.byCode.has(spelling.code))
      this.byCode.set(spelling.code, spelling);
    const key = bareKey(spelling);
    this.byBareName.set(key, [...(this.byBareName.get(key) ?? []), spelling]);
  }

  /** Looks for a choice of which a text that is new may be another spelling. */
  find(text: string): FoundSpelling | undefined {
    const parts = partsOfName(text);
    const sameCode = this.byCode.get(parts.code);
    // A number alone may be that of a measure, which all of its answers share.
    if (sameCode && (isCandidateCode(parts.code) || bareKey(sameCode) === bareKey(parts)))
      return { ...sameCode, isSame: true };
    const sameName = this.byBareName.get(bareKey(parts)) ?? [];
    const similar = sameName.find((other) => mayBeOne(parts, other));
    return similar && { ...similar, isSame: false };
  }
}

const bareKey = ({ bare }: CellName) => bare.toLowerCase();

/** Two parties are two lines of one candidate, and two codes are two candidates of one name. */
function mayBeOne(one: CellName, other: CellName): boolean {
  const differs = (a: string, b: string) => a !== '' && b !== '' && a !== b;
  return !differs(one.party, other.party) && !differs(one.code, other.code);
}
