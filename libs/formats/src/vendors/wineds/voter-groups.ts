import {
  FileError,
  textLines,
  type ExportFile,
  type Place,
  type TextLine,
} from '@crossvote/opening';
import { KeySet } from '../../records/key-set.ts';
import { ballotLineLength, parseBallotLine, winedsLines, type BallotLine } from './ballot-line.ts';

/** The lines of one voter, which follow each other. */
export interface VoterGroup {
  readonly lines: readonly BallotLine[];
  readonly place: Place;
}

/** Receives the voters of a file. */
export interface VoterReader {
  voter(group: VoterGroup): void;
  /** Called for a line that is not a voter's line. */
  refuse(code: string, message: string, place: Place): void;
  warn(code: string, message: string, place: Place): void;
  /** Called between chunks. */
  drain(): Promise<void>;
}

/** Most lines of a voter, who has a few ranks in a few contests. */
const groupLimit = 10_000;

/**
 * Streams the voters of a ballot image file.
 *
 * @throws FileError when the file is cut off, or the lines of a voter do not follow each other
 */
export async function readVoters(file: ExportFile, reader: VoterReader): Promise<void> {
  const groups = new Groups(file.name, reader);
  for await (const lines of textLines(file, winedsLines)) {
    for (const line of lines) groups.add(line);
    await reader.drain();
  }
  groups.finish();
  await reader.drain();
}

class Groups {
  private readonly seen = new KeySet();
  private lines: BallotLine[] = [];
  private first = 0;
  private last = 0;

  constructor(
    private readonly file: string,
    private readonly reader: VoterReader,
  ) {}

  add({ bytes, line, isTerminated }: TextLine): void {
    const place = { file: this.file, line };
    const parsed = parseBallotLine(bytes.toString('latin1').trimEnd());
    if (!isTerminated) this.checkEnd(bytes, place);
    if (!parsed) {
      this.reader.refuse(
        'not_a_record',
        `the line is not of ${ballotLineLength} digits, of which the last two are 0 or 1: no line of a ballot image file`,
        place,
      );
      return;
    }
    if (this.lines[0]?.voter !== parsed.voter) {
      this.finish();
      this.first = line;
    }
    if (this.lines.length >= groupLimit)
      throw new FileError(
        'voter_too_long',
        `one voter has more than ${groupLimit} lines: this is no ballot image file`,
        place,
      );
    this.lines.push(parsed);
    this.last = line;
  }

  finish(): void {
    const { lines } = this;
    if (lines.length === 0) return;
    this.lines = [];
    const place = { file: this.file, line: this.first, endLine: this.last };
    for (const contest of new Set(lines.map((line) => line.contest))) {
      const key = Buffer.from(`${contest} ${lines[0]?.voter ?? ''}`);
      this.seen.feed(key, 0, key.length);
      if (!this.seen.add())
        throw new FileError(
          'voter_scattered',
          'these lines are of a voter and contest that had lines before: the ranks of a voter must stand together; sort the file by contest, voter and rank, and remove lines that are there twice',
          place,
        );
    }
    this.reader.voter({ lines, place });
  }

  private checkEnd(bytes: Buffer, place: Place): void {
    if (bytes.length < ballotLineLength)
      throw new FileError(
        'cut_off',
        'the file ends in the middle of a line: it was cut off; export or copy it again',
        place,
      );
    this.reader.warn(
      'no_final_line_end',
      'the last line has no line end; if the file was cut off there, records are missing',
      place,
    );
  }
}
