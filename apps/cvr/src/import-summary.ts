import type { Vanished } from '@crossvote/elections';
import type { Tally } from '@crossvote/store';
import type { ElectionReport, ImportReport } from './import-report.ts';
import { calledFiles, issueLines } from './issue-lines.ts';
import { formatCount, plural } from './numbers.ts';
import { plainName } from './plain-text.ts';
import { countColumn, renderTable } from './table.ts';
import { wrapText } from './wrap-text.ts';

/** Files and vanished things that are named one by one. */
const shown = 8;

/** What an import was. */
export interface ImportHow {
  readonly isDryRun: boolean;
  readonly isPruned: boolean;
}

/** The report of an import for a person. */
export function importSummary(
  reports: readonly ImportReport[],
  how: ImportHow,
  width: number,
): string {
  return reports.map((report) => describeReport(report, how, width)).join('\n\n');
}

function describeReport(report: ImportReport, how: ImportHow, width: number): string {
  const { read, outcome, elections } = report;
  const { districts, parties, reports } = outcome;
  const beside = [
    tallyLine('district', districts),
    tallyLine('party', parties, 'parties'),
    tallyLine('document', reports),
  ].flat();
  const called = calledFiles({
    files: read.files.map((name) => ({ name })),
    issues: read.issues,
    paths: new Map(),
  });
  const notes = issueLines(read.issues, called, width);
  const sections = [
    [
      wrapText(
        `Read as ${read.facts.source.kind}: ${listedFiles(read.files)}${how.isDryRun ? ' (dry run: nothing stored)' : ''}`,
        width,
      ),
    ],
    ...elections.map((election) => describeElection(election, how, width)),
    beside.map((line) => wrapText(line, width)),
    notes,
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** Names of files on one line, the first of them where they are many. */
function listedFiles(names: readonly string[]): string {
  const more = names.length - shown;
  const rest = more > 0 ? `, … and ${formatCount(more)} more` : '';
  return names.slice(0, shown).map(plainName).join(', ') + rest;
}

function describeElection(
  { outcome, name, kinds }: ElectionReport,
  how: ImportHow,
  width: number,
): string[] {
  const { key, isNew, isChanged, revision, resultsChanged, callsChanged, vanished } = outcome;
  const title =
    name === '' ? `Election ${plainName(key)}` : `Election ${plainName(key)}: ${plainName(name)}`;
  const state = isNew
    ? 'new'
    : isChanged
      ? `changed, revision ${formatCount(revision)}`
      : 'nothing changed';
  const counts = [
    ...(resultsChanged > 0 ? [`results of ${plural(resultsChanged, 'race')}`] : []),
    ...(callsChanged > 0 ? [plural(callsChanged, 'call')] : []),
  ];
  const also = counts.length === 0 ? '' : `; new or changed: ${counts.join(', ')}`;
  return [
    wrapText(`${title} (${state}${also})`, width),
    ...(kinds.length > 0 ? ['', kindTable(kinds, width)] : []),
    ...vanishedLines(vanished, how, width),
  ];
}

function kindTable(kinds: ElectionReport['kinds'], width: number): string {
  const counts = ['added', 'changed', 'unchanged', 'removed', 'vanished'] as const;
  const used = counts.filter(
    (count) =>
      ['added', 'changed', 'unchanged'].includes(count) || kinds.some((kind) => kind[count] > 0),
  );
  const columns = [
    { title: '', flexible: true },
    ...used.map((count) => countColumn((count[0]?.toUpperCase() ?? '') + count.slice(1))),
  ];
  const rows = kinds.map((kind) => [
    (kind.kind[0]?.toUpperCase() ?? '') + kind.kind.slice(1),
    ...used.map((count) => formatCount(kind[count])),
  ]);
  return renderTable(columns, rows, width);
}

function vanishedLines(
  vanished: readonly Vanished[],
  { isPruned }: ImportHow,
  width: number,
): string[] {
  if (vanished.length === 0) return [];
  const names = vanished
    .slice(0, shown)
    .map(
      ({ entity, key, name }) =>
        `${entity.replace('-', ' ')} ${plainName(name === '' ? key : name)}`,
    );
  const more = vanished.length - shown;
  const rest = more > 0 ? `; and ${formatCount(more)} more` : '';
  const what = isPruned
    ? 'removed, as these files lack what earlier ones had'
    : 'in earlier files and not in these; kept, and removed with --prune';
  return ['', wrapText(`${what}: ${names.join('; ')}${rest}`, width)];
}

function tallyLine(
  noun: string,
  { added, changed, unchanged }: Tally,
  nouns = `${noun}s`,
): string[] {
  if (added + changed + unchanged === 0) return [];
  const parts = [
    `${formatCount(added)} added`,
    `${formatCount(changed)} changed`,
    `${formatCount(unchanged)} unchanged`,
  ];
  return [`${(nouns[0]?.toUpperCase() ?? '') + nouns.slice(1)}: ${parts.join(', ')}`];
}
