import type { ExportFile } from '@crossvote/opening';
import { isFlattened, readFlattenedFile } from './flattened/flattened-file.ts';
import { isCount, isObject } from './json-values.ts';
import type { Manifests } from './manifests.ts';

const candidateKey = Buffer.from('"CandidateId"');
const partyKey = Buffer.from('"PartyId"');
const [colon, openBrace, closeBrace, nought, nine] = [0x3a, 0x7b, 0x7d, 0x30, 0x39];

/** Most bytes of a mark before and after its party. Real marks have about a hundred. */
const markBytes = 400;
/** Bytes of a piece that are searched again with the next piece. */
const overlap = 2 * markBytes;

/** Stands for parties that differ between marks. */
const several = -1;

/**
 * Party ids by candidate: the party that all marks of the candidate have. In versions whose CandidateManifest lists no
 * affiliations, only marks have the party. It must be known before the first record. So the bytes are searched for it,
 * as parsing them twice would take far longer.
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
    // The reading of the records reports this.
    refuse: () => undefined,
    drain: () => Promise.resolve(),
  });
}

/** The candidate of the object that contains a party. */
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

/** The whole number after a key; undefined where it is not a number, or the bytes may end within it. */
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
