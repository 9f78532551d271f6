import type { ImportReport, KindTally } from './import-report.ts';
import { tidyTable, type TidyColumns, type TidyTable } from './tidy-table.ts';

/** Things of one kind of one election of an import. */
interface ImportedKind extends KindTally {
  readonly source: string;
  readonly election: string;
}

const tidyColumns: TidyColumns<ImportedKind> = [
  ['source', ({ source }) => source],
  ['election', ({ election }) => election],
  ['kind', ({ kind }) => kind],
  ['added', ({ added }) => added],
  ['changed', ({ changed }) => changed],
  ['unchanged', ({ unchanged }) => unchanged],
  ['removed', ({ removed }) => removed],
  ['vanished', ({ vanished }) => vanished],
];

/** A row for each kind of thing of each election. */
export function importTable(reports: readonly ImportReport[]): TidyTable {
  const rows = reports.flatMap(({ read, elections }) =>
    elections.flatMap(({ outcome, kinds }) =>
      kinds.map((kind) => ({ ...kind, source: read.facts.source.kind, election: outcome.key })),
    ),
  );
  return tidyTable(tidyColumns, rows);
}
