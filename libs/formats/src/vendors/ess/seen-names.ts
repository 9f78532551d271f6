import { loosePartsOfName, type CellName } from '../../words/parts-of-name.ts';
import { splitNames } from './joined-names.ts';

/** Most different texts of a contest that are kept. A column with more holds no votes. */
const textLimit = 8192;

/** A text from the cells of a contest. */
interface SeenText extends CellName {
  /** Ranks of the columns that contain it. */
  readonly ranks: Set<number>;
}

/** The key of alike names of a contest: the name without party, code and white space. */
export function alikeKey({ bare }: CellName): string {
  return bare.replaceAll(/\s/gu, '');
}

/** The texts of one contest that were seen before the records are read. */
export class SeenNames {
  private readonly texts = new Map<string, SeenText>();
  private readonly alike = new Map<string, SeenText[]>();

  add(text: string, rank: number): void {
    const known = this.texts.get(text);
    if (known) known.ranks.add(rank);
    else if (this.texts.size < textLimit) {
      const seen = { ...loosePartsOfName(text), ranks: new Set([rank]) };
      this.texts.set(text, seen);
      const key = alikeKey(seen);
      this.alike.set(key, [...(this.alike.get(key) ?? []), seen]);
    }
  }

  has(text: string): boolean {
    return this.texts.has(text);
  }

  /** Whether any text consists of other texts. */
  joinNames(): boolean {
    const isName = (part: string) => this.has(part);
    return [...this.texts.keys()].some((text) => splitNames(text, isName) !== undefined);
  }

  /**
   * Whether all texts that are alike to a name are one choice. They are not if two of them have different parties or
   * codes, unless the codes belong to ranks.
   */
  areOne(name: CellName): boolean {
    const alike = this.alike.get(alikeKey(name)) ?? [];
    const parties = new Set(alike.map(({ party }) => party).filter((party) => party !== ''));
    const coded = alike.filter(({ code }) => code !== '');
    const codes = new Set(coded.map(({ code }) => code));
    return parties.size <= 1 && (codes.size <= 1 || this.haveCodePerRank(coded));
  }

  /**
   * Whether candidates have different codes in the columns of different ranks, and these texts have one code in each.
   */
  private haveCodePerRank(coded: readonly SeenText[]): boolean {
    const rankOfCode = new Map<string, number>();
    for (const { code, ranks } of this.texts.values())
      for (const rank of code === '' ? [] : ranks) {
        if (rank === 0 || (rankOfCode.get(code) ?? rank) !== rank) return false;
        rankOfCode.set(code, rank);
      }
    const ranks = [...new Set(coded.map(({ code }) => code))].map((code) => rankOfCode.get(code));
    return new Set(ranks).size === ranks.length;
  }
}
