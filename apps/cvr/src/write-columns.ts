import { writeFile } from 'node:fs/promises';
import type { FileProposal } from '@crossvote/formats';
import type { Encoding } from '@crossvote/opening';
import { plainLine, plainName } from './plain-text.ts';
import { printResult } from './print-result.ts';
import type { AnyCommand } from './program.ts';
import type { Terminal } from './terminal.ts';
import { tidyTable, type TidyColumns } from './tidy-table.ts';
import { UserError } from './user-error.ts';
import { wrapText } from './wrap-text.ts';
import { codeOf } from './write-output.ts';

/** Which tables are looked at, and where the map goes. */
interface WritingRequest {
  readonly paths: readonly string[];
  readonly file: string;
  readonly encoding?: Encoding | undefined;
  readonly unpackRatio?: number | undefined;
}

/**
 * Writes what the columns of a table seem to mean, and says what a person must decide.
 *
 * @throws UserError when the map cannot be written, as where the file is there already; FileError when none can be
 *   proposed
 */
export async function writeColumns(
  request: WritingRequest,
  command: AnyCommand,
  terminal: Terminal,
): Promise<void> {
  const { file: columnsFile, paths } = request;
  const { mapBytesLimit, proposeForPaths } = await import('@crossvote/formats');
  const { file, map, isCertain, taken, unsure } = await proposeForPaths(request);
  const text = `${JSON.stringify(map, null, 2)}\n`;
  if (Buffer.byteLength(text) > mapBytesLimit)
    throw new UserError(`${file} has too many columns for a map, which may be 1 MiB`);
  await writeFile(columnsFile, text, { flag: 'wx' }).catch(cannotWrite(columnsFile));
  await printResult(command, terminal, {
    text: () => summary({ file, taken, unsure }, columnsFile, paths, terminal.width),
    json: () => ({ file, columns_file: columnsFile, certain: isCertain, taken, unsure, map }),
    table: () =>
      tidyTable(columns, [
        ...taken.map((sentence) => ({ columnsFile, kind: 'taken', sentence })),
        ...unsure.map((sentence) => ({ columnsFile, kind: 'unsure', sentence })),
      ]),
  });
}

interface Sentence {
  readonly columnsFile: string;
  readonly kind: string;
  readonly sentence: string;
}

const columns: TidyColumns<Sentence> = [
  ['columns_file', ({ columnsFile }) => columnsFile],
  ['kind', ({ kind }) => kind],
  ['sentence', ({ sentence }) => sentence],
];

function summary(
  { file, taken, unsure }: Pick<FileProposal, 'file' | 'taken' | 'unsure'>,
  columnsFile: string,
  paths: readonly string[],
  width: number,
): string {
  const bullets = (sentences: readonly string[]) =>
    sentences.map((sentence) => wrapText(`- ${plainLine(sentence)}`, width));
  return [
    wrapText(
      `${plainName(columnsFile)} says what the columns of ${plainName(file)} seem to mean:`,
      width,
    ),
    ...bullets(taken),
    ...(unsure.length === 0 ? [] : [wrapText('Look at these, and correct the map:', width)]),
    ...bullets(unsure),
    wrapText(
      `Then: cvr ingest ${paths.map(plainName).join(' ')} --columns ${plainName(columnsFile)}`,
      width,
    ),
  ].join('\n');
}

const cannotWrite = (file: string) => (error: unknown) => {
  const code = codeOf(error);
  throw new UserError(
    code === 'EEXIST'
      ? `${file} is there already; name another file, or remove it`
      : `${file} cannot be written (${code}); check the folder`,
  );
};
