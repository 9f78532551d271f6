import { ingest, type IngestReport, type IngestRequest } from '../src/index.ts';
import { exportFolder } from './export-file.ts';
import {
  ballots,
  ballotsWriters,
  choices,
  type Ballots,
  type BallotsWriter,
} from './numbered-ballots.ts';

type Decision = Pick<IngestRequest, 'repeated'>;

/** Votes of ballots, counted one by one. */
function votesOf(...files: readonly Ballots[]): Readonly<Record<string, number>> {
  const votes = Object.fromEntries(choices.map((choice) => [choice, 0]));
  for (const file of files)
    for (const choice of file.values()) votes[choice] = (votes[choice] ?? 0) + 1;
  return votes;
}

/** All ballots of two files. Where a number is in both, the ballot of the second. */
const union = (...files: readonly Ballots[]): Ballots => new Map(files.flatMap((of) => [...of]));

/** The same ballots, of which the first few mark another choice. */
function otherwise(of: Ballots, count: number): Ballots {
  return new Map(
    [...of].map(([number, choice], at) => [
      number,
      at < count ? (choices[(choices.indexOf(choice as 'Ann') + 1) % 3] ?? '') : choice,
    ]),
  );
}

const reported = ({ contests }: IngestReport) =>
  Object.fromEntries(
    choices.map((choice) => [
      choice,
      contests[0]?.choices.find(({ name }) => name === choice)?.voteCount ?? 0,
    ]),
  );
const codesOf = ({ issues }: IngestReport) => issues.map(({ code }) => code);
const countsOf = ({ recordsRead: read, records, refused, repeated }: IngestReport) => ({
  ...{ read, records, refused, repeated },
});

describe.each(Object.entries(ballotsWriters))('records of several files: %s', (_, writer) => {
  const exports = exportFolder();
  let called = 0;
  const ingestFiles = (files: readonly Ballots[], decision: Decision = {}) => {
    called += 1;
    const paths = files.map((of, at) => writer.write(exports, `f${called}-${at + 1}`, of));
    const given = [...paths, ...(writer.sides?.(exports) ?? [])];
    return ingest({ paths: given, format: 'auto', ...decision });
  };

  it('that agree in their marks count once, and both places are said', async () => {
    const [first, second] = [ballots(6), ballots(9)];
    const report = await ingestFiles([first, second]);
    expect(countsOf(report)).toEqual({ read: 15, records: 9, refused: 0, repeated: 6 });
    expect(reported(report)).toEqual(votesOf(second));
    const said = report.issues.filter(({ code }) => code === 'record_repeated');
    expect(said).toMatchObject([
      {
        severity: 'warning',
        file: expect.stringMatching(`f${called}-2`) as unknown,
        message: expect.stringMatching(
          `^6 of its 9 records stand in .*f${called}-1.* the same marks`,
        ) as unknown,
      },
    ]);
    expect(codesOf(report).join()).not.toMatch(/duplicate_record|numbering/);
  });

  it('are one record each in three files that overlap as they like', async () => {
    const files = [ballots(10, 5), ballots(8, 1), ballots(10, 12)];
    const report = await ingestFiles(files);
    expect(countsOf(report)).toEqual({ read: 28, records: 21, refused: 0, repeated: 7 });
    expect(reported(report)).toEqual(votesOf(union(...files)));
    const snapshots = await ingestFiles([ballots(20), ballots(12), ballots(30)]);
    expect(countsOf(snapshots)).toEqual({ read: 62, records: 30, refused: 0, repeated: 32 });
    expect(reported(snapshots)).toEqual(votesOf(ballots(30)));
  });

  it('are refused with both numbers where nine in ten agree, until a person decides', async () => {
    const first = ballots(20);
    const second = otherwise(ballots(24), 2);
    await expect(ingestFiles([first, second])).rejects.toThrow(
      /identities of 20 records with .*; 18 of them have the same marks in both, and 2 have not.*--repeated once/,
    );
    const once = await ingestFiles([first, second], { repeated: 'once' });
    expect(countsOf(once)).toEqual({ read: 44, records: 24, refused: 0, repeated: 20 });
    expect(reported(once)).toEqual(votesOf(second));
    const differing = once.issues.filter(({ code }) => code === 'repeated_record_differs');
    expect(differing.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    const turned = await ingestFiles([second, first], { repeated: 'once' });
    expect(reported(turned)).toEqual(votesOf(union(second, first)));
    const keep = await ingestFiles([first, second], { repeated: 'keep' });
    expect(countsOf(keep)).toEqual({ read: 44, records: 44, refused: 0, repeated: 0 });
    expect(reported(keep)).toEqual(votesOf(first, second));
    expect(codesOf(keep)).toContain('repeated_kept');
  });

  it('are all stored where numbering began anew, and that is said', async () => {
    const files = [ballots(20), otherwise(ballots(25), 3)];
    const report = await ingestFiles(files);
    expect(countsOf(report)).toEqual({ read: 45, records: 45, refused: 0, repeated: 0 });
    expect(reported(report)).toEqual(votesOf(...files));
    expect(codesOf(report)).toContain('numbering_began_anew');
    // Two counties, of which one exported twice.
    const [county, later, other] = [ballots(20), ballots(26), ballots(30, 1, 1)];
    const three = await ingestFiles([county, other, later]);
    expect(countsOf(three)).toEqual({ read: 76, records: 56, refused: 0, repeated: 20 });
    expect(reported(three)).toEqual(votesOf(later, other));
    // The decision only concerns files that nearly agree.
    const decided = await ingestFiles(files, { repeated: 'once' });
    expect(decided.records).toBe(45);
  });

  it('are all stored where a person says that they differ', async () => {
    const report = await ingestFiles([ballots(6), ballots(9)], { repeated: 'keep' });
    expect(countsOf(report)).toEqual({ read: 15, records: 15, refused: 0, repeated: 0 });
    expect(reported(report)).toEqual(votesOf(ballots(6), ballots(9)));
  });
});

describe.each(Object.entries(ballotsWriters).filter(([, { takesText }]) => takesText))(
  'names that are none: %s',
  (_, writer: BallotsWriter) => {
    const exports = exportFolder();
    let called = 0;
    it.each(['X', '0', '000', '***'])('%s, once in each of two files', async (none) => {
      called += 1;
      const write = (name: string, of: Ballots) => writer.write(exports, `n${called}-${name}`, of);
      const paths = [
        write('a', new Map([...ballots(5), [none, 'Ann']])),
        write('b', new Map([...ballots(5, 20), [none, 'Ann']])),
      ];
      const report = await ingest({ paths, format: 'auto' });
      expect(countsOf(report)).toEqual({ read: 12, records: 12, refused: 0, repeated: 0 });
    });
  },
);

const namedByNumbers = Object.entries(ballotsWriters).filter(
  // The identifiers of Hart are not numbers.
  ([format, { takesText }]) => takesText && format !== 'hart',
);

describe.each(namedByNumbers)('numbers that a program writes otherwise: %s', (_, writer) => {
  const exports = exportFolder();
  it.each([
    ['12.0', (number: string) => `${number}.0`],
    ['0012', (number: string) => number.padStart(4, '0')],
  ])('as %s', async (name, written) => {
    const saved = new Map([...ballots(14)].map(([number, choice]) => [written(number), choice]));
    const paths = [
      writer.write(exports, `plain-${name}`, ballots(9)),
      writer.write(exports, `saved-${name}`, saved),
    ];
    const report = await ingest({ paths, format: 'auto' });
    expect(countsOf(report)).toEqual({ read: 23, records: 14, refused: 0, repeated: 9 });
    expect(reported(report)).toEqual(votesOf(ballots(14)));
  });
});

describe('a name that several records of one file have', () => {
  const exports = exportFolder();
  const heading = 'Cast Vote Record,Precinct,Ballot Style,Mayor\n';
  const rows = (...numbers: number[]) => numbers.map((number) => `${number},P,S,Ann\n`).join('');

  it('names none of them, and all are stored with a word', async () => {
    const paths = [
      exports.write('a.csv', heading + rows(1, 2, 3)),
      exports.write('b.csv', heading + rows(1, 2, 3, 3, 4)),
    ];
    const report = await ingest({ paths, format: 'auto' });
    expect(countsOf(report)).toEqual({ read: 8, records: 6, refused: 0, repeated: 2 });
    expect(codesOf(report)).toEqual(
      expect.arrayContaining(['duplicate_record', 'identity_ambiguous', 'record_repeated']),
    );
  });
});

describe('files whose records have no names', () => {
  const exports = exportFolder();
  const heading = 'Precinct,1ST CHOICE MAYOR,2ND CHOICE MAYOR\n';
  const rows = (count: number) => 'P1,Ann,Bo\n'.repeat(count);

  it('are stored whole, however alike their rows are', async () => {
    const paths = [
      exports.write('early.csv', heading + rows(40)),
      exports.write('day.csv', heading + rows(70) + 'P1,Bo,Ann\n'),
    ];
    const report = await ingest({ paths, format: 'auto' });
    expect(countsOf(report)).toEqual({ read: 111, records: 111, refused: 0, repeated: 0 });
  });

  it('count once where one content comes twice, and are told where only the marks are the same', async () => {
    const paths = [
      exports.write('1.csv', heading + rows(12)),
      exports.write('2.csv', heading + rows(12)),
      exports.write('3.csv', `${heading}${rows(12)}`.replaceAll('\n', '\r\n')),
    ];
    const report = await ingest({ paths, format: 'auto' });
    expect(countsOf(report)).toEqual({ read: 36, records: 24, refused: 0, repeated: 12 });
    expect(codesOf(report)).toEqual(expect.arrayContaining(['file_repeated', 'files_alike']));
  });
});

describe('aggregate rows of files that overlap', () => {
  const exports = exportFolder();
  const header = [
    'Linden,5.17,,,,',
    ',,,,Mayor (Vote For=1),Mayor (Vote For=1)',
    ',,,,Ann,Bo',
    'CvrNumber,TabulatorNum,BatchId,RecordId,,',
  ];
  const file = (name: string, first: number, last: number, aggregate: string) => {
    const ballot = (at: number) => [at, 1, 1, at, 1, 0].join();
    const rows = Array.from({ length: last - first + 1 }, (_, at) => ballot(first + at));
    return exports.write(name, [...header, ...rows, aggregate, ''].join('\n'));
  };
  const sums = 'Aggregate,,,,5,3';
  const none = '1000,9,1,1000,0,1';

  it('are told, as it cannot be known whether they are the same', async () => {
    const warnings = async (name: string, first: number, aggregate: string, others = aggregate) => {
      const paths = [
        file(`${name}-1.csv`, 1, 6, aggregate),
        file(`${name}-2.csv`, first, first + 8, others),
      ];
      const report = await ingest({ paths, format: 'auto' });
      return report.issues
        .filter(({ code }) => code.includes('repeat'))
        .map(({ code, message }) => (code === 'record_repeated' ? code : message));
    };
    expect(await warnings('overlap', 1, sums, 'Aggregate,,,,6,4')).toEqual([
      'record_repeated',
      expect.stringMatching(
        /\(votes: 8 in overlap-1\.csv, 10 in overlap-2\.csv\): if they sum up the same ballots, up to 8 of the 18 /,
      ),
    ]);
    expect(await warnings('one', 1, sums, none)).toEqual([
      'record_repeated',
      expect.stringMatching(
        /\(votes: 8 in one-1\.csv\): if other files have their ballots as records, up to 8 of the 8 /,
      ),
    ]);
    expect(await warnings('apart', 101, sums)).toEqual([]);
    expect(await warnings('without', 1, none)).toEqual(['record_repeated']);
  });
});
