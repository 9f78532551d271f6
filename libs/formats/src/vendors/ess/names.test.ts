import { codesOf, linesOf, readEss } from '../../../test/ess-reading.ts';

const headings = 'Cast Vote Record,Precinct,Ballot Style';
const text = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');

/** Reads one contest with these cells, a record each. */
async function choicesOf(...cells: string[]) {
  const rows = cells.map((cell, at) => `${at + 1},P,S,"${cell.replaceAll('"', '""')}"`);
  const result = await readEss(text(`${headings},Mayor`, ...rows));
  const choices = result.contests[0]!.choices.map(({ name, party, code }) => [name, party, code]);
  return { result, choices };
}

describe('the name of a choice', () => {
  it('is kept as exported, with its party and code beside', async () => {
    const { choices, result } = await choicesOf(
      'DEM KELLY,  MARK (CND005)',
      'REP David J. Place (19475)',
      'Sean M. Bouzan (19380)',
      'CON Terry Larson',
      'CON SMITH, JO (CND9)',
      'DEM PETEN, GERALDINE "GERAE"',
      'REYES, MARCO A. (TONY)',
      'YES (YES / SÍ)',
    );
    expect(choices).toEqual([
      ['DEM KELLY, MARK (CND005)', 'DEM', 'CND005'],
      ['REP David J. Place (19475)', 'REP', '19475'],
      ['Sean M. Bouzan (19380)', '', '19380'],
      ['CON Terry Larson', 'CON', undefined],
      ['CON SMITH, JO (CND9)', 'CON', 'CND9'],
      ['DEM PETEN, GERALDINE "GERAE"', 'DEM', undefined],
      ['REYES, MARCO A. (TONY)', '', undefined],
      ['YES (YES / SÍ)', '', undefined],
    ]);
    expect(codesOf(result)).toEqual([]);
  });

  it.each(['DON SAMUELS', 'CON SMITH', 'Con Smith', 'Ind Anne Lee', 'Rep John Smith', 'DEMI LEE'])(
    'gives no party by guess: %s',
    async (name) => {
      expect((await choicesOf(name)).choices).toEqual([[name, '', undefined]]);
    },
  );
});

describe('one candidate in several spellings', () => {
  it('is one choice where the vendor has one code for both, which is said', async () => {
    const { choices, result } = await choicesOf(
      'DEM KELLY, MARK (CND005)',
      'KELLY, MARK (CND005)',
      'DEM KELLY, MARK (CND005)',
      'LEE (77)',
      'REP LEE (77)',
    );
    expect(choices.map(([name]) => name)).toEqual(['DEM KELLY, MARK', 'REP LEE']);
    expect(linesOf(result)).toEqual([
      ...Array.from({ length: 3 }, () => 'Mayor: DEM KELLY, MARK'),
      'Mayor: REP LEE',
      'Mayor: REP LEE',
    ]);
    expect(codesOf(result)).toEqual(['choice_spellings_joined', 'choice_spellings_joined']);
  });

  it('is one choice where party, code or white space alone differ, and where a cell is cut off at its code', async () => {
    const { choices, result } = await choicesOf(
      'KELLY,MARK',
      'DEM KELLY, MARK (CND005)',
      'KELLY, MARK',
      'DEM KELLY, MARK (CND0',
      'Ann Poe',
      'OAK Ann Poe',
    );
    expect(choices).toEqual([
      ['DEM KELLY, MARK', 'DEM', 'CND005'],
      ['OAK Ann Poe', 'OAK', undefined],
    ]);
    expect(codesOf(result)).toEqual(['choice_spellings_joined', 'choice_spellings_joined']);
    expect(result.issues.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        /^"KELLY,MARK", "DEM KELLY, MARK \(CND005\)", "KELLY, MARK", "DEM KELLY, MARK \(CND0" .* "DEM KELLY, MARK"$/,
      ),
    );
  });

  it('may be several where its name stands with two parties or codes: that is said', async () => {
    const { choices, result } = await choicesOf(
      'LEE, ANN',
      'DEM LEE, ANN',
      'WFP LEE, ANN',
      'Kim (CND1)',
      'Kim (CND2)',
      'Kim',
      'Cole',
      'COLE',
    );
    expect(choices).toHaveLength(8);
    expect(codesOf(result)).toEqual(Array.from({ length: 4 }, () => 'choice_spellings'));
  });

  it('is not seen where parties or codes differ, nor where the answers of a measure share a number', async () => {
    const { choices, result } = await choicesOf(
      'DEM LEE, ANN',
      'WFP LEE, ANN',
      'KIM (CND1)',
      'KIM (CND2)',
      'YES (207)',
      'NO (207)',
    );
    expect(choices).toHaveLength(6);
    expect(codesOf(result)).toEqual([]);
  });

  it('counts once where both spellings stand on one record', async () => {
    const result = await readEss(text(`${headings},Council,`, '1,P,S,DEM A (CND1),A (CND1)'));
    expect(linesOf(result)).toEqual(['Council: DEM A']);
    expect(codesOf(result)).toEqual(['choice_twice @2', 'choice_spellings_joined']);
  });
});

describe('the party of a contest and of a ballot', () => {
  const partiesOf = async (...titles: string[]) => {
    const row = ['1', 'P', 'S', ...titles.map(() => 'Ann')].join();
    const { contests } = await readEss(text(`${headings},${titles.join()}`, row));
    return contests.map(({ party, code }) => [party, code]);
  };

  it('stands at the end of a title, before its code', async () => {
    expect(await partiesOf('Judge (DEM)', 'Judge - REP (220)', 'Clerk (7)')).toEqual([
      ['DEM', undefined],
      ['REP', '220'],
      [undefined, '7'],
    ]);
  });

  it('is a bare word where the title stands for another party too', async () => {
    expect(await partiesOf('Judge DEM', 'Judge REP', 'LIB Clerk', 'DEM Clerk')).toEqual([
      ['DEM', undefined],
      ['REP', undefined],
      ['LIB', undefined],
      ['DEM', undefined],
    ]);
    const none = [undefined, undefined];
    expect(await partiesOf('STATE REP', 'REP DISTRICT 5', 'IND SCHOOL BOARD')).toEqual([
      none,
      none,
      none,
    ]);
  });

  it('of a ballot is that of the Party column', async () => {
    const { records, contests } = await readEss(
      text('Cast Vote Record,Party,Judge', '1,Democratic,Ann', '2,,Ann'),
    );
    expect(records.map(({ attributes }) => attributes)).toEqual([{ party: 'Democratic' }, {}]);
    expect(contests).toHaveLength(1);
  });
});

it('says of every export that its rows may be sheets without a link', async () => {
  const { issues } = await readEss(text(`${headings},Mayor`, '1,P,S,Ann'));
  expect(issues.filter(({ code }) => code === 'cards_not_linked')).toMatchObject([
    { severity: 'assumption', place: { file: 'file-1.csv' } },
  ]);
});
