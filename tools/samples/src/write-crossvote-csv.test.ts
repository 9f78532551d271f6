import { textsOf, tinyElection } from '../test/tiny-election.ts';
import type { SampleElection } from './election.ts';
import { writeCrossvoteLong, writeCrossvoteWide } from './write-crossvote-csv.ts';

describe('the Crossvote CSV writers', () => {
  it('write one record a row, ranks between greater-than signs', () => {
    expect(textsOf(writeCrossvoteWide(tinyElection))['wide.csv']?.split('\r\n')).toEqual([
      'record,precinct,ballot_style,Mayor,Council: East',
      '#election,Tiny,,,',
      '#vote_for,,,1,2',
      '#rank_limit,,,2,0',
      '#choices,,,"Ann|Bo, B & C",Cy|Write-in',
      '#parties,,,DEM|,|',
      '#write_ins,,,|,|yes',
      '1,North,S1,">Bo, B & C",Write-in|Write-in',
      '2,North,S1,"Ann>Ann|Bo, B & C",',
      '3,North,S1,UNDERVOTE,Cy|Write-in|Write-in',
      '',
    ]);
  });

  it('write one mark a row', () => {
    const lines = textsOf(writeCrossvoteLong(tinyElection))['long.csv']?.split('\r\n') ?? [];
    expect(lines.slice(0, 3)).toEqual([
      'record,precinct,ballot_style,contest,choice,rank',
      '#election,,,,Tiny,',
      '#vote_for,,,Mayor,1,',
    ]);
    expect(lines.slice(-8)).toEqual([
      '2,North,S1,Mayor,Ann,1',
      '2,North,S1,Mayor,Ann,2',
      '2,North,S1,Mayor,"Bo, B & C",2',
      '3,North,S1,Mayor,UNDERVOTE,',
      '3,North,S1,Council: East,Cy,',
      '3,North,S1,Council: East,Write-in,',
      '3,North,S1,Council: East,Write-in,',
      '',
    ]);
  });

  it('part signs within names from those between them', () => {
    const [mayor] = tinyElection.election.contests;
    const [ann] = mayor?.choices ?? [];
    if (mayor === undefined || ann === undefined) throw new Error('no contest');
    const sample: SampleElection = {
      election: {
        ...tinyElection.election,
        contests: [{ ...mayor, choices: [{ ...ann, name: 'A|B>C\\D' }] }],
      },
      records: () => [],
    };
    expect(textsOf(writeCrossvoteWide(sample))['wide.csv']).toContain(
      '#choices,,,A\\|B\\>C\\\\D\r\n',
    );
  });
});
