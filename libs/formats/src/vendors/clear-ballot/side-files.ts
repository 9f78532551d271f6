import { firstRow, type SideFiles } from '@crossvote/opening';
import type { SideOption } from '../../format-reader.ts';
import { isLegacyHeader } from './file-layout.ts';
import { sideKindOf } from './name-tables.ts';

/** The beginning of file names that the files of one legacy export share. */
const legacyPrefix = (name: string) =>
  name.replace(/(\.(cvr|choices|contests|parties|precincts))?(\.csv)?(\.gz)?$/i, '').toLowerCase();

/** The tables of names of a legacy export, and the options for them. */
export const sides: SideFiles<SideOption> = {
  uses: {
    manifest: {
      kinds: ['choices', 'contests', 'parties', 'precincts'],
      expected: 'a .choices.csv, .contests.csv, .parties.csv or .precincts.csv of a legacy export',
    },
    precincts: { kinds: ['precincts'], expected: 'the .precincts.csv of a legacy export' },
  },
  kindOf: (head) => sideKindOf(firstRow(head)),
  couldBe: (name) => /\.csv(\.gz)?$/i.test(name),
  isNeeded: (head) => isLegacyHeader(firstRow(head)),
  belongs: (side, records) => legacyPrefix(side) === legacyPrefix(records),
};
