import { isUtf8 } from 'node:buffer';
import { parsePlainXml, type PlainElement, TextMemo, xmlEncoding } from '@crossvote/opening';
import type { HartContest, HartRecord } from './hart-record.ts';
import { FieldProblem } from './read-fields.ts';
import { OtherRoot, RecordBuilder } from './record-builder.ts';

/** The text before the root element of a plain file. */
const prologue = /^\ufeff?(?:<\?xml [^<>]*\?>)?[ \t\r\n]*/;
const noAttributes: ReadonlyMap<string, string> = new Map();
/** A refused file is parsed again, which finds the line. */
const noLine = 0;

/** A contest and its text. The same text is in the files of many records. */
interface KnownContest {
  readonly contest: HartContest;
}

/** Reads records of plain XML, their contests by their text. */
export class PlainRecords {
  private readonly known = new TextMemo<KnownContest>();
  private readonly taker = { name: 'Contest', take: (text: string) => this.contestOf(text) };

  /** @returns undefined when the file is not plain or not a record, so that it must be parsed */
  read(bytes: Buffer): HartRecord | undefined {
    if (xmlEncoding(bytes) !== 'utf-8' || !isUtf8(bytes)) return undefined;
    const xml = bytes.toString('utf8').replace(prologue, '').trimEnd();
    const root = parsePlainXml(xml, this.taker);
    if (!root) return undefined;
    const builder = new RecordBuilder();
    return succeeds(() => {
      play(builder, root);
    })
      ? builder.record
      : undefined;
  }

  private contestOf(text: string): KnownContest | undefined {
    const known = this.known.find(text);
    if (known) return known;
    const own = Buffer.from(text).toString();
    const element = parsePlainXml<KnownContest>(own);
    const contest = element && readContest(element);
    if (!contest) return undefined;
    this.known.keep(own, { contest });
    return { contest };
  }
}

function readContest(element: PlainElement<KnownContest>): HartContest | undefined {
  const builder = new RecordBuilder();
  builder.open('Cvr', noAttributes, noLine);
  builder.open('Contests', noAttributes, noLine);
  succeeds(() => {
    play(builder, element);
  });
  return builder.contests[0];
}

function play(builder: RecordBuilder, element: PlainElement<KnownContest>): void {
  builder.open(element.name, element.attributes, noLine);
  for (const child of element.children) {
    if ('contest' in child) builder.addWhole(child.contest);
    else play(builder, child);
  }
  builder.close(element.name, element.text, noLine);
}

/** Runs an action. @returns whether the elements so far can make a record */
function succeeds(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof FieldProblem || error instanceof OtherRoot) return false;
    throw error;
  }
}
