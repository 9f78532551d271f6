import { textsOf, tinyElection } from '../test/tiny-election.ts';
import { countySpec } from './county-spec.ts';
import { generateElection } from './generate.ts';
import { writeDominionJson } from './write-dominion-json.ts';

const parsed = (text: string | undefined): unknown => JSON.parse(text ?? 'null');

describe('writeDominionJson', () => {
  const files = textsOf(writeDominionJson(tinyElection));

  it('writes manifests', () => {
    expect(parsed(files['ContestManifest.json'])).toMatchObject({
      List: [
        { Id: 1, Description: 'Mayor', VoteFor: 1, NumOfRanks: 2 },
        { Id: 2, VoteFor: 2, NumOfRanks: 0 },
      ],
    });
    expect(parsed(files['CandidateManifest.json'])).toMatchObject({
      List: [
        { Id: 1, ContestId: 1 },
        { Id: 2 },
        { Id: 3, ContestId: 2, Type: 'Regular' },
        { Id: 4, Description: 'Write-in', Type: 'WriteIn' },
      ],
    });
  });

  it('writes every mark, those of an overvote as no votes', () => {
    const contestsOf = (Contests: object[]) => ({ Original: { Cards: [{ Contests }] } });
    expect(parsed(files['CvrExport_0.json'])).toMatchObject({
      Sessions: [
        contestsOf([
          { Id: 1, Marks: [{ CandidateId: 2, Rank: 2, IsVote: true }] },
          { Id: 2, Undervotes: 0, Marks: [{ WriteinIndex: 0 }, { WriteinIndex: 1 }] },
        ]),
        contestsOf([
          {
            Marks: [
              { PartyId: 1, OutstackConditionIds: [] },
              { OutstackConditionIds: [9] },
              { OutstackConditionIds: [9] },
            ],
          },
        ]),
        contestsOf([
          { Undervotes: 1, Marks: [] },
          { Overvotes: 1, Marks: [{ IsVote: false }, { IsVote: false }, { IsVote: false }] },
        ]),
      ],
    });
  });

  it('cuts the sessions into files of 500', () => {
    const sample = generateElection(countySpec({ records: 1200, seed: 1, contests: 2 }));
    const texts = textsOf(writeDominionJson(sample));
    const counts = [0, 1, 2].map(
      (number) => texts[`CvrExport_${number}.json`]?.match(/"TabulatorId"/gu)?.length,
    );
    expect(counts).toEqual([500, 500, 200]);
    expect(texts['CvrExport_3.json']).toBeUndefined();
  });
});
