import {
  firstRow,
  foldWhiteSpace,
  quoteValue,
  readRows,
  type CellScanner,
  type IssueLog,
  type Place,
  type Recognition,
  type Refusal,
  type RowReader,
} from '@crossvote/opening';
import { ContestsOfFiles } from '../../src/contests/contests-of-files.ts';
import { identifiedChoices } from '../../src/contests/identified-choices.ts';
import { SharedContests } from '../../src/contests/shared-contests.ts';
import { attributeKinds, type CvrSink } from '../../src/cvr-sink.ts';
import type { FormatReader } from '../../src/format-reader.ts';
import { AttributeCodes, BlockCodes } from '../../src/records/block-codes.ts';
import { isNoName, RecordKey } from '../../src/records/record-key.ts';
import { voteForIn } from '../../src/words/complete-names.ts';
import { isWriteIn } from '../../src/words/write-ins.ts';

/** A heading such as `Council Vote For 2: Cy|Di|Ed`. */
const contestHeading = /^(.+): (.+\|.+)$/;

/** What speaks for the format, and what a file lacks: a person reads both where no format fits. */
function recognise(head: Buffer): Recognition {
  const [first, second, ...others] = firstRow(head);
  const tests = [
    [first === 'Sheet' && second === 'Precinct', 'row 1 begins with Sheet and Precinct'],
    [others.some((heading) => contestHeading.test(heading)), 'a heading is like Mayor: Ann|Bo'],
  ] as const;
  const missed = tests.filter(([holds]) => !holds).map(([, words]) => words);
  const matched = tests.filter(([holds]) => holds).map(([, words]) => words);
  return { matched, missed, part: missed.length === 0 ? 'records' : 'none' };
}

/** A contest of the file at hand, with the numbers of its choices in the sink by their names. */
interface ContestColumn {
  readonly column: number;
  readonly contest: number;
  readonly choices: ReadonlyMap<string, number>;
}

/** The sheets of all files. */
class Sheets implements RowReader {
  stored = 0;
  refused = 0;
  private columns: readonly ContestColumn[] = [];
  private readonly codes = new BlockCodes();
  private readonly attributes: AttributeCodes;
  private readonly key = new RecordKey();

  constructor(
    private readonly sink: CvrSink,
    private readonly issues: IssueLog,
    private readonly contests: SharedContests,
  ) {
    this.attributes = new AttributeCodes(sink);
  }

  /** Declares the contests. Those that an earlier file has, too, are declared once. */
  header(headings: readonly string[], { file }: Place): void {
    const listed = headings.flatMap((heading, column) => {
      const [, title = '', names = ''] = contestHeading.exec(foldWhiteSpace(heading)) ?? [];
      return title === '' ? [] : [{ column, title, names: names.split('|') }];
    });
    const entered = this.contests.enter(
      file,
      listed.map(({ title, names }) => {
        const voteFor = voteForIn(title) || 1;
        return { definition: { name: title, voteFor, rankLimit: 0 }, choices: names };
      }),
    );
    this.columns = entered.map(({ number, choices }, at) => {
      const { column = 0, names = [] } = listed[at] ?? {};
      const definitions = names.map((name) => ({ name, party: '', isWriteIn: isWriteIn(name) }));
      const numbers = choices.enter(identifiedChoices(definitions));
      const byName = new Map(names.map((name, place) => [name, numbers[place] ?? 0]));
      return { column, contest: number, choices: byName };
    });
  }

  /** A sheet is stored whole or not at all: nothing goes into the sink before all of it is understood. */
  row(cells: CellScanner, place: Place): void {
    const marked: { readonly contest: number; readonly choices: readonly number[] }[] = [];
    for (const { column, contest, choices } of this.columns) {
      const text = foldWhiteSpace(cells.text(column));
      // The contest is not on this sheet.
      if (text === '') continue;
      const names = text === '-' ? [] : text.split('+');
      const stranger = names.find((name) => !choices.has(name));
      if (stranger !== undefined) {
        const message = `${quoteValue(stranger)} is no choice of the contest`;
        this.refuse({ code: 'unknown_choice', message, column: column + 1 }, place);
        return;
      }
      marked.push({ contest, choices: names.map((name) => choices.get(name) ?? 0) });
    }
    for (const { contest, choices } of marked) {
      const marks = choices.map((choice) => ({ choice, rank: 0 }));
      const code = this.codes.of(`${contest} ${choices.join()}`, () =>
        this.sink.selectionCode(contest, { marks, declared: 'nothing' }),
      );
      this.sink.setSelection(contest, code);
    }
    this.attributes.set(attributeKinds.indexOf('precinct'), foldWhiteSpace(cells.text(1)));
    this.stored += 1;
    if (this.sink.endRecord()) for (const memo of [this.codes, this.attributes]) memo.forget();
    const sheet = cells.text(0);
    const key = isNoName(sheet) ? undefined : this.key.name([sheet]);
    this.sink.identities?.add(key, place.line ?? 0);
  }

  refuse({ code, message, column }: Refusal, place: Place): void {
    this.refused += 1;
    const where = column === undefined ? place : { ...place, column };
    this.issues.add({ severity: 'refused', code, message, place: where });
  }

  warn(code: string, message: string, place: Place): void {
    this.issues.add({ severity: 'warning', code, message, place });
  }

  drain(): Promise<void> {
    return this.sink.drain();
  }
}

/** The sheets of Tallyho, a made-up vendor: one row a sheet, one column a contest. */
export const tallyho: FormatReader = {
  id: 'tallyho',
  title: 'Tallyho CSV',
  description: 'One CSV header row with Sheet, Precinct and contests with their choices',
  recognise,
  async read(files, sink, issues, { contests = new ContestsOfFiles() } = {}) {
    const sheets = new Sheets(sink, issues, new SharedContests(sink, contests));
    for (const file of files) {
      sink.identities?.beginFile(file);
      await readRows(file, sheets);
    }
    const { stored: recordsStored, refused: recordsRefused } = sheets;
    const recordsRead = recordsStored + recordsRefused;
    return { electionName: '', softwareVersion: '', recordsRead, recordsStored, recordsRefused };
  },
};
