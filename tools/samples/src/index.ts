export { applyEdits, type Edit, mutate, type Mutation } from './damage/mutate.ts';
export { seedsFrom } from './damage/seeds.ts';
export { Watchdog } from './damage/watchdog.ts';
export { layoutFiles, type Leaf, type Region, sampleFiles } from './damage/layout-files.ts';
export { type BundledSample, bundledFiles, bundledSamples } from './bundled-samples.ts';
export { namedChoices, qualifiedWriteIn, unnamedWriteIn } from './choice-list.ts';
export { type CountedSelection, countMarks } from './count-marks.ts';
export { type CountyOptions, countySpec } from './county-spec.ts';
export { percentageOf } from './cross-rows.ts';
export {
  type MetadataColumn,
  type MetadataField,
  classicMetadata,
  extendedMetadata,
} from './dominion-metadata.ts';
export type {
  BallotStyle,
  CastVoteRecord,
  Choice,
  Contest,
  Election,
  Mark,
  Precinct,
  SampleElection,
  Selection,
  Tabulator,
} from './election.ts';
export { type ElectionTables, electionTables, type RaceCounts } from './election-tables.ts';
export {
  type Bloc,
  type ContestSpec,
  type ElectionSpec,
  type SelectionRates,
  ordinaryRates,
} from './election-spec.ts';
export { generateElection } from './generate.ts';
export {
  type NightElection,
  type NightOptions,
  type NightResult,
  type NightUnitResult,
  nationalNight,
  nightDate,
} from './elections/national-night.ts';
export {
  type VipFeedOptions,
  type VipFeedTotals,
  vipFeed,
  vipFeedTotals,
} from './elections/vip-feed.ts';
export { foldName } from './fold-name.ts';
export { keepContests } from './keep-contests.ts';
export {
  type ContestPairs,
  type KnownTotalsCounter,
  createKnownTotals,
  knownTotals,
} from './known-totals.ts';
export {
  columnsOf,
  type Layout,
  type LayoutName,
  isLayoutName,
  layoutNames,
  layouts,
} from './layouts.ts';
export { type NaiveDataset, type SkippedRow, naiveCount, naiveCountFiles } from './naive-count.ts';
export { partisanBlocs } from './partisan-blocs.ts';
export { type Random, createRandom, drawIndex, drawWeighted } from './random.ts';
export { type RandomElectionOptions, randomElection } from './random-election.ts';
export { bundledDataFolder, repositoryRoot } from './repository-root.ts';
export type { ContestResult, CountedElection, CrossRow, CrossTable } from './results.ts';
export type { ArchiveFile, PlainFile, SampleFile } from './sample-file.ts';
export { saveFiles } from './save-files.ts';
export {
  type ExpectedContest,
  type ExpectedCrossTable,
  type ExpectedTotals,
  readExpectedCrossTables,
  readExpectedTotals,
  sharedDataFolder,
} from './shared-data.ts';
export { shelbyvilleSpec } from './shelbyville-spec.ts';
export { type ElectionPart, splitByStyle } from './split-by-style.ts';
export {
  errorOf,
  fileOf,
  inFolder,
  type MemoryFile,
  partsOf,
  type WorkbookText,
  zipOf,
} from './small-files.ts';
export { springfieldSpec } from './springfield-spec.ts';
export { type TotalsFile, type TotalsFileTable, totalsFile } from './totals-file.ts';
export { withCi } from './with-ci.ts';
export { type DominionCsvOptions, writeDominionCsv } from './write-dominion-csv.ts';
