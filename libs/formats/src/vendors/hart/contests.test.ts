import { contest, cvr, messagesOf, option, readSheets, writeIn } from '../../../test/hart-files.ts';

const unused = (count: number) => `<Undervotes>${count}</Undervotes>`;

describe('contests of an export', () => {
  it('allow as many votes as the most marks and unused votes of a record, which is said', async () => {
    const read = await readSheets(
      cvr([contest('Council', option('Ann'), unused(2)), contest('Mayor', '', unused(1))]),
      cvr([contest('Council', option('Ann') + option('Bo') + option('Cy'))]),
    );
    expect(read.contests.map(({ name, voteFor }) => [name, voteFor])).toEqual([
      ['Council', 3],
      ['Mayor', 1],
    ]);
    expect(messagesOf(read, 'vote_for_inferred')).toEqual([
      expect.stringContaining('1 contests are taken as vote for 1'),
      expect.stringContaining('"Council" is taken as vote for 3'),
    ]);
    expect(read.contests.map(({ voteForIsInferred }) => voteForIsInferred)).toEqual([true, true]);
    expect(messagesOf(read, 'undervotes_left_out')).toEqual([]);
  });

  it('of which records leave out unused votes are reported as doubtful', async () => {
    const read = await readSheets(
      cvr([contest('Council', option('Ann'))]),
      cvr([contest('Council', option('Ann') + option('Bo'))]),
    );
    expect(read.contests[0]?.voteFor).toBe(2);
    expect(messagesOf(read, 'undervotes_left_out')).toHaveLength(1);
  });

  it('allow what their name says where records show fewer votes', async () => {
    const read = await readSheets(cvr([contest('COUNCIL VOTE FOR 2', option('Ann'))]));
    expect(read.contests[0]?.voteFor).toBe(2);
    expect(read.contests[0]?.voteForIsInferred).toBe(false);
    expect(messagesOf(read, 'vote_for_inferred')).toEqual([]);
    expect(messagesOf(read, 'vote_for_differs')).toHaveLength(1);
  });

  it('that only overvoted records have are vote for 1, with a warning', async () => {
    const marked = option('Ann') + option('Bo');
    const read = await readSheets(cvr([contest('Mayor', marked, '<Overvoted/>')]));
    expect(read.contests[0]?.voteFor).toBe(1);
    expect(messagesOf(read, 'vote_for_unknown')).toHaveLength(1);
  });

  it('have the id of the export as code, and so have choices but write-ins', async () => {
    const read = await readSheets(
      cvr([contest('Judge (DEM)', option('Ann') + writeIn('Resolved', 'Bo'))]),
    );
    expect(read.contests[0]).toMatchObject({
      code: 'id-Judge (DEM)',
      choices: [
        { name: 'Ann', code: 'id-Ann' },
        { name: 'Bo', code: '' },
      ],
    });
  });

  it('are one where names differ in white space, whatever their order', async () => {
    const read = await readSheets(
      cvr([contest('US  PRESIDENT', option('Ann'), '', 'p'), contest('JUDGE')]),
      cvr([contest('JUDGE'), contest('US\nPRESIDENT', option('Bo'), '', 'p')]),
    );
    expect(read.contests.map(({ name }) => name)).toEqual(['US PRESIDENT', 'JUDGE']);
    expect(read.contests[0]?.choices.map(({ name }) => name)).toEqual(['Ann', 'Bo']);
  });

  it('are two where one id has two names, or one name two ids, with a warning', async () => {
    const read = await readSheets(
      cvr([contest('MAYOR', option('Ann'), '', 'x'), contest('JUDGE', option('Bo'), '', 'x')]),
      cvr([contest('MAYOR', option('Ann'), '', 'y')]),
    );
    expect(read.contests.map(({ name }) => name)).toEqual(['MAYOR', 'JUDGE', 'MAYOR']);
    expect(messagesOf(read, 'contest_id_shared')).toHaveLength(1);
    expect(messagesOf(read, 'contest_name_repeated')).toHaveLength(1);
  });

  it('have two choices where one id has two names, with a warning', async () => {
    const renamed = option('Ann').replace('<Name>Ann<', '<Name>Anne<');
    const read = await readSheets(
      cvr([contest('Mayor', option('Ann'))]),
      cvr([contest('Mayor', renamed)]),
    );
    expect(read.contests[0]?.choices.map(({ name }) => name)).toEqual(['Ann', 'Anne']);
    expect(messagesOf(read, 'choice_id_shared')).toHaveLength(1);
  });
});
