import {
  contest,
  cvr,
  failure,
  list,
  manifests,
  session,
} from '../../../test/dominion-json-reading.ts';

describe('a Dominion JSON export', () => {
  it.each([
    ['records_missing', manifests],
    ['no_records', { 'CvrExport.json': cvr() }],
    ['cut_off', { 'CvrExport.json': JSON.stringify(cvr(session([]))).slice(0, -2) }],
    ['json_damaged', { 'CvrExport.json': '' }],
    ['json_damaged', { 'CvrExport.json': `${JSON.stringify(cvr(session([])))}}` }],
    ['json_damaged', { 'CvrExport.json': '{"Sessions":[{} {}]}' }],
    ['json_damaged', { 'CvrExport.json': '{"Sessions":[{"a":tru}]}' }],
    ['json_damaged', { 'CvrExport.json': '<html>' }],
    ['sessions_missing', { 'CvrExport.json': '{"List":[]}' }],
    ['sessions_unreadable', { 'CvrExport.json': '{"Sessions":[{},7]}' }],
    ['sessions_unreadable', { 'CvrExport.json': '{"Sessions":["",{}]}' }],
    ['sessions_unreadable', { 'CvrExport.json': '{"\\u0053essions":[{}]}' }],
    ['json_key_repeated', { 'CvrExport.json': '{"Sessions":[{}],"Sessions":[{}]}' }],
    [
      'json_key_repeated',
      { 'CvrExport.json': cvr(session([])), 'ContestManifest.json': '{"List":[{"Id":1,"Id":2}]}' },
    ],
    [
      'manifest_unreadable',
      {
        'CvrExport.json': cvr(session([])),
        'PrecinctManifest.json': '{"List":[{"Id":9007199254740993}]}',
      },
    ],
    ['json_too_deep', { 'CvrExport.json': `{"Sessions":[{"a":${'['.repeat(1e5)}` }],
    [
      'record_too_long',
      { 'CvrExport.json': Buffer.from(`{"Sessions":[{"a":"${'x'.repeat(5 << 20)}`) },
    ],
    ['not_utf8', { 'CvrExport.json': Buffer.from('{"Sessions":[{"a":"\xff"}]}', 'latin1') }],
    [
      'manifest_unreadable',
      { 'CvrExport.json': cvr(session([])), 'ContestManifest.json': { List: 7 } },
    ],
    [
      'manifest_unreadable',
      { 'CvrExport.json': cvr(session([])), 'ContestManifest.json': list({ Id: 'x' }) },
    ],
    [
      'json_damaged',
      { 'CvrExport.json': cvr(session([])), 'ContestManifest.json': '{"List":[1 2]}' },
    ],
    [
      'manifests_differ',
      {
        ...manifests,
        'CvrExport.json': cvr(session([])),
        'b/ContestManifest.json': list(contest(1)),
      },
    ],
  ])('are refused as a whole: %s', async (code, contents) => {
    expect(await failure(contents)).toBe(code);
  });
});
