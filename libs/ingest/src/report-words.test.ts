import { remarksOnDate, remarksOnName } from './report-words.ts';

const today = '2026-12-01';
const codesOf = (date: string) => remarksOnDate(date, today).map(({ code }) => code);

describe('the day of an election', () => {
  it.each([
    ['', 'no_election_date'],
    ['2027-12-02', 'election_date_far'],
    ['2204-11-05', 'election_date_far'],
    ['1979-12-31', 'election_date_early'],
    ['0024-11-05', 'election_date_early'],
  ])('is remarked on: %j is %s', (date, code) => {
    expect(codesOf(date)).toEqual([code]);
  });

  it.each(['2027-12-01', '2026-12-01', '2024-11-05', '1980-01-01'])(
    'is nothing to speak of: %s',
    (date) => {
      expect(codesOf(date)).toEqual([]);
    },
  );

  it('may be up to a year ahead of a day that the next year lacks', () => {
    expect(remarksOnDate('2025-02-28', '2024-02-29')).toEqual([]);
    expect(remarksOnDate('2025-03-01', '2024-02-29')).toHaveLength(1);
  });
});

describe('the name of a dataset', () => {
  const others = [
    { id: 3, name: 'Elm 2024' },
    { id: 4, name: 'Elm 2024 recount' },
    { id: 7, name: 'ELM  2024' },
  ];

  it('is said to be taken by all that have it, whatever its case and white space', () => {
    expect(remarksOnName('elm 2024 ', others)).toMatchObject([
      {
        severity: 'warning',
        code: 'name_taken',
        message: expect.stringMatching(/^datasets 3, 7 have the name/),
      },
    ]);
    expect(remarksOnName('Elm 2024 Recount', others)[0]?.message).toMatch(
      /^dataset 4 has the name/,
    );
    expect(remarksOnName('Elm', others)).toEqual([]);
  });
});
