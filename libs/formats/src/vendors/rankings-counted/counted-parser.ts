import { type ExportFile, FileError, type Place, quoteValue } from '@crossvote/opening';
import { ballotCount } from '../../rankings/ballot-count.ts';
import { refuseManyChoices } from '../../contests/choice-limit.ts';
import type {
  RankedContest,
  Ranking,
  RankingParser,
  RankingProblem,
  Say,
} from '../../rankings/ranking-format.ts';
import { countedLine, namesIn, ruleLine } from './counted-line.ts';

/** Behind the candidates some files name who won, and in which order the others lost. */
const outcome = 'winner';

/** The lines of a list of counted rankings: candidates, parties, a rule, rankings. */
export class CountedParser implements RankingParser {
  private names: readonly string[] | undefined;
  private parties: readonly string[] = [];
  private places = new Map<string, number>();
  private isHead = true;

  constructor(
    private readonly file: ExportFile,
    private readonly say: Say,
  ) {}

  line(text: string, place: Place): Ranking | RankingProblem | undefined {
    if (this.names === undefined) this.candidates(text, place);
    else if (this.isHead && ruleLine.test(text)) this.isHead = false;
    else if (this.isHead) this.head(text, place);
    else return this.ranking(text, place);
    return undefined;
  }

  finish(): RankedContest {
    if (this.names === undefined || this.isHead)
      throw new FileError(
        'header_missing',
        'a list of counted rankings begins with the candidates and a rule such as ----- under them; this one does not',
        { file: this.file.name },
      );
    const choices = this.names.map((name, at) => ({ name, party: this.parties[at] ?? '' }));
    return { name: '', seats: 0, ranks: 0, choices, isClosed: false };
  }

  private candidates(text: string, place: Place): void {
    const all = namesIn(text);
    const end = all.indexOf(outcome);
    this.names = end === -1 ? all : all.slice(0, end);
    refuseManyChoices(this.names.length, place);
    this.places = new Map(this.names.map((name, at) => [name, at]));
    if (this.places.size < this.names.length)
      throw new FileError(
        'candidate_named_twice',
        'lists a candidate twice, so that rankings do not tell them apart',
        place,
      );
  }

  private head(text: string, place: Place): void {
    const parties = namesIn(text);
    if (this.parties.length === 0 && parties.length === this.names?.length) {
      this.parties = parties;
      return;
    }
    this.say(
      'warning',
      'lines_passed_over',
      `a line of the head has not one party for each candidate, and was passed over: ${quoteValue(text)}`,
      place.line,
    );
  }

  private ranking(text: string, place: Place): Ranking | RankingProblem {
    const [, listed, counted = ''] = countedLine.exec(text) ?? [];
    const count = listed === undefined ? undefined : ballotCount(counted, place);
    if (listed === undefined || count === undefined)
      return {
        count: 1,
        code: 'not_a_record',
        message: `${quoteValue(text)} is no ranking in brackets with a colon and a count behind it`,
      };
    const names = namesIn(listed);
    const stranger = names.find((name) => !this.places.has(name));
    if (stranger !== undefined)
      return {
        count,
        code: 'unknown_candidate',
        message: `${quoteValue(stranger)} is none of the candidates that the first line lists`,
      };
    return { count, ranks: names.map((name) => [this.places.get(name) ?? 0]) };
  }
}
