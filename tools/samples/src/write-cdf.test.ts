import { textsOf, tinyElection } from '../test/tiny-election.ts';
import { writeNistCdfJson, writeNistCdfXml, writeUnisyn } from './write-cdf.ts';

/** The text between the tags of a record. */
function recordOf(text: string | undefined, number: number): string {
  return /<CVR>(.*)<\/CVR>/u.exec(text?.split('\n')[number + 1] ?? '')?.[1] ?? '';
}

describe('the writers of the common data format', () => {
  it('write JSON with the records before what they refer to', () => {
    const text = textsOf(writeNistCdfJson(tinyElection))['cvr.json'] ?? '';
    const report: unknown = JSON.parse(text);
    expect(report).toMatchObject({
      '@type': 'CVR.CastVoteRecordReport',
      CVR: [
        { BallotStyleId: 'S1', BallotStyleUnitId: 'precinct-1' },
        { CVRSnapshot: [{ CVRContest: [{ ContestId: 'contest-1' }] }] },
        {
          CVRSnapshot: [
            {
              CVRContest: [
                { Status: ['undervoted'], Undervotes: 1 },
                { Status: ['overvoted'], Overvotes: 1, Undervotes: 0 },
              ],
            },
          ],
        },
      ],
      Election: [
        {
          Candidate: [{ Name: 'Ann', PartyId: 'party-1' }, { Name: 'Bo, B & C' }, { Name: 'Cy' }],
          Contest: [
            { '@id': 'contest-1', Name: 'Mayor', VotesAllowed: 1 },
            {
              ContestSelection: [
                { CandidateIds: ['can-2-1'] },
                { '@id': 'cs-2-2', IsWriteIn: true },
                { '@id': 'cs-2-2-2', IsWriteIn: true },
              ],
              VotesAllowed: 2,
            },
          ],
        },
      ],
    });
    expect(text.startsWith('{"CVR":[{"@type":"CVR.CVR"')).toBe(true);
  });

  it('write XML, with marks of an overvote that cannot be allocated', () => {
    const text = textsOf(writeNistCdfXml(tinyElection))['cvr.xml'];
    expect(text).toContain('http://itl.nist.gov/ns/voting/1500-103/v1');
    expect(text).toContain('<Contest xsi:type="CandidateContest" ObjectId="contest-1">');
    expect(recordOf(text, 1)).toContain(
      '<CVRContestSelection><ContestSelectionId>cs-1-2</ContestSelectionId><SelectionPosition><HasIndication>yes</HasIndication><IsAllocable>yes</IsAllocable><NumberVotes>1</NumberVotes><Rank>2</Rank></SelectionPosition></CVRContestSelection>',
    );
    expect(recordOf(text, 3).match(/<IsAllocable>no</gu)).toHaveLength(3);
  });

  it('write the Unisyn draft, which leaves overvotes to the reader', () => {
    const text = textsOf(writeUnisyn(tinyElection))['101-UNIOVS2103.xml'];
    expect(text).toContain('xmlns="NIST_V0_cast_vote_records.xsd"');
    expect(recordOf(text, 3).match(/<IsAllocable>unknown</gu)).toHaveLength(3);
    expect(text).not.toContain('Overvotes');
    expect(recordOf(text, 3)).toContain('<Status>undervoted</Status><Undervotes>1</Undervotes>');
  });
});
