import { isLegacyHeader } from './clear-ballot/file-layout.ts';
import { sideKindOf } from './clear-ballot/name-tables.ts';
import { firstRow } from './csv-rows.ts';
import { kindByName } from './dominion-json/file-kind.ts';
import { isScannedBallotList } from './hart/scanned-ballots.ts';

/** The options that name files beside the records. */
export const sideOptions = ['manifest', 'precincts', 'ballots'] as const;

export type SideOption = (typeof sideOptions)[number];

/** What an option can name, for one format. */
interface OptionUse {
  /** Kinds as `kindOf` names them. */
  readonly kinds: readonly string[];
  /** For a person: such as `a PrecinctManifest.json`. */
  readonly expected: string;
}

/** The side files of one format. */
export interface SideFiles {
  readonly uses: Partial<Readonly<Record<SideOption, OptionUse>>>;
  /** Which side file a file is that the reader takes as one; undefined for one that tells it nothing. */
  readonly kindOf: (head: Buffer, name: string) => string | undefined;
  /** Whether a name can be that of a side file, so that it is worth a look. */
  readonly couldBe: (name: string) => boolean;
  /** Whether records that begin so leave anything to a side file. */
  readonly isNeeded: (head: Buffer) => boolean;
  /** Whether a side file belongs to a file of records, as far as their names tell. */
  readonly belongs: (side: string, records: string) => boolean;
}

const always = () => true;

const dominionManifests = [
  ...['contest', 'candidate', 'party', 'precinctPortion', 'precinct', 'ballotType'],
  ...['countingGroup', 'outstackCondition', 'electionEvent', 'configuration'],
];

function dominionKind(name: string): string | undefined {
  const kind = kindByName(name);
  return dominionManifests.includes(kind) ? kind : undefined;
}

/** What the files of one legacy export of Clear Ballot have in common. */
const legacyPrefix = (name: string) =>
  name.replace(/(\.(cvr|choices|contests|parties|precincts))?(\.csv)?(\.gz)?$/i, '').toLowerCase();

const ballotsOf = (kinds: OptionUse): SideFiles['uses'] => ({ ballots: kinds });

/** By the format's id; a format that is not here has no side files. */
const sideFiles: Readonly<Record<string, SideFiles>> = {
  'dominion-json': {
    uses: {
      manifest: {
        kinds: dominionManifests,
        expected:
          'a manifest of the export, such as ContestManifest.json or CandidateManifest.json',
      },
      precincts: {
        kinds: ['precinct', 'precinctPortion'],
        expected: 'PrecinctManifest.json or PrecinctPortionManifest.json',
      },
    },
    kindOf: (_, name) => dominionKind(name),
    couldBe: (name) => dominionKind(name) !== undefined,
    isNeeded: always,
    belongs: always,
  },
  'clear-ballot': {
    uses: {
      manifest: {
        kinds: ['choices', 'contests', 'parties', 'precincts'],
        expected:
          'a .choices.csv, .contests.csv, .parties.csv or .precincts.csv of a legacy export',
      },
      precincts: { kinds: ['precincts'], expected: 'the .precincts.csv of a legacy export' },
    },
    kindOf: (head) => sideKindOf(firstRow(head)),
    couldBe: (name) => /\.csv(\.gz)?$/i.test(name),
    isNeeded: (head) => isLegacyHeader(firstRow(head)),
    belongs: (side, records) => legacyPrefix(side) === legacyPrefix(records),
  },
  ess: {
    uses: ballotsOf({
      kinds: ['ballots'],
      expected:
        'the ballots file, whose headings begin with Cast Vote Record and name batches and machines, without contests',
    }),
    kindOf: () => 'ballots',
    couldBe: (name) => /\.(csv|xlsx)(\.gz)?$/i.test(name),
    isNeeded: always,
    belongs: always,
  },
  nyc: {
    uses: {
      manifest: {
        kinds: ['candidates'],
        expected:
          'the workbook with the headings CandidacyID and DefaultBallotName (…CandidacyID_To_Name.xlsx)',
      },
    },
    kindOf: () => 'candidates',
    couldBe: (name) => /candida.*\.(csv|xlsx)$/i.test(name),
    isNeeded: always,
    belongs: always,
  },
  hart: {
    uses: ballotsOf({
      kinds: ['list'],
      expected: 'the CSV list of scanned ballots, which begins with #FormatVersion',
    }),
    kindOf: (head) => (isScannedBallotList(head) ? 'list' : undefined),
    couldBe: (name) => /\.csv$/i.test(name),
    isNeeded: always,
    belongs: always,
  },
  wineds: {
    uses: {
      manifest: { kinds: ['lookup'], expected: 'the master lookup (masterlookup.txt)' },
      precincts: { kinds: ['lookup'], expected: 'the master lookup (masterlookup.txt)' },
    },
    kindOf: () => 'lookup',
    couldBe: (name) => /\.txt(\.gz)?$/i.test(name),
    isNeeded: always,
    belongs: always,
  },
};

/** The side files of a format; undefined where it has none. */
export function sideFilesOf(format: string): SideFiles | undefined {
  return Object.hasOwn(sideFiles, format) ? sideFiles[format] : undefined;
}

/** The option that names side files of a kind. */
export function optionFor({ uses }: SideFiles, kind: string): SideOption {
  const option = sideOptions.find((name) => uses[name]?.kinds.includes(kind));
  return option ?? 'manifest';
}
