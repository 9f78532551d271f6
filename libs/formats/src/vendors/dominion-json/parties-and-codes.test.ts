import {
  candidate,
  contest,
  cvr,
  filesOf,
  list,
  listed,
  manifests,
  mark,
  readFiles,
  session,
  type Json,
} from '../../../test/dominion-json-reading.ts';

const parties = list({ Id: 5, Description: 'Whig' }, { Id: 6, Description: ' Bull  Moose ' });

/** Names and parties of the choices of contest 1. */
async function partiesOf(candidates: Json[], files: readonly unknown[], chunkBytes?: number) {
  const exported = Object.fromEntries(files.map((file, at) => [`CvrExport_${at}.json`, file]));
  const all = {
    ...manifests,
    'CandidateManifest.json': list(...candidates),
    'PartyManifest.json': parties,
    ...exported,
  };
  const { contests } = await readFiles(filesOf(all, chunkBytes));
  return contests[0]!.choices.map(({ name, party }) => [name, party]);
}

const candidates = [candidate(11, 'Ann'), candidate(12, 'Bob'), candidate(13, 'Cy')];
const marked = (id: number, party?: number) =>
  session([
    listed(1, [mark(id, party === undefined ? {} : { ManifestationId: 9, PartyId: party })]),
  ]);

describe('the party of a Dominion JSON candidate', () => {
  it('is that of the manifest, where it lists affiliations; of several none is the one', async () => {
    const affiliated = [
      candidate(11, 'Ann', { Affiliations: [5] }),
      candidate(12, 'Bob', { Affiliations: [5, 6] }),
      candidate(13, 'Cy', { Affiliations: [] }),
    ];
    expect(await partiesOf(affiliated, [cvr(marked(11, 6), marked(13, 6))])).toEqual([
      ['Ann', 'Whig'],
      ['Bob', ''],
      ['Cy', ''],
    ]);
  });

  it('is else that of all marks of all files, wherever their pieces end', async () => {
    const files = [
      cvr(marked(11, 5), marked(12, 6), marked(13), marked(12, 6)),
      cvr(marked(12, 5), marked(11, 5)),
    ];
    for (const chunkBytes of [1, 7, 50, 1 << 20])
      expect(await partiesOf(candidates, files, chunkBytes)).toEqual([
        ['Ann', 'Whig'],
        ['Bob', ''],
        ['Cy', ''],
      ]);
  });

  it('is none where the mark has the 0 of no party, or one that no manifest names', async () => {
    expect(await partiesOf(candidates, [cvr(marked(11, 0), marked(12, 77))])).toEqual([
      ['Ann', ''],
      ['Bob', ''],
      ['Cy', ''],
    ]);
  });

  it('is found in indented files, and never taken from another mark', async () => {
    const both = session([
      listed(1, [mark(11), { PartyId: 6, ...mark(12) }, mark(13, { PartyId: 5 })]),
    ]);
    const indented = JSON.stringify(cvr(both), null, '\r\n    ');
    expect(await partiesOf(candidates, [indented])).toEqual([
      ['Ann', ''],
      ['Bob', 'Bull Moose'],
      ['Cy', 'Whig'],
    ]);
  });
});

it('the code of a contest and a candidate is that of the office, or else the id of the system', async () => {
  const { contests } = await readFiles(
    filesOf({
      'CvrExport.json': cvr(marked(11)),
      'ContestManifest.json': list(
        contest(1, { ExternalId: ' 600013282 ' }),
        contest(2, { ExternalId: '' }),
      ),
      'CandidateManifest.json': list(
        candidate(11, 'Ann', { ExternalId: 'A-7' }),
        candidate(12, 'Bob'),
      ),
    }),
  );
  expect(contests.map(({ code }) => code)).toEqual(['600013282', '2']);
  expect(contests[0]!.choices.map(({ code }) => code)).toEqual(['A-7', '12']);
});
