import { codesOf, linesOf, readEss, votesOf } from '../../../test/ess-reading.ts';

const headings = 'Cast Vote Record,Precinct,Ballot Style';
const text = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');

describe('odd cells and headings', () => {
  it('are words in any case and spelling, and candidates called like words are candidates', async () => {
    const result = await readEss(
      text(
        `${headings},Mayor`,
        ...[
          'OVERVOTE',
          'Over Vote',
          'over-vote',
          'UNDERVOTE',
          'Under Vote',
          'Undervote Smith',
          'Overvotes Party',
          'Write-in',
          'Write-In: Bo',
          'WRITE IN:',
          'None of these candidates',
        ].map((cell, at) => `${at},P,S,${cell}`),
      ),
    );
    expect(Object.fromEntries(votesOf(result, 0))).toEqual({
      '(overvote)': 3,
      '(undervote)': 2,
      'Undervote Smith': 1,
      'Overvotes Party': 1,
      'Write-in': 2,
      'Write-In: Bo': 1,
      'None of these candidates': 1,
    });
    const writeIns = result.contests[0]!.choices.filter(({ isWriteIn }) => isWriteIn);
    expect(writeIns.map(({ name }) => name)).toEqual(['Write-in', 'Write-In: Bo']);
  });

  it('among the headings that tell of the ballot are read as contests, and said', async () => {
    const damaged = await readEss(
      text('Cast Vote Record,Prec1nct,Ballot Style,Mayor', '1,P,S,Ann'),
    );
    expect(codesOf(damaged)).toEqual(['contest_among_attributes @1']);
    expect(damaged.contests.map(({ name }) => name)).toEqual(['Prec1nct', 'Mayor']);
    const whole = await readEss(text(`${headings},Mayor`, '1,P,S,Ann'));
    expect(codesOf(whole)).toEqual([]);
  });

  it('repeat record numbers, which are stored and said; the contest that stands twice stays two', async () => {
    const result = await readEss(
      text(`${headings},Judge,Judge`, '1,P,S,Ann,', '1,P,S,,Ann', '1,P,S,Ann,Bo'),
    );
    expect([0, 1].map((contest) => Object.fromEntries(votesOf(result, contest)))).toEqual([
      { Ann: 2 },
      { Ann: 1, Bo: 1 },
    ]);
    expect(codesOf(result)).toEqual([
      'contest_name_repeated @1',
      'duplicate_record @3',
      'duplicate_record @4',
    ]);
  });

  it('leave a contest without any record in the list of contests, and say so', async () => {
    const result = await readEss(
      text(`${headings},Mayor,Ghost,Bond`, '1,P,S,Ann,,Yes', '2,P,S,Bo, ,'),
    );
    expect(result.contests.map(({ name, choices }) => [name, choices.length])).toEqual([
      ['Mayor', 2],
      ['Ghost', 0],
      ['Bond', 1],
    ]);
    expect(result.issues.filter(({ code }) => code === 'contests_without_records')).toMatchObject([
      { message: expect.stringMatching(/^1 of 3 contests/) as unknown },
    ]);
  });

  it('count votes, not used votes and overvotes up to the votes allowed', async () => {
    const rows = ['A,B,C', 'A,undervote,undervote', 'overvote,overvote,overvote', 'A,,B', ' , , '];
    const result = await readEss(
      text(`${headings},Board,,`, ...rows.map((row, at) => `${at},P,S,${row}`)),
    );
    const [board] = result.contests;
    const selections = result.records.flatMap(({ selections }) => selections.get(0) ?? []);
    const votes = selections
      .filter(({ declared }) => declared === 'nothing')
      .map(({ marks }) => marks.length);
    expect(board).toMatchObject({ voteFor: 3 });
    expect([selections.length, votes]).toEqual([4, [3, 1, 2]]);
    expect(linesOf(result).at(-1)).toBe('');
  });
});
