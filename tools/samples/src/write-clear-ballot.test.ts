import { textsOf, tinyElection } from '../test/tiny-election.ts';
import { keepContests } from './keep-contests.ts';
import { writeClearBallot, writeClearBallotLegacy } from './write-clear-ballot.ts';

describe('the Clear Ballot writers', () => {
  it('write a column for each choice, rank and write-in line', () => {
    const lines = textsOf(writeClearBallot(tinyElection))['election.cvr.csv']?.split('\r\n') ?? [];
    expect(lines[0]?.split(',Choice_').slice(1).join('|')).toBe(
      [
        '1_1:Mayor:1:Number of Winners 1:Ann:DEM,"Choice_2_1:Mayor:1:Number of Winners 1:Bo, B & C:"',
        '1_1:Mayor:2:Number of Winners 1:Ann:DEM,"Choice_2_1:Mayor:2:Number of Winners 1:Bo, B & C:"',
        '3_1:Council: East:Vote For 2:Cy:',
        '4_1:Council: East:Vote For 2:Write-in:',
        '5_2:Council: East:Vote For 2:Write-in:',
      ].join('|'),
    );
    expect(lines.slice(1)).toEqual([
      '1,AB-6-0003,1,AB-6-0003+10001,1,1,North-S1,scan6,0,0,0,0,0,1,0,1,1',
      '2,AB-5-0003,2,AB-5-0003+10002,1,1,North-S1,scan5,0,0,1,0,1,1,,,',
      '3,AB-5-0003,3,AB-5-0003+10003,1,1,North-S1,scan5,0,0,0,0,0,0,1,1,1',
      '',
    ]);
  });

  it('write the older layout with its tables of names', () => {
    const unranked = keepContests(tinyElection, ({ rankLimit }) => rankLimit === 0);
    expect(textsOf(writeClearBallotLegacy(unranked))).toEqual({
      'election.choices.csv':
        'ChoiceID,ContestID,ChoiceName\r\n1,1,Cy\r\n2,1,Write-in\r\n3,1,Write-in\r\n',
      'election.contests.csv': 'ContestID,ContestName\r\n1,Council: East\r\n',
      'election.parties.csv': 'PartyID,PartyName\r\n1,\r\n',
      'election.precincts.csv': 'PrecinctID,BallotStyleID,PrecinctName\r\n1,1,North\r\n',
      'election.cvr.csv': [
        'BallotID,PrecinctID,BallotStyleID,Status,Remade,Choice_1_1,Choice_2_1,Choice_3_1',
        'AB-001+10001,1,1,0,0,0,1,1',
        'AB-001+10002,1,1,0,0,,,',
        'AB-001+10003,1,1,0,0,1,1,1',
        '',
      ].join('\r\n'),
    });
  });
});
