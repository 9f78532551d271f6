import { fileOf } from '@crossvote/samples';
import { codesOf, linesOf, readEss, readFiles, votesOf } from '../../../test/ess-reading.ts';
import { ess } from './ess.ts';

const headings = 'Cast Vote Record,Precinct,Ballot Style';
const text = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');
const cell = (name: string) => `"${name.replaceAll('"', '""')}"`;
const names = (result: Awaited<ReturnType<typeof readEss>>) =>
  result.contests[0]!.choices.map(({ name }) => name);

describe('several names in one cell', () => {
  it.each(['\n', '\r\n', ' // ', '//', ';', ', ', ',', '|', ' & ', ' and ', '/', ' - ', '\n \n'])(
    'joined by %j are marks, and with more than may be marked an overvote',
    async (joiner) => {
      const result = await readEss(
        text(
          `${headings},Mayor 1st Choice,Mayor 2nd Choice,Judge`,
          `1,P,S,${cell(`Ada Reyes${joiner}Ben Cole`)},Cy Dunn,${cell(`Ann${joiner}Bo`)}`,
          '2,P,S,Ada Reyes,Ben Cole,Ann',
          `3,P,S,Cy Dunn,${cell(`Ben Cole${joiner}Write-in`)},Bo`,
        ),
      );
      expect(linesOf(result)).toEqual([
        'Mayor: Ada Reyes(1)+Ben Cole(1)+Cy Dunn(2), Judge: Ann+Bo',
        'Mayor: Ada Reyes(1)+Ben Cole(2), Judge: Ann',
        'Mayor: Cy Dunn(1)+Ben Cole(2)+Write-in(2), Judge: Bo',
      ]);
      expect(result.contests.map(({ voteFor }) => voteFor)).toEqual([1, 1]);
      expect(names(result)).toHaveLength(4);
      expect(new Set(codesOf(result))).toEqual(
        new Set(['several_names_in_cell @2', codesOf(result).at(-1)]),
      );
    },
  );

  it('are a mark each in a contest of several votes, in any of its columns', async () => {
    const result = await readEss(
      text(
        `${headings},Council,`,
        '1,P,S,Ann;Bo,undervote',
        '2,P,S,Ann;Bo;Cy,undervote',
        '3,P,S,Ann,"Bo; Ann"',
        '4,P,S,Cy,undervote;undervote',
        '5,P,S,Bo,undervote',
      ),
    );
    expect(linesOf(result)).toEqual([
      'Council: Ann+Bo',
      'Council: Ann+Bo+Cy',
      'Council: Ann+Bo',
      'Council: Cy',
      'Council: Bo',
    ]);
    expect(names(result)).toEqual(['Ann', 'Bo', 'Cy']);
  });

  it('are write-in lines as often as these stand, and an undervote beside a name is none', async () => {
    const result = await readEss(
      text(
        `${headings},Council (Vote for 2),Mayor`,
        '1,P,S,Ann; Bo,Write-in; Write-in',
        '2,P,S,Write-in; Write-in,Cy',
        '3,P,S,Ann; undervote,Write-in',
        '4,P,S,Bo,Cy; Cy',
        '5,P,S,Ann,Cy; undervote',
      ),
    );
    expect(linesOf(result)).toEqual([
      'Council (Vote for 2): Ann+Bo, Mayor: Write-in+Write-in',
      'Council (Vote for 2): Write-in+Write-in, Mayor: Cy',
      'Council (Vote for 2): Ann, Mayor: Write-in',
      'Council (Vote for 2): Bo, Mayor: Cy',
      'Council (Vote for 2): Ann, Mayor: Cy',
    ]);
    expect(codesOf(result).filter((code) => code.startsWith('names_joined'))).toEqual([]);
  });

  it('are an overvote of a rank where they are write-in lines, and a candidate twice is none', async () => {
    const result = await readEss(
      text(
        `${headings},Mayor 1st Choice,Mayor 2nd Choice`,
        '1,P,S,Write-in;Write-in,Ann',
        '2,P,S,Ann,Write-in;Write-in',
        '3,P,S,undervote,Write-in;Write-in',
        '4,P,S,Bo;Bo,Ann',
        '5,P,S,Bo,Write-in',
      ),
    );
    expect(linesOf(result)).toEqual([
      'Mayor: Write-in(1)+Write-in(1)+Ann(2)+overvoted',
      'Mayor: Ann(1)+Write-in(2)+Write-in(2)',
      'Mayor: Write-in(2)+Write-in(2)+overvoted',
      'Mayor: Bo(1)+Ann(2)',
      'Mayor: Bo(1)+Write-in(2)',
    ]);
    expect([...votesOf(result, 0)]).toEqual([
      ['(overvote)', 2],
      ['Ann', 1],
      ['Bo', 2],
    ]);
  });

  it('are as many votes as the title says where one cell holds them all', async () => {
    const one = text(`${headings},Council (Vote for 2)`, '1,P,S,Ann;Bo', '2,P,S,Ann', '3,P,S,Bo');
    const other = text(
      `${headings},Council (Vote for 2)`,
      '4,P,S,Bo',
      '5,P,S,Ann;Bo;Cy',
      '6,P,S,Cy',
    );
    const result = await readEss(one, other);
    expect(result.contests).toMatchObject([{ name: 'Council (Vote for 2)', voteFor: 2 }]);
    expect([...votesOf(result, 0)]).toEqual([
      ['Ann', 2],
      ['Bo', 3],
      ['(overvote)', 1],
      ['Cy', 1],
    ]);
    const single = await readEss(text(`${headings},Council (Vote for 2)`, '1,P,S,Ann', '2,P,S,Bo'));
    expect(single.contests).toMatchObject([{ voteFor: 1 }]);
  });

  it('stay one name where any part is no name of the contest, or where the whole is one', async () => {
    const result = await readEss(
      text(
        `${headings},Mayor,Bond`,
        '1,P,S,"Reyes, Ada",Yes/For',
        '2,P,S,Biden / Harris,Yes/For',
        '3,P,S,"Cole, Ben; Nobody",No/Against',
        '4,P,S,"Cole, Ben",No',
        '5,P,S,"Cole, Ben, Reyes, Ada",No',
        '6,P,S,Ann; Jr.,Yes',
      ),
    );
    expect(linesOf(result).map((line) => line.split(', Bond')[0])).toEqual([
      'Mayor: Reyes, Ada',
      'Mayor: Biden / Harris',
      'Mayor: Cole, Ben; Nobody',
      'Mayor: Cole, Ben',
      'Mayor: Cole, Ben+Reyes, Ada',
      'Mayor: Ann; Jr.',
    ]);
    expect(names(result)).not.toContain('Reyes');
    expect(codesOf(result)).toEqual([
      'names_unclear',
      'names_unclear',
      'names_unclear',
      'several_names_in_cell @6',
    ]);
  });

  it('are found in other files, and far behind', async () => {
    const filler = Array.from({ length: 60_000 }, (_, at) => `${at + 10},P,S,"Poe, Ann"`);
    const first = text(
      `${headings},Mayor`,
      '1,P,S,"Zoe | Abe"',
      '2,P,S,"Poe, Ann & Abe"',
      ...filler,
    );
    const second = text(`${headings},Mayor`, '3,Q,S,Zoe', '4,Q,S,Abe');
    for (const pieces of [undefined, 5000]) {
      const files = [fileOf('a.csv', first), fileOf('b.csv', second)];
      const result = await readFiles(files, ess, pieces);
      expect(names(result)).toEqual(['Zoe', 'Abe', 'Poe, Ann']);
      expect(linesOf(result).slice(0, 2)).toEqual(['Mayor: Zoe+Abe', 'Mayor: Poe, Ann+Abe']);
    }
  });

  it('are told where only what came later shows that they are', async () => {
    const filler = Array.from({ length: 60_000 }, (_, at) => `${at + 10},P,S,Ann Poe of Linden`);
    const late = text(`${headings},Mayor`, ...filler, '1,P,S,"Zoe, Abe"', '2,P,S,Zoe', '3,P,S,Abe');
    const result = await readFiles([fileOf('a.csv', late)]);
    expect(names(result)).toEqual(['Ann Poe of Linden', 'Zoe, Abe', 'Zoe', 'Abe']);
    expect(codesOf(result)).toEqual(['names_joined']);
  });
});

describe('a code for each rank', () => {
  const ranks = 'Governor 1st Choice (5715),Governor 2nd Choice (5718),Governor 3rd Choice (5720)';

  it('is one candidate, by the name without it', async () => {
    const result = await readEss(
      text(
        `${headings},OAK ${ranks.replaceAll(',', ',OAK ')},Question 1 (9)`,
        '1,North,S1,"Reyes, Ada (51)","Cole, Ben (62)",undervote,Yes',
        '2,North,S1,"Cole, Ben (52)","Reyes, Ada (61)","Dunn, Cy (73)",No',
        '3,North,S1,undervote,"Reyes, Ada (61)","Cole, Ben (72)",Yes',
        '4,North,S1,"Dunn, Cy (53)","Reyes, Ada (61)","Cole, Ben (72)",No',
      ),
    );
    expect(names(result)).toEqual(['Reyes, Ada', 'Cole, Ben', 'Dunn, Cy']);
    expect(linesOf(result)[1]).toBe(
      'OAK Governor: Cole, Ben(1)+Reyes, Ada(2)+Dunn, Cy(3), Question 1 (9): No',
    );
    expect(result.contests).toMatchObject([{ rankLimit: 3, voteFor: 1 }, { rankLimit: 0 }]);
  });

  it('is none where one code stands in two ranks: these are two candidates of one name', async () => {
    const result = await readEss(
      text(
        `${headings},${ranks}`,
        '1,P,S,Lee (51),Lee (52),Kim (53)',
        '2,P,S,Kim (53),Lee (51),Lee (52)',
      ),
    );
    expect(names(result)).toEqual(['Lee (51)', 'Lee (52)', 'Kim (53)']);
  });
});

describe('the rank in a heading', () => {
  it('stands anywhere, and elsewhere in another file; names have a code or a party in some files only', async () => {
    const result = await readEss(
      text(
        `${headings},Rep. to Council 1st Choice District 2,Rep. to Council 2nd Choice District 2,Rep. to Council 3rd Choice District 2`,
        '1,North,S1,OAK Reyes Ada (51),Ben Cole,undervote',
        '2,North,S1,Ben Cole,OAK Reyes Ada (51),undervote',
        '3,North,S1,undervote,Ben Cole,undervote',
      ),
      text(
        `${headings},Rep. to Council District 2 (Rank 1),Rep. to Council District 2 (Rank 2),Rep. to Council District 2 (Rank 3)`,
        '11,Abroad,S1,OAK Reyes Ada,Ben Cole,undervote',
        '12,Abroad,S1,Ben Cole,Reyes Ada,undervote',
      ),
    );
    expect(result.contests).toMatchObject([{ name: 'Rep. to Council District 2', rankLimit: 3 }]);
    expect(names(result)).toEqual(['OAK Reyes Ada', 'Ben Cole']);
    expect(linesOf(result)).toEqual([
      'Rep. to Council District 2: OAK Reyes Ada(1)+Ben Cole(2)',
      'Rep. to Council District 2: Ben Cole(1)+OAK Reyes Ada(2)',
      'Rep. to Council District 2: Ben Cole(2)',
      'Rep. to Council District 2: OAK Reyes Ada(1)+Ben Cole(2)',
      'Rep. to Council District 2: Ben Cole(1)+OAK Reyes Ada(2)',
    ]);
  });
});
