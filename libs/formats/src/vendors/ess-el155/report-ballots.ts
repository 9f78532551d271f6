import { FileError, quoteValue, textLines, type ExportFile, type Place } from '@crossvote/opening';
import { lineText, noFinalLineEnd } from '../../records/line-text.ts';
import { isReportHeading, reportLine, type VoteLine } from './report-line.ts';

/** The votes of one ballot. */
export interface ReportBallot {
  readonly precinct: string;
  readonly votes: readonly VoteLine[];
  readonly place: Place;
}

/** Takes the ballots of a report. */
export interface BallotTaker {
  ballot(ballot: ReportBallot): void;
  refuse(code: string, message: string, place: Place): void;
  warn(code: string, message: string, place: Place): void;
  /** Called between chunks. */
  drain(): Promise<void>;
}

const rule = { limit: 1 << 16, kind: 'report EL155' };
/** Most votes of one ballot. */
const voteLimit = 10_000;

/**
 * Streams the ballots of a report.
 *
 * @throws FileError when it is none
 */
export async function readReport(file: ExportFile, taker: BallotTaker): Promise<void> {
  const ballots = new Ballots(file.name, taker);
  let isReport = false;
  for await (const lines of textLines(file, rule)) {
    for (const { bytes, line, isTerminated } of lines) {
      const place = { file: file.name, line };
      const text = lineText(bytes, place);
      isReport ||= isReportHeading(text);
      ballots.add(text, place);
      if (!isTerminated) taker.warn(noFinalLineEnd.code, noFinalLineEnd.message, place);
    }
    await taker.drain();
  }
  if (!isReport)
    throw new FileError(
      'header_missing',
      'no line is the heading VOTR. B/I CANDIDATES RECEIVING A VOTE, which every page of the report has',
      { file: file.name },
    );
  ballots.finish();
}

/** Cuts the lines into ballots: one begins where an asterisk stands, whatever headings are between its lines. */
class Ballots {
  private precinct = '';
  private votes: VoteLine[] = [];
  private first = 0;
  private last = 0;
  private ofPrecinct = '';
  private problem: readonly [code: string, message: string] | undefined;

  constructor(
    private readonly file: string,
    private readonly taker: BallotTaker,
  ) {}

  add(text: string, { line = 0 }: Place): void {
    const found = reportLine(text);
    if (found.kind === 'page') this.precinct = found.precinct;
    if (found.kind === 'unreadable') {
      this.begin(line, this.first === 0);
      this.problem ??= [
        'unreadable_line',
        `a line of the ballot, or of the one behind it, is no vote: ${quoteValue(text.trim())}`,
      ];
    }
    if (found.kind !== 'vote') return;
    this.begin(line, found.isFirst || this.first === 0);
    this.vote(found);
  }

  finish(): void {
    if (this.first === 0) return;
    const place = { file: this.file, line: this.first, endLine: this.last };
    const { votes, ofPrecinct, problem } = this;
    if (problem) this.taker.refuse(...problem, place);
    else this.taker.ballot({ precinct: ofPrecinct, votes, place });
    this.votes = [];
    this.problem = undefined;
    this.first = 0;
  }

  /** A line belongs to the ballot at hand, or begins another one. */
  private begin(line: number, isFirst: boolean): void {
    if (isFirst) {
      this.finish();
      this.first = line;
      this.ofPrecinct = this.precinct;
    }
    this.last = line;
  }

  private vote(vote: VoteLine): void {
    const [before] = this.votes;
    if (!before && !vote.isFirst)
      this.problem ??= [
        'ballot_without_beginning',
        'the ballot has no line with an asterisk, with which each begins: lines before it are missing',
      ];
    const isOther = before?.machine !== vote.machine || before.style !== vote.style;
    if (before && (isOther || this.precinct !== this.ofPrecinct))
      this.problem ??= [
        'ballot_mixed',
        'the lines are of several machines, ballot images or precincts: the line with the asterisk of a ballot is missing between them',
      ];
    if (this.votes.length >= voteLimit)
      this.problem ??= ['ballot_too_long', `the ballot has more than ${voteLimit} votes`];
    else this.votes.push(vote);
  }
}
