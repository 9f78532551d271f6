import { faultsOf } from './faults-of.ts';
import { readLeaves } from './read-hostile.ts';

const page =
  'RUN DATE:11/11/14 11:03 AM          PRECINCT    1 - Mill          ELECTION ID: 99110814\nVOTR.    B/I     CANDIDATES RECEIVING A VOTE\n';

/** Small files of formats that no generator writes. */
const files: readonly (readonly [name: string, text: string, records: number])[] = [
  ['ward.txt', 'Ann, Bo, Cy\nA,B,C\n-----\n(Ann, Bo) : 3\n(Cy,) : 2\n() : 1\n', 6],
  [
    'profile.csv',
    `VoteKit RankProfile\nCandidates\n(ANN:A),(BO:B)\nMax Ranking Length\n2\nIncludes Voter Set\nFalse\n=,=,=,=,=,=,=,=,=,=\nRanking_1,Ranking_2,&,Weight,&\n{'A'},{'B'},&,3.0,&\n"{'A', 'B'}",,&,1.0,&\n`,
    4,
  ],
  [
    'EL155.txt',
    `${page}5100001    2 *   10 Ann Poe                                 MAYOR\n5100001    2     20 Yes                                     QUES01 Question 1\n${page}5100002    2 *   12 W/I BO RYE                              MAYOR\n`,
    2,
  ],
  [
    'senate.csv',
    'State,Division,Vote Collection Point Name,Vote Collection Point ID,Batch No,Paper No,A:Blue,B:Red,A:POE Ann,B:RYE Bo\nNT,Lake,Hall,1,1,1,1,2,,\nNT,Lake,Hall,1,1,2,,,2,1\n',
    2,
  ],
  [
    'ward.csv',
    '2,1,\n3,1,2,\n2,2,\n"Candidate 1","Ann","Blue (B)",\n"Candidate 2","Bo","Red (R)",\n"Ward"\n',
    5,
  ],
  ['old.soi', '2\n1,Ann\n2,Bo\n5,5,2\n3,1,2\n2,2\n', 5],
];

/** Each place where nobody waits. */
const step = process.env.CI ? 1 : 3;

/** Signs that mean something in one of them, or nowhere. */
const signs = ['\n', '0', '9', ',', '"', "'", '{', '(', '*', ':', '-', '#', '\0', '\xff', ' '];

describe.each(files)('a small file %s', (name, text, records) => {
  const bytes = Buffer.from(text);
  const read = (changed: Buffer) => readLeaves([{ path: [name], bytes: changed }]);

  it('is read whole', async () => {
    const outcome = await read(bytes);
    expect(outcome.refusal).toBeUndefined();
    if (outcome.refusal) return;
    expect(outcome.records).toHaveLength(records);
    expect(outcome.summary.recordsRefused).toBe(0);
  });

  it('is refused or a sound dataset of no more records, wherever it is cut off', async () => {
    for (let cut = 0; cut < bytes.length - 1; cut += step) {
      const outcome = await read(bytes.subarray(0, cut));
      if (outcome.refusal) continue;
      expect({ cut, faults: faultsOf(outcome) }).toEqual({ cut, faults: [] });
      expect(outcome.records.length).toBeLessThanOrEqual(records);
      const isWarned = outcome.issues.some(({ severity }) => severity !== 'assumption');
      const isLineEnd = bytes[cut - 1] === 10;
      // A file that ends with a line may be whole, for all that it says.
      expect({ cut, isSaid: isWarned || isLineEnd }).toEqual({ cut, isSaid: true });
    }
  });

  it('is refused or a sound dataset, whatever single sign of it is another', async () => {
    for (let at = 0; at < bytes.length; at += step) {
      const sign = Buffer.from(signs[at % signs.length] ?? '', 'latin1');
      for (const end of [at, at + 1]) {
        const changed = Buffer.concat([bytes.subarray(0, at), sign, bytes.subarray(end)]);
        const outcome = await read(changed);
        if (!outcome.refusal)
          expect({ at, end, faults: faultsOf(outcome) }).toEqual({ at, end, faults: [] });
      }
    }
  });
});
