import type { Recognition } from '@crossvote/opening';
import { isFlattened, isManifestTable } from './flattened/flattened-file.ts';

/** Side files that are read. */
export const sideKinds = [
  ...(['contest', 'candidate', 'party', 'precinctPortion', 'precinct', 'ballotType'] as const),
  ...(['countingGroup', 'outstackCondition', 'electionEvent', 'configuration'] as const),
];

export type SideFile = (typeof sideKinds)[number];

/** The kind of a file of an export. An `otherManifest` belongs to the export, but is not needed. */
export type FileKind = 'records' | SideFile | 'otherManifest' | 'none';

const manifests: Readonly<Record<string, SideFile>> = {
  contest: 'contest',
  candidate: 'candidate',
  party: 'party',
  precinctportion: 'precinctPortion',
  precinct: 'precinct',
  ballottype: 'ballotType',
  countinggroup: 'countingGroup',
  outstackcondition: 'outstackCondition',
  electionevent: 'electionEvent',
};

/** A name without its folders, with slashes or backslashes. */
export const baseName = (name: string) =>
  name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);

/** The kind of a file by its name alone, so that an export of tens of thousands of files is not opened twice. */
export function kindByName(name: string): FileKind {
  const base = baseName(name);
  if (/^CvrExport.*\.json$/i.test(base)) return 'records';
  if (/^Configuration\b.*\.json$/i.test(base)) return 'configuration';
  const manifest = /^([a-z]+)[ _]?Manifest\b.*\.(?:json|csv)$/i.exec(base)?.[1]?.toLowerCase();
  if (manifest === undefined) return 'none';
  return manifests[manifest] ?? 'otherManifest';
}

const startsJson = (text: string) => /^\ufeff?\s*\{/.test(text);

/** The kind of a file by its name, or else by its first bytes. */
export function kindOf(head: Buffer, name: string): FileKind {
  const byName = kindByName(name);
  if (byName !== 'none') return byName;
  const text = head.toString('utf8', 0, 1 << 16);
  const isJson = startsJson(text) && text.includes('"Version"') && text.includes('"Sessions"');
  return isJson || isFlattened(head) ? 'records' : 'none';
}

/** Looks at one file for signs of the format. */
export function recognise(head: Buffer, name: string): Recognition {
  const text = head.toString('utf8', 0, 1 << 16);
  const byName = kindByName(name);
  const tests: readonly (readonly [boolean, string])[] = [
    [startsJson(text), 'the file is a JSON object'],
    [text.includes('"Version"'), 'it has a "Version"'],
    [text.includes('"Sessions"'), 'it has a list of "Sessions"'],
    [byName !== 'none', 'its name is that of a CvrExport*.json or of a manifest'],
  ];
  const isOwn = startsJson(text) || (byName === 'none' ? isFlattened(head) : isManifestTable(head));
  const kind = isOwn ? kindOf(head, name) : 'none';
  return {
    matched: tests.filter(([holds]) => holds).map(([, words]) => words),
    missed: tests.filter(([holds]) => !holds).map(([, words]) => words),
    part: kind === 'records' || kind === 'none' ? kind : 'side',
  };
}
