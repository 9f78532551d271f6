import type { Choice } from './election.ts';

/** Choices from `name` or `name|PARTY` each. */
export function namedChoices(...names: readonly string[]): Choice[] {
  return names.map((entry) => {
    const [name = '', party = ''] = entry.split('|');
    return { name, party, isWriteIn: false, writeInLines: 0 };
  });
}

/** The unnamed write-in with a number of blank lines. */
export function unnamedWriteIn(lines = 1): Choice {
  return { name: 'Write-in', party: '', isWriteIn: true, writeInLines: lines };
}

/** A write-in candidate who qualified and therefore has a name in the export. */
export function qualifiedWriteIn(name: string): Choice {
  return { name, party: '', isWriteIn: true, writeInLines: 0 };
}
