import { findByName } from './find-by-name.ts';

const contests = [
  { id: 3, name: 'President and Vice President' },
  { id: 8, name: 'Representative in Congress, District 5' },
  { id: 9, name: 'Measure 1' },
  { id: 12, name: 'Measure 12' },
  { id: 13, name: 'State Senate' },
  { id: 14, name: 'Reinstatement of the Board' },
];
const idOf = (wanted: string) => findByName('contest', contests, wanted).id;

describe('findByName', () => {
  it.each([
    ['an id before all', '12', 12],
    ['the whole name before a beginning', 'measure  1', 9],
    ['a beginning before a part', 'pres', 3],
    ['the beginning of a word before a part', 'congress', 8],
    ['a part of a name', 'of the b', 14],
    ['a name in other case', 'STATE SENATE', 13],
    ['a number that is no id as a part of a name', '5', 8],
    ['a number only where it is whole: not the 1 of 12', '1', 9],
  ])('takes %s', (_, wanted, id) => {
    expect(idOf(wanted)).toBe(id);
  });

  it('takes a name as it is written before one that differs in case', () => {
    const towns = [
      { id: 1, name: 'elm 2024' },
      { id: 2, name: 'Elm 2024' },
    ];
    expect(findByName('dataset', towns, 'Elm 2024').id).toBe(2);
    expect(() => findByName('dataset', towns, 'ELM 2024')).toThrow(
      '"ELM 2024" fits more than one dataset',
    );
  });

  it.each(['2', '0', '', ' ', 'xyzzy'])(
    'finds nothing for "%s", and lists what there is',
    (wanted) => {
      expect(() => idOf(wanted)).toThrow(/is no contest; there are:\n {3}3 {2}President/);
    },
  );

  it.each([
    ['Presidnet', 'President and Vice President'],
    ['Staet Senate', 'State Senate'],
  ])('lists first what is nearest to "%s"', (wanted, name) => {
    expect(() => idOf(wanted)).toThrow(
      new RegExp(`^"${wanted}" is no contest; nearest are:\n +\\d+  ${name}`),
    );
    expect(() => idOf(wanted)).toThrow(/\n {2}… and \d more; see: cvr results <dataset>$/);
  });

  it('says a text of any length in brief', () => {
    expect(() => idOf('x'.repeat(10_000))).toThrow(/^"x{499}…" is no contest; there are:/);
  });

  it('lists the candidates of an ambiguous name', () => {
    expect(() => idOf('meas')).toThrow(
      '"meas" fits more than one contest; give the id of one of these:\n   9  Measure 1\n  12  Measure 12',
    );
  });

  it('tells items of one name by their labels, and finds them by these', () => {
    const clerks = ['a.csv', 'b.csv'].map((file, at) => ({
      ...{ id: at + 1, name: 'Clerk', label: `Clerk [${file}]` },
    }));
    const all = [...clerks, { id: 3, name: 'Clerk of the Court' }];
    expect(() => findByName('contest', all, 'clerk')).toThrow(
      '"clerk" fits more than one contest; give the id of one of these:\n  1  Clerk [a.csv]\n  2  Clerk [b.csv]',
    );
    expect(findByName('contest', all, 'clerk [B.csv]').id).toBe(2);
  });

  it('shortens a long list', () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ id: i + 1, name: `Judge ${i}` }));
    expect(() => findByName('contest', many, 'judge')).toThrow('… and 10 more');
  });
});
