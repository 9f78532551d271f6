import {
  cvr,
  filesOf,
  list,
  manifests,
  readFiles,
  session,
} from '../../../test/dominion-json-reading.ts';

describe('a Dominion JSON export', () => {
  it('name the election, and warn of another one and of filters', async () => {
    const result = await readFiles(
      filesOf({
        'CvrExport_1.json': cvr(session([])),
        'CvrExport_2.json': { ...cvr(session([])), ElectionId: 'Other', Version: '5.2' },
        ...manifests,
        'ElectionEventManifest.json': list({ Id: 1, Description: 'General  Election' }),
        'Configuration.json': {
          IncludeTabulatorFilter: true,
          ContestFilter: [3],
          PrecinctPortionFilter: [],
          IncludeOnlyPublishedResultContainers: true,
        },
      }),
    );
    expect(result.summary).toMatchObject({
      electionName: 'General Election',
      softwareVersion: '5.17.18.1',
    });
    expect(result.codes).toEqual([
      'warning export_filtered',
      'warning export_filtered',
      'assumption only_published_batches',
      'warning election_differs',
      'warning version_differs',
    ]);
  });
});
