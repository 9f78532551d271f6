import { nistCdf } from './nist-cdf.ts';

describe('the NIST format is told by', () => {
  it.each([
    ['records', '{"@type": "CVR.CastVoteRecordReport"'],
    ['records', '\ufeff{ "CVR": [{"CVRSnapshot": ['],
    [
      'records',
      '<?xml version="1.0"?>\n<!-- a --><cdf:CastVoteRecordReport xmlns:cdf="http://itl.nist.gov/ns/voting/1500-103/v1">',
    ],
    ['none', '<CastVoteRecordReport xmlns="NIST_V0_cast_vote_records.xsd">'],
    ['none', '{"@type": "ElectionResults.ElectionReport"'],
    ['none', '<ElectionReport xmlns="http://itl.nist.gov/ns/voting/1500-100/v2">'],
    ['none', 'CvrNumber,TabulatorNum'],
    ['none', ''],
  ])('what makes it %s: %s', (part, head) => {
    expect(nistCdf.recognise(Buffer.from(head), 'x').part).toBe(part);
  });
});
