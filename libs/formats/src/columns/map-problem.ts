import { FileError, givenFile, quoteValue } from '@crossvote/opening';
import type { MapSource } from './map-source.ts';
import type { PathPart } from './placed-json.ts';

/** A wrong part of a map. */
export interface MapProblem {
  readonly path: readonly PathPart[];
  readonly message: string;
}

/** Most wrong parts that one message names. */
export const namedProblems = 20;

/** The error for the wrong parts of a map, by their lines. */
export function wrongColumns(
  { file, lineOf }: Pick<MapSource, 'file' | 'lineOf'>,
  problems: readonly MapProblem[],
): FileError {
  const told = problems.slice(0, namedProblems).map(({ path, message }) => {
    const line = lineOf ? `line ${lineOf(path)}: ` : '';
    return `${line}${describePath(path)} ${message}`;
  });
  const more = problems.length - told.length;
  return new FileError(
    'columns_wrong',
    `${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
    lineOf ? givenFile(file) : { file },
  );
}

/** `contests[0].ranks[1]` */
export function describePath(at: readonly PathPart[]): string {
  const parts = at.map((part, place) =>
    typeof part === 'number'
      ? `[${part}]`
      : /^\w+$/.test(part)
        ? `${place === 0 ? '' : '.'}${part}`
        : `[${quoteValue(part)}]`,
  );
  return at.length === 0 ? 'the map' : parts.join('');
}
