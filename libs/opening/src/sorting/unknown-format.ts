import type { FileFormat } from './file-format.ts';
import { FileError } from '../issue.ts';

/** A format that a file almost fits. */
export interface NearFormat {
  readonly title: string;
  /** What the file lacks: the three most telling signs. */
  readonly missed: readonly string[];
}

const nearestCount = 3;
const missedCount = 3;

/** No format fits the file. The error names the formats that come nearest. */
export class UnknownFormatError extends FileError {
  constructor(
    file: string,
    /** Best match first. */
    readonly nearest: readonly NearFormat[],
  ) {
    const [best] = nearest;
    const near = best ? `; nearest is ${best.title}` : '';
    super(
      'format_unknown',
      `the format was not recognised${near}. If you know the format, name it with --format`,
      { file },
    );
  }
}

/** Where a file has no sign of any format, the formats of its kind of text are nearest. */
function isLikely(format: FileFormat, head: Buffer): boolean {
  const text = head.toString('latin1', 0, 256).trimStart();
  if (/^(ï»¿)?</.test(text)) return /xml/i.test(`${format.title} ${format.description}`);
  if (/^(ï»¿)?[{[]/.test(text)) return /json/i.test(`${format.title} ${format.description}`);
  return /csv|row/i.test(format.description) && !/json|xml/i.test(format.title);
}

/**
 * The formats that a file comes nearest to, best match first, at most three: those that it has a sign of; where it has none
 * of any, those of its own kind of text.
 */
export function nearestFormats(
  formats: readonly FileFormat[],
  head: Buffer,
  name: string,
): NearFormat[] {
  const scored = formats.map((format) => {
    const { matched, missed } = format.recognise(head, name);
    const share = matched.length / Math.max(1, matched.length + missed.length);
    return { title: format.title, missed, share, isLikely: isLikely(format, head) };
  });
  const signed = scored.filter(({ share }) => share > 0);
  return (signed.length > 0 ? signed : scored.filter((format) => format.isLikely))
    .sort((a, b) => b.share - a.share || Number(b.isLikely) - Number(a.isLikely))
    .slice(0, nearestCount)
    .map(({ title, missed }) => ({ title, missed: missed.slice(0, missedCount) }));
}
