import { type ExportFile, FileError, type Place, quoteValue } from '@crossvote/opening';
import type {
  RankedChoice,
  RankedContest,
  Ranking,
  RankingParser,
  RankingProblem,
  Say,
} from '../../rankings/ranking-format.ts';
import { PrefLibHead } from './preflib-head.ts';
import { endsInTie, orderTypeOf, preflibOrder, type OrderType } from './preflib-order.ts';

/** The lines of a PrefLib file: its head, and orders with their counts. */
export class PrefLibParser implements RankingParser {
  private readonly head = new PrefLibHead();
  private ballots = 0;
  private orders = 0;
  private unranked = 0;

  constructor(
    private readonly file: ExportFile,
    private readonly say: Say,
  ) {}

  line(text: string, place: Place): Ranking | RankingProblem | undefined {
    if (this.head.take(text, place)) return undefined;
    this.refuseOtherType(place);
    const { alternatives = 0, voters } = this.head;
    const found = preflibOrder(text, alternatives, place);
    this.orders += 1;
    this.ballots += found.count;
    if (voters !== undefined && found.count > voters)
      throw new FileError(
        'count_absurd',
        `${found.count} ballots of one order are more than the ${voters} voters that the head states; correct the number that is wrong`,
        place,
      );
    return 'code' in found ? found : this.withoutUnranked(found, place);
  }

  finish(): RankedContest {
    const { head } = this;
    const place = { file: this.file.name };
    head.finish(place);
    this.refuseOtherType(place);
    this.compare('voters', head.voters, this.ballots);
    this.compare('orders', head.orders, this.orders);
    if (head.modification !== '' && head.modification !== 'original')
      this.say(
        'assumption',
        'data_modified',
        `the head says that these orders are ${quoteValue(head.modification)}, and not as they were cast`,
      );
    if (this.unranked > 0)
      this.say(
        'assumption',
        'last_tie_not_ranked',
        `orders of this kind (toc) are complete, those who were not ranked share the last place: ${this.unranked} ballots end so, and have no marks for these`,
      );
    return { name: head.title, seats: 0, ranks: 0, choices: this.choices(), isClosed: false };
  }

  /** As the head says; old files are told by their names. */
  private get type(): OrderType | undefined {
    const [, ending = ''] = /\.(\w+)(?:\.gz)?$/u.exec(this.file.name) ?? [];
    return orderTypeOf(this.head.type || ending);
  }

  private refuseOtherType(place: Place): void {
    const { type } = this.head;
    if (type === '' || orderTypeOf(type)) return;
    throw new FileError(
      'is_preflib_other',
      `is PrefLib data of the kind ${quoteValue(type)}, which holds no ballots with ranks; give the file of the same data that ends in .soc, .soi, .toc or .toi`,
      place,
    );
  }

  private withoutUnranked(ranking: Ranking, place: Place): Ranking {
    const { type } = this;
    if (!endsInTie(ranking)) return ranking;
    if (type === undefined) throw noType(place);
    if (type !== 'toc') return ranking;
    this.unranked += ranking.count;
    return { ...ranking, ranks: ranking.ranks.slice(0, -1) };
  }

  private choices(): RankedChoice[] {
    const { alternatives = 0, names } = this.head;
    const missing: string[] = [];
    const choices = Array.from({ length: alternatives }, (_, at) => {
      const number = String(at + 1);
      const name = names.get(at + 1) ?? '';
      if (name === '') missing.push(number);
      return { name: name || number, party: '', code: number };
    });
    if (missing.length > 0)
      this.say(
        'warning',
        'candidate_without_name',
        `alternatives without a name, whose numbers are the names: ${missing.slice(0, 20).join(', ')}`,
      );
    return choices;
  }

  private compare(what: 'voters' | 'orders', stated: number | undefined, found: number): void {
    if (stated === undefined || stated === found) return;
    this.say(
      'warning',
      'stated_count_differs',
      `the head states ${stated} ${what}, and the lines have ${found}: lines may be missing, or there twice`,
    );
  }
}

function noType(place: Place): FileError {
  return new FileError(
    'data_type_missing',
    'has a tie at its end, and neither a DATA TYPE nor the name of the file says what it means: call the file .toc where those who were not ranked share the last place, or .toi where they were marked so',
    place,
  );
}
