import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { exportFolder } from './export-file.ts';

/** Ballots of one contest, by what a place calls them, and the choice that each marks. */
export type Ballots = ReadonlyMap<string, string>;

/** Choices of the contest. */
export const choices = ['Ann', 'Bo', 'Cy'] as const;

/** The ballots of the numbers from `from` on, which mark the choices in turn. */
export function ballots(count: number, from = 1, turn = 0): Ballots {
  const numbers = Array.from({ length: count }, (_, at) => from + at);
  return new Map(numbers.map((number) => [`${number}`, choices[(number + turn) % 3] ?? '']));
}

type Folder = ReturnType<typeof exportFolder>;

/** How an office writes ballots into one file of its export. */
export interface BallotsWriter {
  /** Whether a number may be any text. */
  readonly takesText: boolean;
  /** @returns the file, or a folder of files */
  readonly write: (folder: Folder, name: string, ballots: Ballots) => string;
  /** What must come with the files. */
  readonly sides?: (folder: Folder) => string[];
}

const lines = (...texts: string[]) => texts.map((text) => `${text}\n`).join('');
const rowsOf = (of: Ballots, row: (number: string, choice: string, at: number) => string) =>
  [...of].map(([number, choice], at) => row(number, choice, at));
const cells = (choice: string) => choices.map((name) => (name === choice ? '1' : '0')).join(',');
const placeOf = (choice: string) => choices.findIndex((name) => name === choice) + 1;

function table(text: (of: Ballots) => string, takesText = true): BallotsWriter {
  return { takesText, write: (folder, name, of) => folder.write(`${name}.csv`, text(of)) };
}

function cdfReport(of: Ballots): object {
  const selection = (choice: string) => ({
    ContestSelectionId: `s${placeOf(choice)}`,
    SelectionPosition: [{ HasIndication: 'yes', IsAllocable: 'yes', NumberVotes: 1 }],
  });
  return {
    '@type': 'CVR.CastVoteRecordReport',
    CVR: [...of].map(([number, choice]) => ({
      '@type': 'CVR.CVR',
      UniqueId: number,
      CurrentSnapshotId: 's',
      CVRSnapshot: [
        {
          ...{ '@id': 's', Type: 'original' },
          CVRContest: [{ ContestId: 'mayor', CVRContestSelection: [selection(choice)] }],
        },
      ],
    })),
    Election: [
      {
        ...{ '@type': 'CVR.Election', '@id': 'e', Name: 'Town' },
        Candidate: choices.map((name, at) => ({ '@id': `c${at + 1}`, Name: name })),
        Contest: [
          {
            ...{ '@id': 'mayor', '@type': 'CVR.CandidateContest', Name: 'Mayor', VotesAllowed: 1 },
            ContestSelection: choices.map((_, at) => ({
              '@id': `s${at + 1}`,
              CandidateIds: [`c${at + 1}`],
            })),
          },
        ],
      },
    ],
  };
}

const unisynChoices = choices
  .map((name, at) => `<Candidate ObjectId="c${at + 1}"><Name>${name}</Name></Candidate>`)
  .join('');
const unisynContest = `<Contest ObjectId="mayor" xsi:type="CandidateContest">${choices
  .map(
    (_, at) =>
      `<ContestSelection ObjectId="s${at + 1}" xsi:type="CandidateSelection"><CandidateIds>c${at + 1}</CandidateIds></ContestSelection>`,
  )
  .join('')}<Name>Mayor</Name><VotesAllowed>1</VotesAllowed></Contest>`;

function unisynSession(of: Ballots): string {
  const records = [...of].map(
    ([number, choice]) =>
      `<CVR><CreatingDeviceId>OVS1</CreatingDeviceId><CurrentSnapshotId>v${number}</CurrentSnapshotId><CVRSnapshot ObjectId="v${number}"><CVRContest><ContestId>mayor</ContestId><CVRContestSelection><ContestSelectionId>s${placeOf(choice)}</ContestSelectionId><SelectionPosition><HasIndication>yes</HasIndication><IsAllocable>unknown</IsAllocable><NumberVotes>1</NumberVotes></SelectionPosition></CVRContestSelection></CVRContest><Type>original</Type></CVRSnapshot><ElectionId>e</ElectionId><UniqueId>${number}</UniqueId></CVR>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<CastVoteRecordReport xmlns="NIST_V0_cast_vote_records.xsd" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n${records.join('')}<Election ObjectId="e">${unisynChoices}${unisynContest}<Name>Town</Name></Election></CastVoteRecordReport>\n`;
}

function hartRecord(number: string, choice: string): string {
  const guid = /^\d+$/.test(number)
    ? `00000000-0000-0000-0000-${number.padStart(12, '0')}`
    : number;
  const option = `<Option><Name>${choice}</Name><Id>id-${choice}</Id><Value>1</Value></Option>`;
  return `<?xml version="1.0" encoding="utf-8"?><Cvr xmlns="http://tempuri.org/CVRDesign.xsd"><Contests><Contest><Name>Mayor</Name><Id>m</Id><Options>${option}</Options></Contest></Contests><SheetNumber>1</SheetNumber><CvrGuid>${guid}</CvrGuid></Cvr>`;
}

const session = (number: string, choice: string) => ({
  ...{ TabulatorId: 1, BatchId: 1, RecordId: Number(number) },
  Original: {
    IsCurrent: true,
    Contests: [
      {
        Id: 1,
        Marks: [{ CandidateId: placeOf(choice), Rank: 1, IsVote: true, IsAmbiguous: false }],
      },
    ],
  },
});

const digits = (value: number | string, width: number) => String(value).padStart(width, '0');
const lookupLine = (type: string, id: number, name: string, contest: number) =>
  `${type.padEnd(10)}${digits(id, 7)}${name.padEnd(50)}${digits(id, 7)}${digits(contest, 7)}00\r\n`;

/** One writer for each format whose records have names of their own. */
export const ballotsWriters: Readonly<Record<string, BallotsWriter>> = {
  'name-columns': table((of) =>
    lines(
      'TabulatorId,BatchId,RecordId,MayorId,MayorName',
      ...rowsOf(of, (number, choice) => `1,1,${number},${placeOf(choice)},${choice}`),
    ),
  ),
  'dominion-csv': table((of) =>
    lines(
      'Town,5.17.17.1,,,,,',
      `,,,,${choices.map(() => 'Mayor (Vote For=1)').join(',')}`,
      `,,,,${choices.join(',')}`,
      'CvrNumber,TabulatorNum,BatchId,RecordId,,,',
      ...rowsOf(of, (number, choice, at) => `${at + 1},1,1,${number},${cells(choice)}`),
    ),
  ),
  'dominion-json': {
    takesText: false,
    write: (folder, name, of) =>
      folder.write(
        `CvrExport_${name}.json`,
        JSON.stringify({
          ...{ Version: '5.17.17.1', ElectionId: 'Town' },
          Sessions: rowsOf(of, (number, choice) => JSON.stringify(session(number, choice))).map(
            (text): unknown => JSON.parse(text),
          ),
        }),
      ),
    sides: (folder) => [
      folder.write(
        'ContestManifest.json',
        JSON.stringify({ List: [{ Id: 1, Description: 'Mayor', VoteFor: 1, NumOfRanks: 0 }] }),
      ),
      folder.write(
        'CandidateManifest.json',
        JSON.stringify({
          List: choices.map((Description, at) => ({
            ...{ Id: at + 1, Description, ContestId: 1, Type: 'Regular' },
          })),
        }),
      ),
    ],
  },
  ess: table((of) =>
    lines(
      'Cast Vote Record,Precinct,Ballot Style,Mayor',
      ...rowsOf(of, (number, choice) => `${number},P1,S1,${choice}`),
    ),
  ),
  nyc: {
    takesText: true,
    write: (folder, name, of) =>
      folder.write(
        `2025P1V1_${name}.csv`,
        lines(
          'Cast Vote Record,Precinct,Ballot Style,DEM Mayor Choice 1 of 2 Citywide (026916),DEM Mayor Choice 2 of 2 Citywide (226916)',
          ...rowsOf(of, (number, choice) => `${number},P1,S1,${choice},undervote`),
        ),
      ),
  },
  'clear-ballot': table((of) =>
    lines(
      `RowNumber,BoxID,BoxPosition,BallotID,PrecinctID,BallotStyleID,PrecinctStyleName,ScanComputerName,Status,Remade,${choices
        .map((name, at) => `Choice_${at + 1}_1:Mayor:Vote For 1:${name}:NON`)
        .join(',')}`,
      ...rowsOf(
        of,
        (number, choice, at) => `${at + 1},B1,${at + 1},${number},1,1,P1,S1,0,0,${cells(choice)}`,
      ),
    ),
  ),
  'long-csv': table((of) =>
    lines(
      'CVRNumber,Contest,Candidate',
      ...rowsOf(of, (number, choice) => `${number},Mayor,${choice}`),
    ),
  ),
  'crossvote-csv': table((of) =>
    lines('record,Mayor', ...rowsOf(of, (number, choice) => `${number},${choice}`)),
  ),
  'crossvote-csv-long': table((of) =>
    lines('record,contest,choice', ...rowsOf(of, (number, choice) => `${number},Mayor,${choice}`)),
  ),
  'nist-cdf': {
    takesText: true,
    write: (folder, name, of) => folder.write(`${name}.json`, JSON.stringify(cdfReport(of))),
  },
  unisyn: {
    takesText: true,
    write: (folder, name, of) => folder.write(`${name}.xml`, unisynSession(of)),
  },
  hart: {
    takesText: true,
    write: (folder, name, of) => {
      const own = path.join(folder.folder, name);
      mkdirSync(own);
      [...of].forEach(([number, choice], at) =>
        folder.write(path.join(name, `1_${name}-${at}.xml`), hartRecord(number, choice)),
      );
      return own;
    },
  },
  wineds: {
    takesText: false,
    write: (folder, name, of) =>
      folder.write(
        `${name}.txt`,
        rowsOf(
          of,
          (number, choice) =>
            `${digits(1, 7)}${digits(number, 9)}0000004002${digits(5, 7)}001${digits(placeOf(choice), 7)}00\r\n`,
        ).join(''),
      ),
    sides: (folder) => [
      folder.write(
        'masterlookup.txt',
        [
          ...choices.map((name, at) => lookupLine('Candidate', at + 1, name, 1)),
          lookupLine('Contest', 1, 'Mayor', 0),
          lookupLine('Precinct', 5, 'P1', 0),
          lookupLine('Tally Type', 2, 'VBM', 0),
        ].join(''),
      ),
    ],
  },
  blt: {
    takesText: true,
    write: (folder, name, of) =>
      folder.write(
        `${name}.blt`,
        lines(
          '3 1',
          ...rowsOf(of, (number, choice) => `(${number}) 1 ${placeOf(choice)} 0`),
          '0',
          ...choices.map((choice) => `"${choice}"`),
          '"Mayor"',
        ),
      ),
  },
  raire: {
    takesText: true,
    write: (folder, name, of) =>
      folder.write(
        `${name}.raire`,
        lines(
          '1',
          `Contest,1,3,${choices.join()},winner,Ann`,
          ...rowsOf(of, (number, choice) => `1,${number},${choice}`),
        ),
      ),
  },
  choiceplus: {
    takesText: false,
    write: (folder, name, of) =>
      folder.write(
        `${name}.prm`,
        lines(...rowsOf(of, (number, choice) => `${number}, 1) C0${placeOf(choice)}[1]`)),
      ),
    sides: (folder) => [
      folder.write('candidates.txt', lines(...choices.map((name, at) => `C0${at + 1},${name}`))),
    ],
  },
};
