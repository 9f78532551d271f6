import type { ExportFile } from '@crossvote/opening';
import { isFlattened, readFlattenedFile } from './flattened/flattened-file.ts';
import { isCount, isObject } from './json-values.ts';
import type { Manifests } from './manifests.ts';

const candidateKey = Buffer.from('"CandidateId"');
const partyKey = Buffer.from('"PartyId"');
const [colon, openBrace, closeBrace, nought, nine] = [0x3a, 0x7b, 0x7d, 0x30, 0x39];

/** Most bytes of a mark before and after its party; real ones have some hundred. */
const markBytes = 400;
/** Bytes of a piece that are looked at again with the next one. */
const overlap = 2 * markBytes;

/** The party was not the same on all marks. */
const several = -1;

/**
 * Party ids of candidates, by candidate: the one that all their marks have. Versions whose CandidateManifest lists
 * no affiliations have it there alone, and it must be known before the first record: the bytes are searched for it,
 * as a second parsing would take far longer.
 */
export async function partiesOfMarks(
  files: readonly ExportFile[],
  manifests: Manifests,
): Promise<ReadonlyMap<unknown, number>> {
  const candidates = manifests.entries('candidate').map(({ fields }) => fields);
  const isListed = candidates.some(({ Affiliations: listed }) => Array.isArray(listed));
  if (isListed || candidates.length === 0 || !manifests.has('party')) return new Map();
  const found = new Map<unknown, number | undefined>(
    candidates.map(({ Id: id }) => [id, undefined]),
  );
  for (const file of files) {
    if (isFlattened(await file.head())) {
      await searchRows(file, found);
      continue;
    }
    let rest: Uint8Array = new Uint8Array();
    for await (const chunk of file.read()) {
      const bytes = Buffer.concat([rest, chunk]);
      search(bytes, found);
      rest = bytes.subarray(-overlap);
    }
  }
  return new Map(
    [...found].flatMap(([id, party = several]) => (party === several ? [] : [[id, party]])),
  );
}

function search(bytes: Buffer, found: Map<unknown, number | undefined>): void {
  for (let at = bytes.indexOf(partyKey); at !== -1; at = bytes.indexOf(partyKey, at + 1)) {
    note(candidateBeside(bytes, at), numberAfter(bytes, at + partyKey.length), found);
  }
}

function note(
  candidate: unknown,
  party: number | undefined,
  found: Map<unknown, number | undefined>,
): void {
  if (party === undefined || !found.has(candidate)) return;
  const other = found.get(candidate) ?? party;
  found.set(candidate, other === party ? party : several);
}

async function searchRows(
  file: ExportFile,
  found: Map<unknown, number | undefined>,
): Promise<void> {
  const search = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(search);
    if (!isObject(value)) return;
    if (isCount(value.PartyId)) note(value.CandidateId, value.PartyId, found);
    Object.values(value).forEach(search);
  };
  await readFlattenedFile(file, {
    take: search,
    // The reading of the records says so.
    refuse: () => undefined,
    drain: () => Promise.resolve(),
  });
}

/** The candidate of the object in which a party stands. */
function candidateBeside(bytes: Buffer, party: number): number | undefined {
  const isBrace = (at: number) => bytes[at] === openBrace || bytes[at] === closeBrace;
  let from = party;
  while (from > 0 && from > party - markBytes && !isBrace(from)) from -= 1;
  let to = party;
  while (to < bytes.length && to < party + markBytes && !isBrace(to)) to += 1;
  if (!isBrace(from)) return undefined;
  const key = bytes.subarray(from, to).indexOf(candidateKey);
  return key === -1 ? undefined : numberAfter(bytes, from + key + candidateKey.length);
}

/** The whole number that follows a key; undefined where the bytes end with it, or it is none. */
function numberAfter(bytes: Buffer, from: number): number | undefined {
  let at = from;
  const skip = (wanted: (byte: number) => boolean) => {
    const start = at;
    while (at < bytes.length && at - start < markBytes && wanted(bytes[at] ?? 0)) at += 1;
    return at - start;
  };
  const isSpace = (byte: number) => byte <= 32 || byte === colon;
  skip(isSpace);
  const start = at;
  const length = skip((byte) => byte >= nought && byte <= nine);
  return length > 0 && length < 16 && at < bytes.length
    ? Number(bytes.toString('latin1', start, at))
    : undefined;
}
