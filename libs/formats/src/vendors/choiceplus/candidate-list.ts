import {
  type ExportFile,
  FileError,
  foldWhiteSpace,
  type IssueLog,
  type Place,
  quoteValue,
  textLines,
} from '@crossvote/opening';
import { refuseManyChoices } from '../../contests/choice-limit.ts';
import { lineText } from '../../records/line-text.ts';
import { quotedTexts } from '../../rankings/quoted-texts.ts';

/** What the files beside the ballots say of their contest. */
export interface CandidateList {
  /** Empty where they do not name it. */
  title: string;
  /** 0 where they do not say. */
  seats: number;
  /** By code, in their order. */
  readonly names: Map<string, string>;
}

/** `.CANDIDATE C01, "Ada Reyes"`, `.CONTEST "City Council"`, `.ELECT 9` */
const command = /^\.([A-Z-]+)\s*(.*)$/u;
/** `C01,Ada Reyes` */
export const listedCandidate = /^([A-Za-z]\w*\d)\s*,\s*(\S.*)$/u;

/**
 * Reads the names of candidates: a list of codes and names (`candidates.txt`), or the contest's file of ChoicePlus
 * (`.chp`).
 *
 * @throws FileError where two files call one candidate by two names
 */
export async function readCandidates(
  file: ExportFile,
  list: CandidateList,
  issues: IssueLog,
): Promise<void> {
  for await (const lines of textLines(file, { limit: 1 << 16, kind: 'list of candidates' }))
    for (const { bytes, line, isTerminated } of lines) {
      const place = { file: file.name, line };
      if (!isTerminated) sayOpen(place, issues);
      const text = lineText(bytes, place).trim();
      const [, name, rest = ''] = command.exec(text) ?? [];
      const [, code, called = ''] = listedCandidate.exec(name === undefined ? text : rest) ?? [];
      const isCandidate = name === undefined || name === 'CANDIDATE' || name === 'WRITE-IN';
      if (isCandidate && code !== undefined) enter(code, quotedTexts(called)[0] ?? '', list, place);
      else if (name === 'CONTEST') list.title = quotedTexts(rest)[0] ?? '';
      else if (name === 'ELECT') list.seats = Number(/^\d{1,4}/u.exec(rest)?.[0] ?? 0);
    }
}

function enter(code: string, name: string, { names }: CandidateList, place: Place): void {
  const folded = foldWhiteSpace(name);
  const known = names.get(code);
  refuseManyChoices(names.size, place);
  if (known !== undefined && known !== folded)
    throw new FileError(
      'candidate_named_twice',
      `calls the candidate ${code} ${quoteValue(folded)}, who is ${quoteValue(known)} before; give the list of this contest alone`,
      place,
    );
  if (folded !== '') names.set(code, folded);
}

function sayOpen(place: Place, issues: IssueLog): void {
  issues.add({
    severity: 'warning',
    code: 'no_final_line_end',
    message: 'the last line has no line end; if the file was cut off there, names are missing',
    place,
  });
}
