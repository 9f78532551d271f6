import { attributeKinds, type AttributeKind } from '@crossvote/formats';
import type { FilePair } from './file-pair.ts';

const words: Readonly<Record<AttributeKind, string>> = {
  precinct: 'precinct',
  ballotStyle: 'ballot style',
  countingGroup: 'counting group',
  tabulator: 'tabulator',
  batch: 'batch',
  party: 'party',
};

/** The names of two files. Two files of one record in the same unit keep their own names. */
export function namesOf({ files: [first, second] }: FilePair): readonly [string, string] {
  return first.unit === second.unit
    ? [first.file.name, second.file.name]
    : [first.unit.name, second.unit.name];
}

/** A sentence about how far the records with shared identities agree. */
export function agreementOf(pair: FilePair): string {
  const { files, shared } = pair;
  const [first, second] = files.map(({ unit }) => unit.records);
  return `has ${first} records, and shares the identities of ${shared} records with ${namesOf(pair)[1]}, which has ${second}; ${marksOf(pair)}`;
}

function marksOf(pair: FilePair): string {
  const { shared, alike, markedAlike, alikeInPart, contestsCompared, kindsApart } = pair;
  if (contestsCompared > 0) {
    const [first, second] = pair.files.map(({ unit }) => unit.contests.size);
    return `the files have ${first} and ${second} contests, and in the ${contestsCompared} of them that both have ${alikeInPart} records have the same marks, and ${shared - alikeInPart} have not`;
  }
  const marks = `${markedAlike} of them have the same marks in both, and ${shared - markedAlike} have not`;
  if (markedAlike === alike) return marks;
  return `${marks}; ${markedAlike - alike} of those with the same marks have another ${kindsOf(kindsApart)}`;
}

/** Kinds of attributes in words. @param bits - one bit for each kind */
export function kindsOf(bits: number): string {
  const kinds = attributeKinds.filter((_, kind) => ((bits >>> kind) & 1) === 1);
  return kinds.map((kind) => words[kind]).join(' or ');
}
