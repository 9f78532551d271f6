import { createHash } from 'node:crypto';
import { FileError, type InputFile, type IssueLog, quoteValue } from '@crossvote/opening';
import type { ImportInput } from '../importer.ts';
import type { KnownUnit } from '../known.ts';
import { mapFeatureOf } from '../map-feature.ts';
import type { MapFile } from './map-file.ts';

/** The election that a map is of, and what is known of it. */
export interface MapTarget {
  readonly key: string;
  /** ISO 8601 calendar date. */
  readonly date: string;
  readonly isNew: boolean;
  readonly units: readonly KnownUnit[];
  /** Units by the features that a feed gives them, where it names this map. */
  readonly byFeature: ReadonlyMap<number, readonly KnownUnit[]>;
}

/**
 * Finds the election that a map is of: the one that a person names, or the one whose feed names the map.
 *
 * @throws FileError where there is none, or several, or the feed states another checksum
 */
export async function findTarget(map: MapFile, input: ImportInput): Promise<MapTarget> {
  const { known, options } = input;
  const elections = await known.elections();
  if (options.election !== undefined)
    return dated(
      await targetOf(map, options.election, !elections.includes(options.election), input),
      map,
    );
  const targets: Undated[] = [];
  for (const key of elections) {
    const target = await targetOf(map, key, false, input);
    if (target.byFeature.size > 0) targets.push(target);
  }
  const [target, other] = targets;
  if (target && !other) return dated(target, map);
  throw new FileError(
    'map_election_missing',
    other
      ? `is named by the feeds of several elections; say which one with --election ${targets.map(({ key }) => key).join(' or ')}`
      : 'does not say of which election it is; name it with --election, such as --election us-ca-2016-11-08',
    { file: map.file.name },
  );
}

type Undated = Omit<MapTarget, 'date'>;

/** @throws FileError where the key does not say the day */
const dated = (target: Undated, map: MapFile): MapTarget => ({
  ...target,
  date: dateOf(target.key, target.isNew, map),
});

/** The day that the key of an election says. */
function dateOf(key: string, isNew: boolean, { file }: MapFile): string {
  const pattern = isNew ? /^us-[a-z]{2}-(\d{4}-\d{2}-\d{2})$/ : /(?:^|\D)(\d{4}-\d{2}-\d{2})$/;
  const [, date] = pattern.exec(key) ?? [];
  if (date !== undefined && !Number.isNaN(Date.parse(date))) return date;
  throw isNew
    ? new FileError(
        'map_election_unknown',
        `there is no election ${quoteValue(key)}, and its key does not say its state and day, as us-ca-2016-11-08 does; import its feed first, or give such a key`,
        { file: file.name },
      )
    : new FileError(
        'map_election_day',
        `the key of the election ${quoteValue(key)} does not end in its day; maps are read for elections whose key does`,
        { file: file.name },
      );
}

async function targetOf(
  map: MapFile,
  key: string,
  isNew: boolean,
  { known, issues }: ImportInput,
): Promise<Undated> {
  const units = await known.units(key);
  const byFeature = new Map<number, KnownUnit[]>();
  const checked = new Map<string, boolean>();
  for (const unit of units)
    for (const id of unit.externalIds ?? []) {
      const feature = mapFeatureOf(id);
      if (!feature) continue;
      const isThis =
        checked.get(id.scope) ?? (await isSameMap(map.file.source, feature.map, issues));
      checked.set(id.scope, isThis);
      if (!isThis) continue;
      byFeature.set(feature.index, [...(byFeature.get(feature.index) ?? []), unit]);
    }
  return { key, isNew, units, byFeature };
}

/** Node's names of the algorithms that feeds may use. */
const algorithms: Readonly<Record<string, string>> = {
  md5: 'md5',
  'sha-1': 'sha1',
  'sha-256': 'sha256',
  'sha-512': 'sha512',
};

async function isSameMap(
  source: InputFile,
  { name, checksum }: { readonly name: string; readonly checksum: string },
  issues: IssueLog,
): Promise<boolean> {
  const hasName = source.name === name;
  const [algorithm = '', stated = ''] = checksum.split(':');
  const hash = algorithms[algorithm];
  if (hash === undefined || stated === '') {
    if (hasName)
      issues.add({
        severity: 'assumption',
        code: 'map_unchecked',
        message:
          'is taken as the map of this name that the feed names; the feed states no checksum that is known',
        place: { file: source.name },
      });
    return hasName;
  }
  const isSame = (await hashOf(source, hash)) === stated;
  if (hasName && !isSame)
    throw new FileError(
      'map_checksum',
      `is not the map that the feed names: its ${algorithm.toUpperCase()} is another one; get the file that belongs to the feed`,
      { file: source.name },
    );
  return isSame;
}

async function hashOf(source: InputFile, algorithm: string): Promise<string> {
  const hash = createHash(algorithm);
  for await (const chunk of source.read({ reusesMemory: true })) hash.update(chunk);
  return hash.digest('hex');
}
