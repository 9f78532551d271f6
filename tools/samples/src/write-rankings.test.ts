import { textsOf, tinyElection } from '../test/tiny-election.ts';
import { keepContests } from './keep-contests.ts';
import { writeBlt, writeChoicePlus, writePrefLib, writeRaire } from './write-rankings.ts';

/** A mayor of two ranks: the second only; the first, and a tie at the second; nothing. */
const ranked = keepContests(tinyElection, ({ rankLimit }) => rankLimit > 0);

describe('files of rankings', () => {
  it('are BLT with a line for each ballot, the names behind', () => {
    expect(textsOf(writeBlt(ranked))['ward.blt']).toBe(
      '2 1\n(1) 1 - 2 0\n(2) 1 1 1=2 0\n(3) 1 0\n0\n"Ann" "DEM"\n"Bo, B & C"\n"Mayor"\n',
    );
  });

  it('are orders of PrefLib, without ranks that were skipped', () => {
    const text = textsOf(writePrefLib(ranked))['ward.toi'] ?? '';
    expect(text.split('\n').slice(1)).toEqual([
      '# TITLE: Mayor',
      '# DATA TYPE: toi',
      '# NUMBER ALTERNATIVES: 2',
      '# ALTERNATIVE NAME 1: Ann',
      '# ALTERNATIVE NAME 2: Bo, B & C',
      '1: 2',
      '1: 1,{1,2}',
      '1: ',
      '',
    ]);
  });

  it('are ballots of ChoicePlus with a list of the candidates', () => {
    const files = textsOf(writeChoicePlus(ranked));
    expect(files['ranked.prm']?.split('\r\n')).toEqual([
      '000001-00-0001, 10001) 001, 1) C02[2]',
      '000002-00-0001, 10001) 001, 1) C01[1],C01=C02[2]',
      '000003-00-0001, 10001) 001, 1) ',
      '',
    ]);
    expect(files['candidates.txt']).toBe('C01,Ann\r\nC02,Bo, B & C\r\n');
  });

  it('are RAIRE by number, rankings up to a tie', () => {
    expect(textsOf(writeRaire(ranked))['contests.raire']).toBe(
      '1\nContest,1,2,1001,1002,winner,1001\n1,b1,1002\n1,b2,1001\n1,b3\n',
    );
  });
});
