import { codesOf, linesOf, readEss } from '../../../test/ess-reading.ts';

const headings = 'Cast Vote Record,Precinct,Ballot Style';
const text = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');

describe('headings of ranks', () => {
  it.each([
    ['MAYOR 1st Choice,MAYOR 2nd Choice', 'MAYOR'],
    ['1ST CHOICE MAYOR,2ND CHOICE MAYOR', 'MAYOR'],
    ['Mayor Choice 1 (45),Mayor Choice 2 (50)', 'Mayor'],
    ['Mayor Choice 1 of 2 City (1),Mayor Choice 2 of 2 City (2)', 'Mayor City'],
  ])('may be %s', async (ranks, name) => {
    const result = await readEss(text(`${headings},${ranks}`, '1,P,S,Ann,Bo'));
    expect(result.contests).toMatchObject([{ name, voteFor: 1, rankLimit: 2 }]);
    expect(linesOf(result)).toEqual([`${name}: Ann(1)+Bo(2)`]);
  });

  it('that are left out behind a rank refuse what stands there: it may be a rank or a vote', async () => {
    const result = await readEss(
      text(
        `${headings},Mayor Choice 1 of 3,,,Bond`,
        '1,P,S,Ann,Bo,Cy,Yes',
        '2,P,S,Ann,,,Yes',
        '3,P,S,Ann,, ,',
      ),
    );
    expect(codesOf(result)).toEqual(['heading_missing @2']);
    expect(linesOf(result)).toEqual(['Mayor: Ann(1), Bond: Yes', 'Mayor: Ann(1)']);
  });
});
