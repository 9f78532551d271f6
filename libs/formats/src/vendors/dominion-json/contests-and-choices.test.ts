import {
  candidate,
  contest,
  cvr,
  filesOf,
  list,
  readFiles,
  listed,
  mark,
  read,
  session,
} from '../../../test/dominion-json-reading.ts';

describe('contests and choices of a Dominion JSON export', () => {
  it('come from the manifests; disabled ones only where a record has them', async () => {
    const { contests } = await read(session([listed(1, [mark(11)])]));
    expect(contests.map(({ name }) => name)).toEqual([
      'Mayor of Example',
      'Contest B',
      'Contest C',
    ]);
    expect(contests[0]?.choices).toEqual([
      { name: 'Ann', party: 'Whig', isWriteIn: false, code: '11' },
      { name: 'Bob', party: '', isWriteIn: false, code: '12' },
    ]);
    const { lines } = await read(session([listed(1, [mark(13)]), listed(4, [mark(41)])]));
    expect(lines).toEqual(['Mayor of Example: Old | Contest D: Ida']);
  });

  it('of one name are two contests and two choices', async () => {
    const { contests, lines } = await readFiles(
      filesOf({
        'CvrExport.json': cvr(
          session([listed(1, [mark(11)]), listed(2, [mark(22), mark(21, { IsVote: false })])]),
        ),
        'ContestManifest.json': list(
          contest(1, { Description: 'Judge' }),
          contest(2, { Description: 'Judge ' }),
        ),
        'CandidateManifest.json': list(
          candidate(11, 'Yes'),
          candidate(21, 'Lee'),
          candidate(22, 'Lee'),
        ),
      }),
    );
    expect(contests.map(({ name, choices }) => [name, choices.length])).toEqual([
      ['Judge', 1],
      ['Judge', 2],
    ]);
    expect(lines).toEqual(['Judge: Yes | Judge: Lee']);
  });
});
