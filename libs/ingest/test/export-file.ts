import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  countySpec,
  generateElection,
  naiveCountFiles,
  writeDominionCsv,
  type CountyOptions,
  type NaiveDataset,
} from '@crossvote/samples';
import type { Store } from '@crossvote/store';

/** A temporary folder for export files, gone after the block of tests. */
export function exportFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'crossvote-exports-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const write = (name: string, text: string | Buffer) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  return {
    folder,
    write,
    county: (name: string, spec: CountyOptions) => write(name, county(spec)),
  };
}

function county(options: CountyOptions): string {
  const { election, records } = generateElection(countySpec(options));
  return [...writeDominionCsv(election, records())].join('');
}

/** Results as the naive counter gives them, of what a store holds. */
export async function storedResults(store: Store, id: number) {
  const contests = (await store.datasets.contests(id)) ?? [];
  return {
    records: (await store.datasets.find(id))?.totalRecords,
    contests: contests.map((contest) => ({
      name: contest.name,
      voteFor: contest.voteFor,
      rankLimit: contest.rankLimit,
      choices: contest.choices.map(({ name, voteCount }) => ({ name, votes: voteCount })),
      records: contest.records,
      undervotes: contest.undervotes,
      overvotes: contest.overvotes,
      undervotedRecords: contest.undervotedRecords,
      overvotedRecords: contest.overvotedRecords,
    })),
  };
}

/** The naive count of files, in the same form. */
export function naiveResults(...paths: string[]): Pick<NaiveDataset, 'records' | 'contests'> {
  const { records, contests } = naiveCountFiles(paths);
  return { records, contests };
}
