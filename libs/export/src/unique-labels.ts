/** The reader compares headings in this form: only letters and digits. */
const plain = (label: string) => label.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Headings of a table that have a meaning of their own. */
const ownHeadings = [
  'record',
  'contest',
  'choice',
  'rank',
  'precinct',
  'ballotstyle',
  'countinggroup',
  'tabulator',
  'batch',
  'party',
];

/**
 * Headings for contests. A heading is the name of the contest where no other contest has it. For some programs, columns
 * are the same when their names are equal or differ only in case.
 */
export function contestLabels(names: readonly string[]): string[] {
  return uniqueLabels(names, {
    standIn: 'contest',
    keyOf: (label) => label.toLowerCase(),
    isFree: (label) => !ownHeadings.includes(plain(label)),
  });
}

/** Labels for the choices of one contest. A label is the name of the choice where no other choice has it. */
export function choiceLabels(names: readonly string[]): string[] {
  return uniqueLabels(names, { standIn: 'choice', keyOf: (label) => label, isFree: () => true });
}

function uniqueLabels(
  names: readonly string[],
  rule: {
    readonly standIn: string;
    readonly keyOf: (label: string) => string;
    readonly isFree: (label: string) => boolean;
  },
): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = name === '' ? rule.standIn : name;
    let label = base;
    for (let number = 2; taken.has(rule.keyOf(label)) || !rule.isFree(label); number += 1)
      label = `${base} (${number})`;
    taken.add(rule.keyOf(label));
    return label;
  });
}
