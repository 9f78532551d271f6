import { StateWords } from '../../index.ts';
import { exportOf } from '../../../test/export-of.ts';
import { readText, refusedOf, remarksOf } from '../../../test/read-text.ts';

const contests = [
  ['Mayor (Vote For=1)', 'Ann', 'Bo'],
  ['Judge (Vote For=1)', 'Yes', 'No'],
] as const;

/** State of the contests on each record: absent ones left out. */
async function statesOf(rows: readonly string[]) {
  const read = await readText(exportOf({ contests, rows }));
  const states = read.records.map(({ selections }) =>
    [...selections].map(([contest, { marks, declared }]) => [contest, declared, marks.length]),
  );
  return { read, states };
}

describe('masked votes on a numbered record', () => {
  it.each(['Redacted', 'REDACTED', 'redacted', 'X', 'x', '*', '**', ' X ', '"Redacted"'])(
    'make its contest redacted, and the report says where: %s',
    async (mask) => {
      const rows = ['1,2,3,1,A,1,0,0,1', `2,2,3,2,A,${mask},${mask},0,1`];
      const { read, states } = await statesOf(rows);
      expect(states[1]).toEqual([
        [0, 'redacted', 0],
        [1, 'nothing', 1],
      ]);
      expect(read.summary).toMatchObject({ recordsStored: 2, recordsRefused: 0 });
      expect(remarksOf(read.issues)).toEqual(['redacted_votes @6']);
    },
  );

  it.each([
    'Redacted for voter privacy',
    '*REDACTED*',
    '[redacted]',
    '"Withheld, per C.R.S. 24-72-205.5"',
    'SUPPRESSED',
    'Masked_by_county',
    'removed to protect ballot secrecy',
    'Not disclosed',
    'Omitted (voter privacy)',
    'XXX',
    '(***)',
  ])('may be a phrase in place of each mark: %s', async (phrase) => {
    const rows = ['1,2,3,1,A,1,0,0,1', `2,2,3,2,A,${phrase},${phrase},0,1`];
    const { read, states } = await statesOf(rows);
    expect(states[1]).toEqual([
      [0, 'redacted', 0],
      [1, 'nothing', 1],
    ]);
    expect(remarksOf(read.issues)).toEqual(['redacted_votes @6']);
  });

  it.each([
    'blank',
    'N/A',
    'not redacted',
    'unmasked',
    'see note',
    'No suppression',
    'removed',
    'Ann',
    'redact',
  ])('are never taken from other words, though they fill a whole contest: %s', async (words) => {
    const { read, states } = await statesOf([`1,2,3,1,A,${words},${words},0,1`]);
    expect(refusedOf(read.issues)).toEqual(['unknown_mark @5']);
    expect(states).toEqual([]);
  });

  it.each(['1,X', '0,redacted', '*,1', '*,'])(
    'never leave half a contest to be counted: %s',
    async (cells) => {
      const { states } = await statesOf(['1,2,3,1,A,1,0,,', `2,2,3,2,A,${cells},,`]);
      expect(states[1]).toEqual([[0, 'redacted', 0]]);
    },
  );

  it('refuse the record where they stand beside empty cells of a title not seen before', async () => {
    const { read, states } = await statesOf(['1,2,3,1,A,X,,0,1', '2,2,3,1,A,1,0,0,1']);
    expect(refusedOf(read.issues)).toEqual(['contest_partly_blank @5']);
    expect(states).toHaveLength(1);
  });

  it('of a record refused for another cell are not reported', async () => {
    const { read } = await statesOf(['1,2,3,1,A,X,X,7,1', '2,2,3,1,A,1,0,0,1']);
    expect(refusedOf(read.issues)).toEqual(['unknown_mark @5']);
    expect(remarksOf(read.issues)).toEqual([]);
  });

  it('are those words too of which a person says so', async () => {
    const words = new StateWords(
      new Map([
        ['seenote', 'redacted'],
        ['none', 'blank'],
      ]),
    );
    const rows = ['1,2,3,1,A,1,0,0,1', '2,2,3,2,A,See note,see note,none,none'];
    const read = await readText(exportOf({ contests, rows }), { words });
    expect([...(read.records[1]?.selections ?? [])]).toEqual([
      [0, { marks: [], declared: 'redacted' }],
    ]);
  });

  it('ask the sink anew in every block', async () => {
    const rows = Array.from({ length: 20 }, (_, place) => `${place + 1},2,3,${place},A,X,X,,`);
    const { states } = await statesOf(rows);
    expect(states).toEqual(rows.map(() => [[0, 'redacted', 0]]));
  });
});
