import { IssueLog } from '@crossvote/opening';
import { ContestMap } from './contest-map.ts';
import { ContestsOfFiles, type FileContest } from './contests-of-files.ts';

/** The contests of files `a`, `b`, …: title and choices, the latter between commas. */
type Files = Readonly<Record<string, readonly (readonly [title: string, choices: string])[]>>;
type Lines = readonly (readonly [file: string, title: string, contest: string])[];

/** Which contests are one: `a:Mayor b:Mayor` for those of two files, one line a contest; and what is said. */
function place(files: Files, lines: Lines = [], listsAreWhole = true) {
  const map = new ContestMap(
    'map.csv',
    lines.map(([file, title, contest], at) => ({ line: at + 2, file, title, contest })),
  );
  const contests = new ContestsOfFiles(map);
  const found = new Map<string, string[]>();
  for (const [file, listed] of Object.entries(files)) {
    const of = listed.map(([title, choices]): FileContest => ({
      title,
      choices: choices.split(',').filter(Boolean),
    }));
    contests.enter(file, of, listsAreWhole).forEach(({ key, name }, at) => {
      const called = name === undefined ? '' : `=${name}`;
      found.set(key, [...(found.get(key) ?? []), `${file}:${listed[at]?.[0] ?? ''}${called}`]);
    });
  }
  [...found.keys()].forEach((key, number) => {
    contests.declare(key, { name: '', voteFor: 1, rankLimit: 0 }, { addContest: () => number });
  });
  const log = new IssueLog();
  contests.finish(log);
  return {
    contests: [...found.values()].map((of) => of.join(' ')),
    said: log.list().map(({ code }) => code),
    messages: log.list().map(({ message }) => message),
    apart: [...contests.filesApart()],
  };
}

describe('contests of several files', () => {
  it('of one title are two where their choices have nothing in common, told apart by file and said', () => {
    const { contests, said, messages, apart } = place({
      a: [['Commissioner', 'Ann Poe,Bo Rye,Write-in,undervote']],
      b: [['Commissioner', 'Cy Dunn,Di Eck,Write-in,undervote']],
    });
    expect(contests).toEqual(['a:Commissioner', 'b:Commissioner']);
    expect(said).toEqual(['contests_told_apart']);
    expect(messages[0]).toBe(
      '"Commissioner" is 2 contests, as their choices have nothing in common: one in a ("Ann Poe", "Bo Rye"), one in b ("Cy Dunn", "Di Eck"); if they are one, say so with --contests',
    );
    expect(apart).toEqual([
      [0, 'a'],
      [1, 'b'],
    ]);
  });

  it.each<[string, string, string]>([
    ['the same', 'Yes,No', 'No,Yes'],
    [
      'the same but for party, code, case and order of words',
      'OAK Reyes Ada (51),Ben Cole',
      'Ada Reyes,BEN COLE,Write-in: X',
    ],
    ['those of one, which names none', 'Ann,Bo', 'Write-in'],
  ])('of one title are one where the choices are %s, and nothing is said', (_, one, other) => {
    const { contests, said, apart } = place({ a: [['M', one]], b: [['M', other]] });
    expect({ contests, said, apart }).toEqual({ contests: ['a:M b:M'], said: [], apart: [] });
  });

  it('of one title that are partly alike are one, and the differences are listed', () => {
    const { contests, said, messages } = place({
      a: [['Mayor', 'Ann,Bo']],
      b: [['Mayor', 'Bo,Cy']],
    });
    expect(contests).toEqual(['a:Mayor b:Mayor']);
    expect(said).toEqual(['contest_choices_differ']);
    expect(messages[0]).toContain('a lacks "Cy"; b lacks "Ann"');
  });

  it('may lack choices that nobody marked where files list only those', () => {
    const subset: Files = { a: [['Mayor', 'Ann,Bo,Cy']], b: [['Mayor', 'Bo']] };
    expect(place(subset).said).toEqual(['contest_choices_differ']);
    expect(place(subset, [], false).said).toEqual([]);
    expect(place({ ...subset, b: [['Mayor', 'Bo,Di']] }, [], false).said).toEqual([
      'contest_choices_differ',
    ]);
  });

  it('of one title in one file are matched by their choices, else by their order', () => {
    const { contests, said } = place({
      a: [
        ['Ward', 'Al,Bea'],
        ['Ward', 'Cy,Di'],
        ['Q', 'Yes,No'],
        ['Q', 'Yes,No'],
      ],
      b: [
        ['Ward', 'Cy,Di'],
        ['Q', 'Yes,No'],
        ['Q', 'Yes,No'],
      ],
    });
    expect(contests).toEqual(['a:Ward', 'a:Ward b:Ward', 'a:Q b:Q', 'a:Q b:Q']);
    expect(said).toEqual([]);
  });

  it('of one title are refused where one file has it more often, and choices do not tell which is which', () => {
    const [one, two] = [
      [['Q', 'Yes,No']],
      [
        ['Q', 'Yes,No'],
        ['Q', 'Yes,No'],
      ],
    ] as const;
    expect(() => place({ a: one, b: two })).toThrow(/b, line 1: has 2 contests with the title "Q"/);
    expect(() => place({ a: two, b: one })).toThrow(/b, line 1: has 1 contests/);
    expect(() =>
      place({
        a: [['M', 'Ann,Bo']],
        b: [
          ['M', ''],
          ['M', 'Cy,Di'],
        ],
      }),
    ).toThrow(/which is which/);
  });

  it('of one title are not parted by a single choice that somebody marked', () => {
    const { contests, said } = place({ a: [['M', 'Ann,Bo']], b: [['M', 'Cy']] }, [], false);
    expect({ contests, said }).toEqual({ contests: ['a:M b:M'], said: ['contest_choices_differ'] });
  });

  it('of other titles stay apart where their choices are the same, with a hint how to join them', () => {
    const { contests, said, messages } = place({
      a: [
        ['President of the United States', 'Ann Poe,Bo Rye,Write-in'],
        ['Measure 9', 'Yes,No'],
      ],
      b: [
        ['United States President', 'Ann Poe,Bo Rye'],
        ['Measure 10', 'Yes,No'],
      ],
    });
    expect(contests).toHaveLength(4);
    expect(said).toEqual(['contests_alike']);
    expect(messages[0]).toContain('have the same choices ("Ann Poe", "Bo Rye")');
    expect(messages[0]).toContain('--contests map.csv');
  });

  it('say nothing of one file with equal choices under two titles', () => {
    expect(
      place({
        a: [
          ['Full Term', 'Ann,Bo'],
          ['Short Term', 'Ann,Bo'],
        ],
      }).said,
    ).toEqual([]);
  });
});

describe('what a person says of contests', () => {
  it('joins other titles, and calls the contest so', () => {
    const { contests, said } = place(
      {
        a: [['President of the United States', 'Ann,Bo']],
        b: [['United States President', 'Ann,Bo']],
        c: [['Presidente', 'X,Y']],
      },
      [
        ['a', 'President of the United States', 'President'],
        ['b', 'united states president', 'President'],
        ['c', 'Presidente', 'President'],
      ],
    );
    expect(contests).toEqual([
      'a:President of the United States=President b:United States President=President c:Presidente=President',
    ]);
    expect(said).toEqual([]);
  });

  it('joins one file with the title of another', () => {
    const files: Files = { a: [['President', 'Ann,Bo']], b: [['US President', 'Ann,Bo']] };
    const joined = place(files, [['b', 'US President', 'President']]);
    expect(joined.contests).toEqual(['a:President b:US President']);
    const turned = place({ b: files.b ?? [], a: files.a ?? [] }, [
      ['b', 'US President', 'President'],
    ]);
    expect(turned.contests).toEqual(['b:US President=President a:President=President']);
  });

  it('parts one title', () => {
    const { contests, said, apart } = place({ a: [['M', 'Yes,No']], b: [['M', 'Yes,No']] }, [
      ['a', 'M', 'M of A'],
      ['b', 'M', 'M of B'],
    ]);
    expect(contests).toEqual(['a:M=M of A', 'b:M=M of B']);
    expect({ said, apart }).toEqual({ said: [], apart: [] });
  });

  it('finds files by their names within folders and archives', () => {
    const { contests } = place({ 'x.zip/a.csv': [['M', 'Yes']] }, [['a.csv', 'M', 'Measure']]);
    expect(contests).toEqual(['x.zip/a.csv:M=Measure']);
  });

  it('is refused where a file or a title stands nowhere, by line', () => {
    expect(() =>
      place({ a: [['M', 'Yes,No']] }, [
        ['a', 'M', 'Measure'],
        ['a', 'N', 'Measure 2'],
        ['z', 'M', 'Measure'],
      ]),
    ).toThrow(
      'map.csv: line 3: a has no contest "N"; line 4: no file with contests is called "z"; each line must name',
    );
  });

  it('is refused where it makes one contest of two of a file', () => {
    expect(() =>
      place(
        {
          a: [
            ['M', 'Yes,No'],
            ['N', 'Yes,No'],
          ],
        },
        [
          ['a', 'M', 'Measure'],
          ['a', 'N', 'Measure'],
        ],
      ),
    ).toThrow(/a: the map makes one contest, "Measure", of two that this file has/);
  });
});

describe('a title that very many contests of a file have', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ['Delegate', `Ann ${at},Bo ${at}`] as const);

  it('is one contest each, by their choices, in one file and in two', () => {
    const { contests, apart } = place({ a: many(300), b: many(300).reverse() });
    expect(contests).toHaveLength(300);
    expect(new Set(contests)).toEqual(new Set(['a:Delegate b:Delegate']));
    expect(apart).toEqual([]);
    expect(place({ a: many(20_000) }).contests).toHaveLength(20_000);
  });

  it('is refused in two files where they are too many to be compared', () => {
    expect(() => place({ a: many(2001), b: many(2000) })).toThrow(
      'has 2000 contests with the title "Delegate", and the files before too many to be compared',
    );
  });
});
