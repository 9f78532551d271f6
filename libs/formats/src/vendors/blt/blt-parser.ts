import { type ExportFile, FileError, type Place, quoteValue } from '@crossvote/opening';
import { Comments } from '../../rankings/comments.ts';
import type {
  RankedContest,
  Ranking,
  RankingParser,
  RankingProblem,
  Say,
} from '../../rankings/ranking-format.ts';
import { refuseManyChoices } from '../../contests/choice-limit.ts';
import { bltBallot, endsInZero } from './blt-ballot.ts';
import { bltCandidates } from './blt-names.ts';
import { quotedTexts } from '../../rankings/quoted-texts.ts';

/** Numbers of candidates and seats. */
const headLine = /^(\d{1,9})(\s*,\s*|\s+)(\d{1,9})[\s,]*$/u;
const withdrawnLine = /^-\d+(?:[\s,]+-\d+)*[\s,]*$/u;
/** What no candidate is called. */
const ballotLine = /^(?:\([^()]*\)\s*)?\d+(?:[\s,]+(?:[\d=]+|-))*[\s,]+0$/u;
/** In a table nothing but their quotation marks tells where the names begin. */
const nameOfTable = /^"|^Candidate \d/iu;

/** Lines behind the title that are told. */
const othersTold = 5;

/** The lines of a BLT file: numbers, withdrawn candidates, ballots, 0, names, title. */
export class BltParser implements RankingParser {
  private candidates = 0;
  private seats = 0;
  private isTable = false;
  private stage: 'head' | 'ballots' | 'names' = 'head';
  private endsInZero: boolean | undefined;
  private readonly withdrawn: number[] = [];
  private readonly names: string[] = [];
  private readonly comments = new Comments();

  constructor(
    private readonly file: ExportFile,
    private readonly say: Say,
  ) {}

  line(text: string, place: Place): Ranking | RankingProblem | undefined {
    const content = withoutComment(text);
    if (content === '') {
      this.comments.add(text);
      return undefined;
    }
    if (this.stage === 'ballots') return this.ballot(content, place);
    if (this.stage === 'names') this.name(content, place);
    else this.head(content, place);
    return undefined;
  }

  finish(): RankedContest {
    const { candidates, names } = this;
    if (this.stage === 'head') throw noHead({ file: this.file.name });
    if (names.length < candidates)
      throw new FileError(
        'names_missing',
        `the first line says ${candidates} candidates, and ${names.length} are named behind the ballots: the file was cut off, or names are missing`,
        { file: this.file.name },
      );
    this.comments.report(this.say);
    const choices = bltCandidates(names.slice(0, candidates), this.say);
    this.sayWithdrawn(choices.map(({ name }) => name));
    const [title = '', ...others] = names.slice(candidates);
    if (others.length > 0)
      this.say(
        'assumption',
        'lines_passed_over',
        `lines behind the title are not stored: ${others.map(quoteValue).join(', ')}`,
      );
    if (title === '')
      this.say(
        'warning',
        'title_missing',
        'no title stands behind the names, as in other BLT files: if the file was cut off there, nothing but that is missing',
      );
    const name = quotedTexts(title)[0] ?? '';
    const isClosed = /"[\s,]*$/u.test(names.at(-1) ?? '') && title !== '';
    return { name, seats: this.seats, ranks: 0, choices, isClosed };
  }

  private head(text: string, place: Place): void {
    const [, candidates, between = '', seats] = headLine.exec(text) ?? [];
    if (candidates === undefined) throw noHead(place);
    this.candidates = Number(candidates);
    refuseManyChoices(this.candidates, place);
    this.seats = Number(seats);
    this.isTable = between.includes(',');
    this.stage = 'ballots';
  }

  private ballot(text: string, place: Place): Ranking | RankingProblem | undefined {
    if (/^0[\s,]*$/.test(text)) {
      this.stage = 'names';
      return undefined;
    }
    if (this.isTable && nameOfTable.test(text)) {
      this.stage = 'names';
      this.name(text, place);
      return undefined;
    }
    if (this.endsInZero === undefined && withdrawnLine.test(text)) {
      this.withdraw(text, place);
      return undefined;
    }
    const written = text.replace(/[\s,]+$/u, '');
    this.endsInZero ??= endsInZero(written);
    const rule = { candidates: this.candidates, endsInZero: this.endsInZero };
    return bltBallot(written, rule, place);
  }

  /** A candidate, the title, or what some programs write behind it. */
  private name(text: string, place: Place): void {
    if (ballotLine.test(text) || text === '0')
      throw new FileError(
        'ballot_behind_end',
        'a ballot stands behind the line of 0 that ends the ballots: such a line is stray, or two files were joined',
        place,
      );
    if (text.startsWith('"') && text.replace(/[^"]/gu, '').length % 2 === 1)
      throw new FileError(
        'quote_not_closed',
        'a name begins with a quotation mark and has no other one that closes it: the file was cut off there, or the mark is stray',
        place,
      );
    if (this.names.length < this.candidates + 1 + othersTold) this.names.push(text);
  }

  private withdraw(text: string, place: Place): void {
    const numbers = (text.match(/\d+/gu) ?? []).map(Number);
    const stranger = numbers.find((number) => number < 1 || number > this.candidates);
    if (stranger !== undefined)
      throw new FileError(
        'unknown_candidate',
        `says that the candidate ${stranger} withdrew, and their numbers go from 1 to ${this.candidates}`,
        place,
      );
    this.withdrawn.push(...numbers);
  }

  private sayWithdrawn(names: readonly string[]): void {
    if (this.withdrawn.length === 0) return;
    const withdrawn = this.withdrawn.map((number) => quoteValue(names[number - 1] ?? ''));
    this.say(
      'assumption',
      'candidates_withdrawn',
      `the file says that these withdrew before the count: ${withdrawn.join(', ')}; they are choices all the same, with the marks that ballots have for them`,
    );
  }
}

/** A number sign outside quotation marks begins a comment. */
function withoutComment(text: string): string {
  let inQuotes = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"' && text[at - 1] !== '\\') inQuotes = !inQuotes;
    else if (text[at] === '#' && !inQuotes) return text.slice(0, at).trim();
  }
  return text;
}

function noHead(place: Place): FileError {
  return new FileError(
    'header_missing',
    'a BLT file begins with the numbers of candidates and of seats; this one does not',
    place,
  );
}
