import { textsOf, tinyElection } from '../test/tiny-election.ts';
import { writeLongCsv } from './write-long-csv.ts';

it('writes a row for each vote, and a word where none counts', () => {
  expect(textsOf(writeLongCsv(tinyElection))['votes.csv']?.split('\r\n')).toEqual([
    'cvrNumber,precinct,ballotStyle,contest,candidate,rank',
    '1,North,S1,Mayor,"Bo, B & C",2',
    '1,North,S1,Council: East,Write-in,',
    '1,North,S1,Council: East,Write-in,',
    '2,North,S1,Mayor,Ann,1',
    '2,North,S1,Mayor,Ann,2',
    '2,North,S1,Mayor,"Bo, B & C",2',
    '3,North,S1,Mayor,undervote,',
    '3,North,S1,Council: East,overvote,',
    '',
  ]);
});
