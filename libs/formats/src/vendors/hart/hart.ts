import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import type { FormatReader } from '../../format-reader.ts';
import { HartExport } from './hart-export.ts';
import { recognise } from './recognise.ts';
import { isScannedBallotList, ScannedBallots } from './scanned-ballots.ts';
import { sortFiles } from './sort-files.ts';

/** The XML export of Hart Verity: one file for each sheet. */
export const hart: FormatReader = {
  id: 'hart',
  title: 'Hart Verity XML',
  description:
    'An archive or a folder of small XML files with the root Cvr, one a sheet of a ballot',
  recognise,
  sides: {
    uses: {
      ballots: {
        kinds: ['list'],
        expected: 'the CSV list of scanned ballots, which begins with #FormatVersion',
      },
    },
    kindOf: (head) => (isScannedBallotList(head) ? 'list' : undefined),
    couldBe: (name) => /\.csv$/i.test(name),
  },
  async read(given, sink, issues, { contests: ofFiles = new ContestsOfFiles() } = {}) {
    const files = await sortFiles(given);
    const scanned = new ScannedBallots();
    for (const file of files.lists) await scanned.read(file);
    return new HartExport(files, scanned, sink, issues, ofFiles).read();
  },
};
