import { textsOf, tinyElection } from '../test/tiny-election.ts';
import { keepContests } from './keep-contests.ts';
import { writeWineds } from './write-wineds.ts';

describe('writeWineds', () => {
  const ranked = keepContests(tinyElection, ({ voteFor }) => voteFor === 1);

  it('writes a line of 45 digits for each rank, and the names', () => {
    const files = textsOf(writeWineds(ranked));
    const leading = (voter: number, machine: number, group: number) =>
      `000000100000000${voter}000000${machine}00${group}0000001`;
    expect(files['ballotimage.txt']?.split('\r\n')).toEqual([
      `${leading(1, 6, 2)}001000000001`,
      `${leading(1, 6, 2)}002000010200`,
      `${leading(2, 5, 1)}001000010100`,
      `${leading(2, 5, 1)}002000000010`,
      `${leading(3, 5, 1)}001000000001`,
      `${leading(3, 5, 1)}002000000001`,
      '',
    ]);
    expect(files['masterlookup.txt']?.split('\r\n')).toEqual([
      `Contest   0000001${'Mayor'.padEnd(50)}0000001000000000`,
      `Candidate 0000101${'Ann'.padEnd(50)}0000001000000100`,
      `Candidate 0000102${'Bo, B & C'.padEnd(50)}0000002000000100`,
      `Precinct  0000001${'North'.padEnd(50)}0000001000000000`,
      `Tally Type0000001${'Mail'.padEnd(50)}0000001000000000`,
      `Tally Type0000002${'Poll'.padEnd(50)}0000002000000000`,
      '',
    ]);
  });

  it('refuses a name that its character set has not', () => {
    const [contest] = ranked.election.contests;
    const contests = contest === undefined ? [] : [{ ...contest, name: 'Łódź' }];
    const sample = { ...ranked, election: { ...ranked.election, contests } };
    expect(() => textsOf(writeWineds(sample))).toThrow('Windows-1252');
  });
});
