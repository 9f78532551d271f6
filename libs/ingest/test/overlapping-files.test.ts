import {
  countySpec,
  createRandom,
  drawIndex,
  generateElection,
  layouts,
  type LayoutName,
  type SampleElection,
  seedsFrom,
} from '@crossvote/samples';
import { ingest, type IngestReport } from '../src/index.ts';
import { exportFolder } from './export-file.ts';

/** The text of a file of records: the text before the records, each record, and the text after them. */
interface Parts {
  readonly head: string;
  readonly records: readonly string[];
  readonly tail: string;
}

const linesOf = (text: string) => text.split(/(?<=\n)/);

/** One record a line. */
function table(headLines: number): (text: string) => Parts {
  return (text) => {
    const lines = linesOf(text);
    return { head: lines.slice(0, headLines).join(''), records: lines.slice(headLines), tail: '' };
  };
}

function longTable(text: string): Parts {
  const [head = '', ...lines] = linesOf(text);
  const records = new Map<string, string>();
  for (const line of lines) {
    const number = line.slice(0, line.indexOf(','));
    records.set(number, (records.get(number) ?? '') + line);
  }
  return { head, records: [...records.values()], tail: '' };
}

function xmlReport(text: string): Parts {
  const lines = linesOf(text);
  const isRecord = (line: string) => line.startsWith('<CVR>') || line.startsWith('<CVR ');
  const first = lines.findIndex(isRecord);
  const records = lines.filter(isRecord);
  return {
    head: lines.slice(0, first).join(''),
    records,
    tail: lines.slice(first + records.length).join(''),
  };
}

/** How to split the files of a layout. */
const takeApart: Partial<Record<LayoutName, (text: string) => Parts>> = {
  'dominion-csv': table(4),
  'ess-csv': table(1),
  'clear-ballot': table(1),
  'long-csv': longTable,
  unisyn: xmlReport,
  'nist-cdf-xml': xmlReport,
};

function textOf(layout: LayoutName, sample: SampleElection): { name: string; text: string } {
  const [file] = layouts[layout].write(sample);
  if (!file || !('chunks' in file)) throw new Error('no file of text was written');
  const text = Array.from(file.chunks, (chunk) => Buffer.from(chunk as string).toString()).join('');
  return { name: file.name, text };
}

/** Results that do not depend on the order of contests and choices. */
const resultsOf = ({ contests }: IngestReport) =>
  contests
    .map(({ choices, ...contest }) => ({
      ...contest,
      choices: [...choices].sort((a, b) => (a.name < b.name ? -1 : 1)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

describe.each(Object.entries(takeApart))(
  'an election in overlapping files: %s',
  (layout, split) => {
    const exports = exportFolder();

    it('counts as the union of the files, however they overlap', async () => {
      const sample = generateElection(countySpec({ records: 60, seed: 8, contests: 5 }));
      const { name, text } = textOf(layout as LayoutName, sample);
      const { head, records, tail } = split(text);
      const whole = await ingest({ paths: [exports.write(`whole-${name}`, text)], format: 'auto' });
      expect(whole).toMatchObject({ records: records.length, refused: 0, repeated: 0 });
      for (const seed of seedsFrom(3, 12)) {
        const random = createRandom(seed);
        // For each record the files that have it: a bit for each of three, at least one.
        const places = records.map(() => 1 + drawIndex(random, 7));
        const files = [0, 1, 2].map((file) =>
          records.filter((_, record) => (((places[record] ?? 0) >> file) & 1) === 1),
        );
        const paths = files.map((of, file) =>
          exports.write(`${seed}-${file}-${name}`, head + of.join('') + tail),
        );
        const read = files.reduce((sum, of) => sum + of.length, 0);
        const report = await ingest({ paths, format: 'auto' });
        expect(report).toMatchObject({
          ...{ recordsRead: read, records: records.length },
          ...{ refused: 0, repeated: read - records.length },
        });
        expect(resultsOf(report)).toEqual(resultsOf(whole));
      }
    });
  },
);
