import { FileError, type ExportFile, IssueLog } from '@crossvote/opening';
import { MemorySink } from '../../../test/memory-sink.ts';
import { clearBallot } from './clear-ballot.ts';

function fileOf(name: string, content: string): ExportFile {
  const bytes = Buffer.from(content);
  return {
    name,
    head: () => Promise.resolve(bytes),
    async *read() {
      await Promise.resolve();
      for (let at = 0; at < bytes.length; at += 37) yield bytes.subarray(at, at + 37);
    },
  };
}

async function read(...contents: (string | readonly [string, string])[]) {
  const sink = new MemorySink();
  const log = new IssueLog();
  const files = contents.map((content, at) =>
    typeof content === 'string' ? fileOf(`file-${at + 1}.csv`, content) : fileOf(...content),
  );
  const summary = await clearBallot.read(files, sink, log);
  const issues = log.list();
  const codes = issues.map(({ code, lines }) => `${code} @${lines.map(([line]) => line).join()}`);
  const refused = issues.filter(({ severity }) => severity === 'refused');
  expect(summary.recordsStored).toBe(sink.records.length);
  expect(summary.recordsRefused).toBe(refused.reduce((sum, { count }) => sum + count, 0));
  expect(summary.recordsRead).toBe(summary.recordsStored + summary.recordsRefused);
  const records = sink.records.map(({ selections }) =>
    [...selections].map(([contest, { marks }]) => {
      const { name, choices } = sink.contests[contest]!;
      const names = marks.map(
        ({ choice, rank }) => choices[choice]!.name + (rank > 0 ? `(${rank})` : ''),
      );
      return `${name}: ${names.join('+') || 'none'}`;
    }),
  );
  return { contests: sink.contests, records, raw: sink.records, codes };
}

async function failureOf(...contents: Parameters<typeof read>): Promise<FileError> {
  const failure: unknown = await read(...contents).catch((error: unknown) => error);
  if (failure instanceof FileError) return failure;
  throw new Error('the file was read, or failed otherwise', { cause: failure });
}

const metadata = [
  'RowNumber',
  'BoxID',
  'BoxPosition',
  'BallotID',
  'PrecinctID',
  'BallotStyleID',
  'PrecinctStyleName',
  'ScanComputerName',
  'Status',
  'Remade',
];

const quote = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Cells of cards, each behind the ten metadata cells. */
function exportOf(choices: readonly string[], cards: readonly string[]): string {
  const rows = cards.map(
    (cells, at) => `${at + 1},AB-1,${at + 1},AB-1+${10001 + 2 * at},7,9,5004-1,scan1,0,0,${cells}`,
  );
  return [[...metadata, ...choices].map(quote).join(','), ...rows]
    .map((row) => `${row}\n`)
    .join('');
}

const redacted = { marks: [], declared: 'redacted' };
const ofFirst = { marks: [{ choice: 0, rank: 0 }], declared: 'nothing' };
const mayor = ['Choice_1_1:Mayor:Vote For 1:Ann:Dem', 'Choice_2_2:Mayor:Vote For 1:Bo:Rep'];

describe('the current layout of Clear Ballot', () => {
  it('gives contests, parties, marks and attributes; a blank contest is not on the card', async () => {
    const { contests, records, raw, codes } = await read(
      exportOf([...mayor, 'Choice_3_1:Judge:Vote For 1:Yes:'], ['1,0,0', '0,0,', '1,1,1']),
    );
    expect(contests).toMatchObject([
      {
        name: 'Mayor',
        voteFor: 1,
        rankLimit: 0,
        choices: [
          { name: 'Ann', party: 'Dem' },
          { name: 'Bo', party: 'Rep' },
        ],
      },
      { name: 'Judge', choices: [{ name: 'Yes', party: '' }] },
    ]);
    expect(records).toEqual([
      ['Mayor: Ann', 'Judge: none'],
      ['Mayor: none'],
      ['Mayor: Ann+Bo', 'Judge: Yes'],
    ]);
    expect(raw[0]?.attributes).toEqual({
      precinct: '5004-1',
      ballotStyle: '9',
      tabulator: 'scan1',
      batch: 'AB-1',
    });
    expect(codes).toEqual(['columns_not_stored @1', 'cards_not_linked @']);
  });

  it('reads names with colons and commas, from the rule in the middle and the party at the right', async () => {
    const { contests } = await read(
      exportOf(
        [
          'Choice_1_1:Measure 5: Roads, bridges:Vote For 2:Yes: now:Non:Partisan',
          'Choice_2_1:Measure:26:Vote For 1:No:',
        ],
        ['1,0'],
      ),
    );
    expect(contests).toMatchObject([
      { name: 'Measure 5: Roads, bridges', voteFor: 2, choices: [{ name: 'Yes: now:Non' }] },
      { name: 'Measure:26', rankLimit: 0 },
    ]);
  });

  it('reads ranks, whatever the order of their columns', async () => {
    const heading = (choice: string, rank: number) =>
      `Choice_6_1:Auditor:${rank}:Number of Winners 1:${choice}:NON`;
    const { contests, records } = await read(
      exportOf(
        [heading('Ann', 1), heading('Ann', 2), heading('Bo', 1), heading('Bo', 2)],
        ['1,0,0,1', '0,1,0,0'],
      ),
    );
    expect(contests).toMatchObject([{ rankLimit: 2, voteFor: 1, choices: [{}, {}] }]);
    expect(records).toEqual([['Auditor: Ann(1)+Bo(2)'], ['Auditor: Ann(2)']]);
  });

  it('counts write-in lines as one choice with several marks', async () => {
    const line = (id: number) => `Choice_${id}_1:Council:Vote For 2:Write-in:Non-Partisan`;
    const { contests, records } = await read(exportOf([line(1), line(2)], ['1,1', '0,1']));
    expect(contests[0]?.choices).toHaveLength(1);
    expect(records).toEqual([['Council: Write-in+Write-in'], ['Council: Write-in']]);
  });

  it('keeps the party lines of one candidate apart, and says so', async () => {
    const { contests, codes } = await read(
      exportOf(
        ['Choice_1_1:Mayor:Vote For 1:Ann:Dem', 'Choice_2_2:Mayor:Vote For 1:Ann:WFP'],
        ['1,0'],
      ),
    );
    expect(contests[0]?.choices).toMatchObject([{ party: 'Dem' }, { party: 'WFP' }]);
    expect(codes).toContain('choice_on_several_lines @1');
  });

  it('splits two contests of one name that no card has together', async () => {
    const ward = (choice: string) => `Choice_1_1:Council:Vote For 1:${choice}:`;
    const { contests, records, codes } = await read(
      exportOf([ward('Al'), ward('Bea'), ward('Al'), ward('Di')], ['1,0,,', ',,0,1']),
    );
    expect(contests.map(({ name }) => name)).toEqual(['Council', 'Council']);
    expect(records).toEqual([['Council: Al'], ['Council: Di']]);
    expect(codes).toContain('contest_split @1');
  });

  it('does not take blanked zeros for contests of one choice, but refuses the cards', async () => {
    const { contests, codes } = await read(exportOf(mayor, ['1,', ',1']));
    expect(contests).toHaveLength(1);
    expect(codes).toContain('contest_partly_blank @2');
  });

  it('warns of a contest with columns of others among its own: it may be two, and overvoted wrongly', async () => {
    const seat = (choice: string) => `Choice_1_1:Seat:Vote For 1:${choice}:`;
    const { contests, codes } = await read(
      exportOf([seat('Al'), seat('Bea'), ...mayor, seat('Di')], ['1,0,0,1,0']),
    );
    expect(contests).toHaveLength(2);
    expect(codes).toContain('contest_columns_apart @1');
  });

  it('refuses two contests of one name that one card has both', async () => {
    const failure = await failureOf(exportOf([...mayor, ...mayor], ['1,0,1,0']));
    expect(failure).toMatchObject({ code: 'choice_repeated', place: { line: 1, column: 13 } });
  });

  it('reports resolved and remade cards, and stores them all: no column links an original with its copy', async () => {
    const text = exportOf(mayor, ['1,0', '0,1', '0,0'])
      .replace('AB-1+10003,7,9,5004-1,scan1,0,0,0,1', 'AB-1+10003,7,9,5004-1,scan1,0,1,0,1')
      .replace('AB-1+10005,7,9,5004-1,scan1,0', 'AB-1+10003,7,9,5004-1,scan1,2');
    const { records, codes } = await read(text);
    expect(records).toEqual([['Mayor: Ann'], ['Mayor: Bo'], ['Mayor: none']]);
    expect(codes).toEqual(
      expect.arrayContaining(['card_remade @3', 'card_in_resolution @4', 'duplicate_record @4']),
    );
  });

  it('gives the number of a choice as its code, where it has one number', async () => {
    const { contests } = await read(
      exportOf(
        [
          'Choice_7_2:Mayor:Vote For 1:Ann:Dem',
          'Choice_8_1:Mayor:Vote For 1:Write-in:',
          'Choice_9_1:Clerk:1:Vote For 1:Bo:',
          'Choice_10_1:Clerk:2:Vote For 1:Bo:',
          'Choice_11_1:Seats:Vote For 2:Write-in:',
          'Choice_12_1:Seats:Vote For 2:Write-in:',
        ],
        ['1,0,1,0,0,0'],
      ),
    );
    expect(contests.map(({ choices }) => choices.map(({ code }) => code))).toEqual([
      ['7', '8'],
      [''],
      [''],
    ]);
  });

  it('takes them for ranks where choices only begin like answers', async () => {
    const heading = (rank: number, choice: string) =>
      `Choice_6_1:Council:${rank}:Number of Winners 1:${choice}:`;
    const { contests, records } = await read(
      exportOf(
        [1, 2].flatMap((rank) => [heading(rank, 'Yes/For 0'), heading(rank, 'No One Else')]),
        ['1,0,0,1'],
      ),
    );
    expect(contests).toMatchObject([{ name: 'Council', rankLimit: 2 }]);
    expect(records).toEqual([['Council: Yes/For 0(1)+No One Else(2)']]);
  });

  it('takes numbers before the rule for a part of the name where the choices are answers', async () => {
    const heading = (question: number, choice: string) =>
      `Choice_${question}_1:Question:${question}:Vote For 1:${choice}:`;
    const { contests, records } = await read(
      exportOf(
        [1, 2].flatMap((at) => [heading(at, 'Yes'), heading(at, 'No')]),
        ['1,0,0,1'],
      ),
    );
    expect(contests).toMatchObject([
      { name: 'Question:1', rankLimit: 0 },
      { name: 'Question:2', rankLimit: 0 },
    ]);
    expect(records).toEqual([['Question:1: Yes', 'Question:2: No']]);
  });

  it('counts a ranking as one vote, however many win', async () => {
    const heading = (choice: string, rank: number) =>
      `Choice_6_1:Council:${rank}:Number of Winners 3:${choice}:`;
    const { contests } = await read(
      exportOf(
        [heading('Ann', 1), heading('Bo', 1), heading('Ann', 2), heading('Bo', 2)],
        ['1,0,0,1'],
      ),
    );
    expect(contests).toMatchObject([{ rankLimit: 2, voteFor: 1, voteForIsInferred: false }]);
  });

  it('takes masked cells as redacted, and decimal numbers as marks', async () => {
    const { raw, codes } = await read(
      exportOf(
        [...mayor, 'Choice_3_1:Judge:Vote For 1:Yes:'],
        ['*,*,1', 'Redacted for privacy,0,0', '1.0,0.0,1.0', '1,0,nan'],
      ),
    );
    expect(raw.map(({ selections }) => [...selections.values()])).toEqual([
      [redacted, ofFirst],
      [redacted, { marks: [], declared: 'nothing' }],
      [ofFirst, ofFirst],
      [ofFirst],
    ]);
    expect(codes).toContain('marks_masked @2');
  });

  it.each([
    ['a header in the middle', `${metadata.join(',')},x,y`, 'not_a_record'],
    ['a row of totals', ',,,,,,,,,,5,4', 'not_a_record'],
    ['an unknown mark', '9,B,1,B+1,1,1,P,s,0,0,2,0', 'unknown_mark'],
    ['a short row', '9,B,1,B+1,1,1,P,s,0,0,1', 'too_few_cells'],
    ['a long row', '9,B,1,B+1,1,1,P,s,0,0,1,0,0', 'too_many_cells'],
    ['a long value', `9,${'B'.repeat(256)},1,B+1,1,1,P,s,0,0,1,0`, 'value_too_long'],
  ])('refuses %s by its line', async (_, row, code) => {
    const { records, codes } = await read(`${exportOf(mayor, ['1,0'])}${row}\n`);
    expect(records).toHaveLength(1);
    expect(codes).toContain(`${code} @3`);
  });

  it.each([
    ['a heading without rule', exportOf(['Choice_1_1:Mayor:Ann:Dem'], []), 'heading_unreadable'],
    ['a heading of no vote', exportOf(['Choice_1_1:M:Vote For 0:A:'], []), 'heading_unreadable'],
    ['a cut record', exportOf(mayor, ['1,0', '0']).trimEnd(), 'cut_off'],
    ['an open quotation mark', `${exportOf(mayor, ['1,0'])}2,"AB`, 'quote_not_closed'],
    ['no file of cards', 'a,b\n1,2\n', 'no_records_file'],
  ])('refuses a file with %s', async (_, text, code) => {
    expect(await failureOf(text)).toMatchObject({ code });
  });

  it('joins files by the names of contests, whatever their columns', async () => {
    const { contests, records, codes } = await read(
      exportOf(mayor, ['1,0']),
      exportOf(['Choice_9_1:Judge:Vote For 1:Yes:', ...mayor.toReversed()], ['1,1,0']),
      'some,other\n',
    );
    expect(contests.map(({ name }) => name)).toEqual(['Mayor', 'Judge']);
    expect(records).toEqual([['Mayor: Ann'], ['Judge: Yes', 'Mayor: Bo']]);
    expect(codes).toEqual(expect.arrayContaining(['files_passed_over @']));
  });

  it('has two contests of one name where no choice of a file is one of the other', async () => {
    const other = ['Choice_1_1:Mayor:Vote For 1:Cy:', 'Choice_1_2:Mayor:Vote For 1:Di:'];
    const { contests, records } = await read(exportOf(mayor, ['1,0']), exportOf(other, ['0,1']));
    expect(contests.map(({ name }) => name)).toEqual(['Mayor', 'Mayor']);
    expect(records).toEqual([['Mayor: Ann'], ['Mayor: Di']]);
  });
});

describe('the legacy layout of Clear Ballot', () => {
  const cards = [
    'x.cvr.csv',
    'BallotID,PrecinctID,BallotStyleID,Status,Remade,Choice_1_1,Choice_2_2,Choice_3_1\nA-1+1,1,1,0,0,1,1,\nA-1+3,2,1,0,0,,,1\n',
  ] as const;
  const choices = [
    'x.choices.csv',
    'ChoiceID,ContestID,ChoiceName\n1,1,Ann\n2,1,Bo\n3,2,Ann\n',
  ] as const;
  const contests = ['x.contests.csv', 'ContestID,ContestName\n1,MAYOR\n2,MAYOR\n'] as const;
  const parties = ['x.parties.csv', 'PartyID,PartyName\n1,\n2,Rep\n'] as const;
  const precincts = [
    'x.precincts.csv',
    'PrecinctID,BallotStyleID,PrecinctName\n1,1,1 BAY\n',
  ] as const;

  it('takes names from its side files, and says that vote for 1 is assumed', async () => {
    const result = await read(precincts, cards, contests, parties, choices);
    expect(result.contests).toMatchObject([
      {
        name: 'MAYOR',
        code: '1',
        voteFor: 1,
        voteForIsInferred: true,
        choices: [
          { party: '', code: '1' },
          { name: 'Bo', party: 'Rep', code: '2' },
        ],
      },
      { name: 'MAYOR', code: '2', choices: [{ name: 'Ann', code: '3' }] },
    ]);
    expect(result.records).toEqual([['MAYOR: Ann+Bo'], ['MAYOR: Ann']]);
    expect(result.raw.map(({ attributes }) => attributes)).toEqual([
      { precinct: '1 BAY', ballotStyle: '1', batch: 'A-1' },
      { precinct: '2', ballotStyle: '1', batch: 'A-1' },
    ]);
    expect(result.codes).toEqual(
      expect.arrayContaining([
        'vote_for_assumed @1',
        'several_marks @1',
        'precinct_without_name @1',
      ]),
    );
  });

  it('takes the number of votes that a name states', async () => {
    const named = [contests[0], contests[1].replace('MAYOR', 'SEATS VOTE FOR 2')] as const;
    const result = await read(cards, named, choices);
    expect(result.contests).toMatchObject([{ voteFor: 2 }, { voteFor: 1 }]);
    expect(result.codes.filter((code) => code.startsWith('vote_for'))).toEqual([
      'vote_for_assumed @1',
    ]);
  });

  it('takes the side files of its own prefix where several exports lie together', async () => {
    const other = ['y.choices.csv', 'ChoiceID,ContestID,ChoiceName\n1,1,Zed\n'] as const;
    const result = await read(other, cards, contests, choices);
    expect(result.contests[0]?.choices[0]?.name).toBe('Ann');
  });

  it.each([
    ['are missing', [cards, contests], 'side_file_missing'],
    [
      'do not name a choice',
      [cards, contests, [choices[0], choices[1].slice(0, -8)]],
      'choice_without_name',
    ],
    [
      'name one twice',
      [cards, contests, [choices[0], `${choices[1]}1,1,Cy\n`]],
      'side_file_repeats',
    ],
    [
      'have a bare comma',
      [cards, contests, [choices[0], `${choices[1]}4,1,Cy, Jr\n`]],
      'side_file_unreadable',
    ],
  ] as const)('is refused where its side files %s', async (_, files, code) => {
    expect(await failureOf(...files)).toMatchObject({ code });
  });
});

describe('recognising Clear Ballot', () => {
  it.each([
    [exportOf(mayor, []), 'records'],
    [`\uFEFF"RowNumber","Choice_1_1:M:Vote For 1:A:"\r\n`, 'records'],
    ['BallotID,Status,Choice_1_1\n', 'records'],
    ['ContestID,ContestName\n', 'side'],
    ['RowNumber,Tabulator,BoxID,Ann:Dem\n', 'none'],
    ['CvrNumber,Choice\n', 'none'],
    ['', 'none'],
    ['"RowNumber,', 'none'],
  ])('tells by the first row: %j', (text, part) => {
    expect(clearBallot.recognise(Buffer.from(text), 'x.csv').part).toBe(part);
  });
});
