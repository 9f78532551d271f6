import { createRandom, drawIndex, fileOf, partsOf, zipOf } from '@crossvote/samples';
import { asWorkbook, type ExportFile, FileError, UnpackLimit } from '@crossvote/opening';
import { linesOf, readFiles } from '../../../test/ess-reading.ts';
import type { ReadResult } from '../../../test/read-text.ts';
import { type FormatReader } from '../../index.ts';
import { nyc } from './nyc/nyc.ts';
import { ess } from './ess.ts';

const anyLimit = () => new UnpackLimit('x', 1 << 30, { unpackRatio: 1_000_000 });

const votes = [
  'Cast Vote Record,Precinct,Ballot Style,U.S. Senator (220),Council,,For Mayor Choice 1 (1),For Mayor Choice 2 (2),"Measure\n9, long",Count',
  ...Array.from({ length: 12 }, (_, at) =>
    [
      `${at + 1},P${at % 3},"S ${at % 2}, b"`,
      ['"DEM KELLY, ""MARK"""', 'REP Núñez', 'overvote', 'undervote'][at % 4],
      ['Cy,undervote', 'overvote,overvote', ' , ', 'Cy,Di'][(at * 3) % 4],
      ['Ann,Bo', 'undervote,Ann', 'Bo,overvote'][at % 3],
      ['YES', 'NO', ''][at % 3],
      at === 4 ? 3 : 1,
    ].join(),
  ),
  '',
].join('\n');
const ballots = `Ballots\nGEN\n\nCast Vote Record,Batch,Reporting Group,Machine\n${Array.from({ length: 12 }, (_, at) => `${12 - at},B1,Early,"M, ${at}"\n`).join('')}Total : 12,,,\n`;
const table = 'CandidacyID,DefaultBallotName\n254001,Ann\n254002,"Bo, Jr."\n';
const numbered =
  'Cast Vote Record,Precinct,Ballot Style,DEM Mayor Choice 1 of 2 City (01),DEM Mayor Choice 2 of 2 City (21)\n1,P,S,254001,254002\n2,P,S,254002,Write-in\n';

/** What reading came to; undefined when the export was refused as a whole. Anything else fails the test. */
async function attempt(
  files: readonly ExportFile[],
  reader: FormatReader,
): Promise<ReadResult | undefined> {
  try {
    return await readFiles(files, reader);
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

/** The bytes with one to three of them changed, taken away, doubled or moved. */
function mutate(bytes: Buffer, random: ReturnType<typeof createRandom>): Buffer {
  let mutated = Buffer.from(bytes);
  for (let left = 1 + drawIndex(random, 3); left > 0; left -= 1) {
    const at = drawIndex(random, mutated.length);
    const until = Math.min(mutated.length, at + 1 + drawIndex(random, 8));
    const parts = [
      [mutated.subarray(0, at), Buffer.from([drawIndex(random, 256)]), mutated.subarray(at + 1)],
      [mutated.subarray(0, at), mutated.subarray(until)],
      [mutated.subarray(0, until), mutated.subarray(at)],
      [
        mutated.subarray(0, at),
        Buffer.from('",\r\n="'.charAt(drawIndex(random, 6))),
        mutated.subarray(at),
      ],
    ][drawIndex(random, 4)];
    mutated = Buffer.concat(parts ?? []);
    if (mutated.length === 0) mutated = Buffer.from('x');
  }
  return mutated;
}

async function workbook(): Promise<Buffer> {
  const cells = (line: string) =>
    line
      .split(',')
      .map((cell, at) =>
        at % 2 === 0
          ? `<c t="inlineStr"><is><t>${cell}</t></is></c>`
          : `<c t="s"><v>${cell.length % 2}</v></c>`,
      )
      .join('');
  const lines = [
    'Cast Vote Record,,Ballot Style,,Mayor',
    ...Array.from({ length: 20 }, (_, at) => `${at},x,S,yy,Ann`),
  ];
  const rows = lines.map((line, at) => `<row r="${at + 1}">${cells(line)}</row>`).join('');
  return zipOf(partsOf({ rows, strings: '<si><t>Precinct</t></si><si><t>Council</t></si>' }));
}

describe('a votes file cut off anywhere', () => {
  it('is refused, or gives the records before the cut and a warning', async () => {
    const bytes = Buffer.from(votes);
    const whole = linesOf(await readFiles([fileOf('a.csv', bytes)]));
    for (let part = 1; part < 50; part += 1) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * part) / 50));
      const result = await attempt([fileOf('a.csv', cut, 100)], ess);
      if (!result) continue;
      const lines = linesOf(result);
      expect(lines.length).toBeLessThan(whole.length);
      // A cut within the last cell, or right after the row, shows no other trace.
      const isSaid = result.issues.some(({ code }) => code === 'no_final_line_end');
      expect(isSaid || cut.at(-1) === 10).toBe(true);
      const sure = Math.max(lines.length - 1, 0);
      expect(lines.slice(0, sure)).toEqual(whole.slice(0, sure));
    }
  });

  it('refuses nothing of the workbook but the whole', async () => {
    const bytes = await workbook();
    for (let part = 1; part < 50; part += 1) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * part) / 50));
      const reading = asWorkbook(fileOf('a.xlsx', cut), anyLimit()).then((file) =>
        attempt([file], ess),
      );
      expect(await reading).toBeUndefined();
    }
  });
});

describe('mutated input is refused or read, and the summary reconciles', () => {
  const random = createRandom(20241105);
  const changed = (name: string, text: string | Buffer) =>
    fileOf(name, mutate(Buffer.from(text as string), random), 1 + drawIndex(random, 300));

  it('as votes with their ballots file', async () => {
    let read = 0;
    for (let round = 0; round < 400; round += 1) {
      const files = [changed('a.csv', votes), changed('b.csv', ballots)];
      if (await attempt(files, ess)) read += 1;
      await attempt([files[0]!], nyc);
    }
    expect(read).toBeGreaterThan(100);
  });

  it('as numbered votes with their table of candidates', async () => {
    for (let round = 0; round < 200; round += 1)
      await attempt([changed('a.csv', numbered), changed('t.csv', table)], nyc);
  });

  it('as workbook, packed and as its sheet', async () => {
    const bytes = await workbook();
    for (let round = 0; round < 200; round += 1)
      await attempt([await asWorkbook(changed('a.xlsx', bytes), anyLimit())], ess);
    const parts = partsOf({
      rows: '<row><c><v>1</v></c></row>'.repeat(9),
      strings: '<si><t>a</t></si>',
    });
    for (let round = 0; round < 200; round += 1) {
      const mutated = Object.entries(parts).map(([name, text]) => [
        name,
        mutate(Buffer.from(text), random),
      ]);
      await attempt(
        [
          await asWorkbook(
            fileOf('a.xlsx', await zipOf(Object.fromEntries(mutated) as Record<string, Buffer>)),
            anyLimit(),
          ),
        ],
        ess,
      );
    }
  });
});

describe('input without measure', () => {
  const heading = 'Cast Vote Record,Precinct,Ballot Style,Mayor';

  it('is refused where a column of numbers is taken for a contest', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => `${at},P,S,X${at}\n`).join('');
    await expect(readFiles([fileOf('a.csv', `${heading}\n${rows}`)])).rejects.toMatchObject({
      code: 'too_many_choices',
    });
  });

  it('is refused by record where a cell is longer than any name', async () => {
    const rows = `1,P,S,${'x'.repeat(2000)}\n2,${'p'.repeat(300)},S,Ann\n3,P,S,Ann\n`;
    const result = await readFiles([fileOf('a.csv', `${heading}\n${rows}`)]);
    expect(
      result.issues
        .filter(({ severity }) => severity === 'refused')
        .map(({ code, place }) => `${code} @${place.line}:${place.column}`),
    ).toEqual(['value_too_long @2:4', 'value_too_long @3:2']);
    expect(linesOf(result)).toEqual(['Mayor: Ann']);
  });

  it('is refused by row where a row stands for more ballots than there are', async () => {
    const rows = 'P,Ann,Bo,99999999\n'.repeat(101);
    const text = `Precinct,1st Choice Mayor,2nd Choice Mayor,Count\n${rows}`;
    const { summary } = await readFiles([fileOf('a.csv', text)]);
    expect(summary).toMatchObject({ recordsStored: 0, recordsRefused: 101 });
  });
});
