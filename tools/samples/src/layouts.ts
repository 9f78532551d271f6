import { extendedMetadata } from './dominion-metadata.ts';
import type { Contest, Election, SampleElection } from './election.ts';
import { type SampleFile, inChunks } from './sample-file.ts';
import { writeNistCdfJson, writeNistCdfXml, writeUnisyn } from './write-cdf.ts';
import { writeClearBallot, writeClearBallotLegacy } from './write-clear-ballot.ts';
import { writeCrossvoteLong, writeCrossvoteWide } from './write-crossvote-csv.ts';
import { type DominionCsvOptions, writeDominionCsv } from './write-dominion-csv.ts';
import { writeDominionJson } from './write-dominion-json.ts';
import { writeEssCity, writeEssCsv, writeEssTwoFiles, writeEssXlsx } from './write-ess.ts';
import { writeHart } from './write-hart.ts';
import { writeLongCsv } from './write-long-csv.ts';
import { writeNyc } from './write-nyc.ts';
import { writeBlt, writeChoicePlus, writePrefLib, writeRaire } from './write-rankings.ts';
import { markTableMap, nameTableMap, writeMarkTable, writeNameTable } from './write-tables.ts';
import { writeWineds } from './write-wineds.ts';

/** One way in which an office publishes an election. */
export interface Layout {
  /** Whether the layout can hold a contest at all. */
  readonly holds: (contest: Contest, contests: readonly Contest[]) => boolean;
  /** The files of an election of such contests, in the order in which they must be taken. */
  readonly write: (sample: SampleElection) => Iterable<SampleFile>;
  /** The map of its columns, without which nobody can read it; left out where it needs none. */
  readonly columns?: (election: Election) => object;
}

const everyContest = () => true;
const isRanked = ({ rankLimit }: Contest) => rankLimit > 0;
const isFirstRanked: Layout['holds'] = (contest, contests) => contests.find(isRanked) === contest;
/** Whether no record marks a choice several times, or ranks it. */
const isMarkedOnce = ({ rankLimit, choices }: Contest) =>
  rankLimit === 0 && choices.every(({ writeInLines }) => writeInLines < 2);
const takesOneVote = ({ voteFor }: Contest) => voteFor === 1;

/** All layouts by the names that `generate --format` takes. */
export const layouts = {
  'dominion-csv': { holds: everyContest, write: dominionCsv({}) },
  'dominion-csv-16': {
    holds: everyContest,
    write: dominionCsv({ metadata: extendedMetadata, quote: 'all' }),
  },
  'dominion-json': {
    holds: everyContest,
    write: (sample) => [{ name: 'CVR_Export.zip', members: writeDominionJson(sample) }],
  },
  'dominion-json-files': { holds: everyContest, write: writeDominionJson },
  'ess-csv': { holds: everyContest, write: writeEssCsv },
  'ess-xlsx': { holds: everyContest, write: writeEssXlsx },
  'ess-two-files': { holds: everyContest, write: writeEssTwoFiles },
  'ess-city': { holds: isFirstRanked, write: writeEssCity },
  nyc: { holds: takesOneVote, write: writeNyc },
  hart: { holds: everyContest, write: writeHart },
  'clear-ballot': { holds: everyContest, write: writeClearBallot },
  'clear-ballot-legacy': {
    holds: (contest) => takesOneVote(contest) && !isRanked(contest),
    write: writeClearBallotLegacy,
  },
  'nist-cdf-json': { holds: everyContest, write: writeNistCdfJson },
  'nist-cdf-xml': { holds: everyContest, write: writeNistCdfXml },
  unisyn: { holds: everyContest, write: writeUnisyn },
  wineds: { holds: takesOneVote, write: writeWineds },
  'crossvote-csv': { holds: everyContest, write: writeCrossvoteWide },
  'crossvote-csv-long': { holds: everyContest, write: writeCrossvoteLong },
  'long-csv': { holds: everyContest, write: writeLongCsv },
  blt: { holds: isFirstRanked, write: writeBlt },
  preflib: { holds: isFirstRanked, write: writePrefLib },
  choiceplus: { holds: isFirstRanked, write: writeChoicePlus },
  raire: { holds: isRanked, write: writeRaire },
  'name-table': { holds: everyContest, write: writeNameTable, columns: nameTableMap },
  'mark-table': { holds: isMarkedOnce, write: writeMarkTable, columns: markTableMap },
} satisfies Record<string, Layout>;

/** Name of a layout. */
export type LayoutName = keyof typeof layouts;

/** All names of layouts, in the order of the table. */
export const layoutNames: readonly LayoutName[] = Object.keys(layouts).filter(isLayoutName);

/** The map of the columns of an election in a layout; undefined where it needs none. */
export function columnsOf(name: LayoutName, election: Election): object | undefined {
  const layout: Layout = layouts[name];
  return layout.columns?.(election);
}

/** Whether a text is the name of a layout. */
export function isLayoutName(name: string): name is LayoutName {
  return Object.hasOwn(layouts, name);
}

function dominionCsv(options: DominionCsvOptions): Layout['write'] {
  return ({ election, records }) => [
    { name: 'CVR_Export.csv', chunks: inChunks(writeDominionCsv(election, records(), options)) },
  ];
}
