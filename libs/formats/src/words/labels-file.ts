import { stat, readFile } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import {
  CellScanner,
  errorCode,
  FileError,
  foldWhiteSpace,
  givenFile,
  quoteValue,
  withoutMark,
  type IssueLog,
} from '@crossvote/opening';
import { keyOfWord, StateWords, type LabelMeaning } from './state-words.ts';

const sizeLimit = 1 << 20;
/** Most wrong lines that one message names. */
const namedLines = 20;
/** Most words that one message names. */
const namedLabels = 10;

/** The words of a person for each meaning. */
const meanings: ReadonlyMap<string, LabelMeaning> = new Map([
  ['undervote', 'undervote'],
  ['overvote', 'overvote'],
  ['writein', 'writeIn'],
  ['redacted', 'redacted'],
  ['notonballot', 'blank'],
  ['choice', 'choice'],
]);
const expected = 'undervote, overvote, write-in, redacted, not on ballot or choice';

/**
 * Reads the words of a person: lines such as `skipped = undervote`, or CSV rows such as `skipped,undervote`. Blank
 * lines and those that begin with `#` say nothing.
 *
 * @throws FileError when it cannot be read, or any line is wrong
 */
export async function readLabels(filePath: string): Promise<StateWords> {
  return new StateWords(parseLabels(filePath, await textAt(filePath)));
}

/**
 * What the text of such a file says, by the key of each word.
 *
 * @param file - its path, for messages
 * @throws FileError that names each wrong line
 */
export function parseLabels(file: string, text: string): Map<string, LabelMeaning> {
  const labels = new Map<string, LabelMeaning>();
  const problems: string[] = [];
  for (const [place, line] of text.split(/\r\n|[\r\n]/).entries()) {
    const problem = addLine(line, labels);
    if (problem !== undefined) problems.push(`line ${place + 1}: ${problem}`);
  }
  if (problems.length === 0 && labels.size > 0) return labels;
  const more = problems.length - namedLines;
  const named = problems.slice(0, namedLines).join('; ');
  const message =
    problems.length === 0 ? 'holds no label' : named + (more > 0 ? `; and ${more} more` : '');
  throw new FileError(
    'labels_unreadable',
    `${message}; each line must be such as "skipped = undervote", with ${expected} behind the word`,
    givenFile(file),
  );
}

/** @returns what is wrong with a line */
function addLine(line: string, labels: Map<string, LabelMeaning>): string | undefined {
  if (line.trim() === '' || line.trimStart().startsWith('#')) return undefined;
  const [word, said, ...more] = partsOf(line);
  if (word === undefined || said === undefined || more.length > 0)
    return `${quoteValue(line)} is no word with its meaning`;
  if (word === '') return 'there is no word before the meaning';
  const meaning = meanings.get(keyOfWord(said));
  if (!meaning) return `${quoteValue(said)} is no meaning`;
  const key = keyOfWord(word);
  if ((labels.get(key) ?? meaning) !== meaning)
    return `${quoteValue(word)} has another meaning above`;
  labels.set(key, meaning);
  return undefined;
}

/** The word and its meaning; fewer or more parts where a line is wrong. */
function partsOf(line: string): string[] {
  const equals = line.lastIndexOf('=');
  if (equals !== -1) return [line.slice(0, equals), line.slice(equals + 1)].map(foldWhiteSpace);
  const cells = new CellScanner();
  const bytes = Buffer.from(line);
  if (cells.read(bytes, 0, bytes.length) !== undefined) return [];
  return Array.from({ length: cells.count }, (_, column) => foldWhiteSpace(cells.text(column)));
}

async function textAt(filePath: string): Promise<string> {
  const fail = (problem: string, cause?: unknown): never => {
    throw new FileError('labels_unreadable', problem, givenFile(filePath), { cause });
  };
  const bytes = await stat(filePath)
    .then((status) => {
      if (!status.isFile()) return fail('is no file; --labels names a text file');
      if (status.size > sizeLimit)
        return fail('is larger than 1 MiB; --labels names a list of words');
      return readFile(filePath);
    })
    .catch((error: unknown) => {
      if (error instanceof FileError) throw error;
      return fail(
        `cannot be opened (${errorCode(error)}); check the path and its permissions`,
        error,
      );
    });
  if (!isUtf8(bytes) || bytes.includes(0)) return fail('is no text in UTF-8; save it so');
  return withoutMark(bytes).toString('utf8');
}

/**
 * Names the words of a person that never came: they may be misspelled, or the format has no such words.
 *
 * @param of - what has the words, for a person
 */
export function reportUnusedLabels(
  filePath: string,
  words: StateWords,
  issues: IssueLog,
  of = 'the labels',
): void {
  const notMet = words.notMet();
  if (notMet.length === 0) return;
  issues.add({
    severity: 'warning',
    code: 'labels_not_met',
    message: `these words of ${of} stand nowhere in this export, or not where its format has such words: ${notMet.slice(0, namedLabels).map(quoteValue).join(', ')}${notMet.length > namedLabels ? ' and more' : ''}`,
    place: { file: givenFile(filePath).file },
  });
}
