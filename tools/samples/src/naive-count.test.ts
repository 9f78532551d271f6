import { naiveCount } from './naive-count.ts';

const header = [
  'Town,5.17.17.1,,,,',
  ',,"Mayor',
  ' of  Town (Vote For=1)","Mayor',
  ' of  Town (Vote For=1)","Mayor',
  ' of  Town (Vote For=1)",Judge',
  ',,Ann,Write-in,WRITE IN,Yes',
  'CvrNumber,BallotType,,,,',
];

describe('naiveCount', () => {
  it('counts plain rows and lists the others by line', () => {
    const text = [
      ...header,
      '="1",="A,1",1,0,0,1',
      '"2",A,0,0,1,0',
      'Redacted and Aggregated,A,10,3,4,2',
      '4,A,1,,0,1',
      '5,A,1,0,X,1',
      '6,A,1,0,0',
      '7,A,1,1,0,',
      '8,A,,,,1,',
      '',
    ].join('\n');
    const { contests, skipped, records } = naiveCount([`\uFEFF${text}`.replace('="A,1"', '="A1"')]);
    expect(records).toBe(4);
    expect(skipped).toEqual([
      { file: 0, line: 10, reason: 'the first cell is no number' },
      { file: 0, line: 11, reason: 'blank and filled cells within one contest' },
      { file: 0, line: 12, reason: 'unknown mark value "X"' },
      { file: 0, line: 13, reason: '5 cells where the header has 6' },
    ]);
    expect(contests[0]).toMatchObject({
      name: 'Mayor of Town',
      voteFor: 1,
      choices: [
        { name: 'Ann', votes: 1 },
        { name: 'Write-in', votes: 1 },
      ],
      records: 3,
      overvotes: 1,
    });
    expect(contests[1]).toMatchObject({ name: 'Judge', records: 3, undervotes: 1 });
  });

  it('joins files with other columns by title and choice', () => {
    const first =
      'E,1\n,A (Vote For=1),A (Vote For=1),B (Vote For=1)\n,x,y,z\nCvrNumber,,,\n1,1,0,0';
    const second =
      'E,1\n,B (Vote For=1),B (Vote For=1),A (Vote For=1)\n,w,z,y\nCvrNumber,,,\n1,0,1,1';
    const dataset = naiveCount([first, second]);
    expect(dataset.records).toBe(2);
    expect(dataset.contests.map(({ name, choices }) => [name, choices])).toEqual([
      [
        'A',
        [
          { name: 'x', votes: 1 },
          { name: 'y', votes: 1 },
        ],
      ],
      [
        'B',
        [
          { name: 'z', votes: 1 },
          { name: 'w', votes: 0 },
        ],
      ],
    ]);
    expect(dataset.cross(0, 1, 1)).toEqual({
      total: 1,
      rows: [
        { choice: 'z', count: 1, percentage: 100 },
        { choice: 'w', count: 0, percentage: 0 },
      ],
    });
  });

  it('keeps contests of one title apart where other columns stand between them', () => {
    const text = 'E,1\n,A,B,A\n,x,y,x\nCvrNumber,,,\n1,1,0,0';
    expect(naiveCount([text]).contests.map(({ choices }) => choices[0]?.votes)).toEqual([1, 0, 0]);
  });
});
