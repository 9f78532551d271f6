import { failureIn, linesOf, readEss } from '../../../test/ess-reading.ts';

const headings = 'Cast Vote Record,Precinct,Ballot Style';
const text = (...lines: string[]) => lines.map((line) => `${line}\r\n`).join('');

describe('several files of one county', () => {
  it('are one election by the names of contests, whatever their columns', async () => {
    const result = await readEss(
      text(`${headings},Mayor,Council,`, '1,P,S,Ann,Cy,Di'),
      text(`${headings},Council,,Bond,Mayor`, '2,P,S,Di,undervote,Yes,Bo'),
    );
    expect(result.contests.map(({ name, voteFor }) => [name, voteFor])).toEqual([
      ['Mayor', 1],
      ['Council', 2],
      ['Bond', 1],
    ]);
    expect(linesOf(result)[1]).toBe('Council: Di, Bond: Yes, Mayor: Bo');
  });

  it('have one number of votes for a contest at the end of the headings, also where no record of a file has it', async () => {
    const filled = text(`${headings},Mayor,Council,,`, '1,P,S,Ann,Cy,Di,undervote');
    const blank = text(`${headings},Mayor,Council,,`, '2,P,S,Bo,,,');
    const other = text(`${headings},Council,,,Mayor`, '3,P,S,Cy,undervote,undervote,Bo');
    for (const files of [
      [blank, filled],
      [filled, blank],
      [blank, other],
    ]) {
      const result = await readEss(...files);
      expect(result.summary).toMatchObject({ recordsStored: 2, recordsRefused: 0 });
      const council = result.contests.find(({ name }) => name === 'Council');
      expect(council).toMatchObject({ voteFor: 3 });
    }
  });

  it('are refused where a contest has another number of columns, or stands another number of times', async () => {
    const first = text(`${headings},Mayor,Council,`, '1,P,S,Ann,Cy,Di');
    const other = (line: string, row: string) => readEss(first, text(`${headings},${line}`, row));
    expect(await failureIn(other('Council', '2,P,S,Di'))).toMatchObject({
      code: 'contest_differs',
    });
    expect(await failureIn(other('Mayor,Mayor', '2,P,S,Di,Di'))).toMatchObject({
      code: 'contest_differs',
    });
  });
});

describe('contests of one title in several files', () => {
  const county = (title: string, ...names: string[]) =>
    text(`${headings},${title}`, ...names.map((name, at) => `${at + 1},P,S,${name}`));
  const contestsOf = ({ contests }: Awaited<ReturnType<typeof readEss>>) =>
    contests.map(({ name, choices }) => `${name}: ${choices.map((choice) => choice.name).join()}`);

  it('are two where their choices have nothing in common', async () => {
    const read = await readEss(
      county('Clerk', 'Ann', 'Bo', 'write-in'),
      county('Clerk', 'Cy', 'Di', 'undervote', 'Cy'),
    );
    expect(contestsOf(read)).toEqual(['Clerk: Ann,Bo,write-in', 'Clerk: Cy,Di']);
  });

  it('are one where the whole files have a choice in common that their beginnings do not show', async () => {
    const long = Array.from({ length: 60_000 }, (_, at) => (at % 2 === 0 ? 'Ann' : 'Bo'));
    const read = await readEss(county('Clerk', ...long, 'Cy'), county('Clerk', 'Cy', 'Di'));
    expect(contestsOf(read)).toEqual(['Clerk: Ann,Bo,Cy,Di']);
  });

  it('are one where a file has one choice only, which tells nothing', async () => {
    expect(contestsOf(await readEss(county('Clerk', 'Ann', 'Bo'), county('Clerk', 'Cy')))).toEqual([
      'Clerk: Ann,Bo,Cy',
    ]);
  });
});
