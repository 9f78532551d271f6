import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withCi } from '@crossvote/samples';
import { cvrIn, type Answer } from './call-cvr.ts';
import { workspace } from './folders.ts';
import { startCvr } from './spawn-cvr.ts';

/** Whether the built command reads exports of tens of megabytes, or this process small ones in as many pieces. */
const isLarge = withCi(true, false, 'exports of tens of megabytes, read in threads');

/** Records of exports that are read in threads; the first megabyte of a file never is. */
export const recordsInThreads = (large: number, small: number) => (isLarge ? large : small);

/** What all pieces under way have together where this process reads, instead of 48 MiB. */
const bytesUnderWay = 3 << 18;

/** What a file has at least that comes to several pieces: one has at most 16 MiB, or a quarter of one. */
export const severalPieces = (isLarge ? 20 : 1.25) * 2 ** 20;

/** Reads an export in threads, and stores nothing. */
export async function readInThreads(folder: string, ...paths: string[]): Promise<Answer> {
  const args = ['ingest', ...paths, '--dry-run'];
  if (!isLarge) {
    // The build puts it beside the command.
    const pieceScript = pathToFileURL(path.join(workspace, 'apps/cvr/dist/piece-worker.js'));
    return cvrIn(folder, { pieceScript, bytesUnderWay }).json(...args);
  }
  const { ended, out, err } = startCvr([...args, '--json']);
  expect({ status: await ended, err: err() }).toEqual({ status: 0, err: expect.any(String) });
  // A test that reads what is not there fails.
  return JSON.parse(out()) as Answer;
}
