import {
  codesOf,
  contest,
  mark,
  read,
  record,
  refusedOf,
  report,
  selectionsOf,
  type Json,
} from '../../../test/nist-cdf-reading.ts';

const candidates = ['Ada', 'Ben', 'Cy'].map((Name, place) => ({
  '@id': `Candidate_20${place}`,
  Name,
}));
const election: Json = {
  '@id': 'e',
  Candidate: [...candidates, { '@id': 'Candidate', Name: 'No place' }],
  Contest: [{ '@id': 'c', ContestSelection: [{ '@id': 'c_R1' }, { '@id': 'c_R2' }] }],
};
/** A mark at a place, in the column of a rank. */
const at = (place: number, rank: number) => mark(`c_R${rank}`, { Position: place }, { Rank: rank });
const readBallots = (...ballots: readonly (readonly Json[])[]) =>
  read(
    report(
      ballots.map((marks) => record([contest('c', marks)])),
      { Election: [election] },
    ),
  );

describe('where selections name nobody', () => {
  it('places do, and two of one rank are an overvote', async () => {
    const result = await readBallots(
      [at(201, 1), at(200, 2)],
      [at(201, 1), at(200, 1)],
      [mark('c_R1', { CVRWriteIn: {} }, { Rank: 1 })],
    );
    expect(selectionsOf(result)).toEqual([
      'c: Ben (1) + Ada (2)',
      'c: Ben (1) + Ada (1)',
      'c: Write-in (1)',
    ]);
    expect(result.contests[0]?.choices.map(({ name }) => name)).toEqual(['Ada', 'Ben', 'Write-in']);
    expect(codesOf(result)).toContain('choices_by_place');
  });

  it('a place that no candidate has is refused', async () => {
    const result = await readBallots([at(200, 1), at(201, 2)], [at(999, 1)]);
    expect(selectionsOf(result)).toEqual(['c: Ada (1) + Ben (2)']);
    expect(refusedOf(result)).toEqual(['choice_unknown']);
  });

  it('identifiers stand in where no place does', async () => {
    const result = await readBallots([mark('c_R1')]);
    expect(selectionsOf(result)).toEqual(['c: c_R1']);
    expect(codesOf(result)).toEqual(
      expect.arrayContaining(['name_missing', 'choices_without_name']),
    );
  });

  it('and that no record marks are no choices', async () => {
    const result = await readBallots([]);
    expect(result.contests.map(({ choices }) => choices)).toEqual([[]]);
    expect(codesOf(result)).toContain('choices_without_name');
  });
});
