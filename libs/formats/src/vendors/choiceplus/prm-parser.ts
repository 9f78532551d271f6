import type { Place } from '@crossvote/opening';
import { refuseManyChoices } from '../../contests/choice-limit.ts';
import { Comments } from '../../rankings/comments.ts';
import type {
  RankedContest,
  Ranking,
  RankingParser,
  RankingProblem,
  Say,
} from '../../rankings/ranking-format.ts';
import type { CandidateList } from './candidate-list.ts';
import { prmBallot } from './prm-line.ts';

/** Comments, and commands of the program. */
const passedOver = /^(?:#|\.[A-Z])/u;

/** The lines of a ballot file of ChoicePlus Pro: each is one ballot. */
export class PrmParser implements RankingParser {
  private readonly places: Map<string, number>;
  private readonly comments = new Comments();

  constructor(
    private readonly list: CandidateList,
    private readonly say: Say,
  ) {
    this.places = new Map([...list.names.keys()].map((code, at) => [code, at]));
  }

  line(text: string, place: Place): Ranking | RankingProblem | undefined {
    if (passedOver.test(text)) {
      this.comments.add(text);
      return undefined;
    }
    const ballot = prmBallot(text);
    if (typeof ballot === 'string') return { count: 1, code: 'not_a_record', message: ballot };
    const ranks: number[][] = [];
    for (const { codes, rank } of ballot.marks) {
      while (ranks.length < rank) ranks.push([]);
      const here = ranks[rank - 1];
      for (const code of codes) {
        const choice = this.placeOf(code, place);
        // A candidate who is named twice at one rank is marked there.
        if (here && !here.includes(choice)) here.push(choice);
      }
    }
    return { count: 1, ranks, id: ballot.id };
  }

  finish(): RankedContest {
    const { names, title, seats } = this.list;
    this.comments.report(this.say);
    const choices = [...this.places.keys()].map((code) => ({
      name: names.get(code) ?? code,
      party: '',
      code,
    }));
    const nameless = choices.filter(({ code }) => !names.has(code)).map(({ code }) => code);
    if (nameless.length > 0)
      this.say(
        'warning',
        names.size === 0 ? 'candidate_list_missing' : 'candidate_without_name',
        `the codes of these candidates stand for their names, as no list names them: ${nameless.slice(0, 20).join(', ')}${names.size === 0 ? '; give candidates.txt or the .chp of the contest with the ballots' : ''}`,
      );
    return { name: title, seats, ranks: 0, choices, isClosed: false };
  }

  private placeOf(code: string, place: Place): number {
    const known = this.places.get(code);
    if (known !== undefined) return known;
    refuseManyChoices(this.places.size, place);
    this.places.set(code, this.places.size);
    return this.places.size - 1;
  }
}
