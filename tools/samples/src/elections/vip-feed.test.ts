import { vipFeed, vipFeedTotals } from './vip-feed.ts';

const options = { localities: 3, precinctsOfLocality: 7, segmentsOfPrecinct: 4, seed: 9 };
const feed = [...vipFeed(options)].join('');
const times = (pattern: RegExp) => [...feed.matchAll(pattern)].length;

it('has as many of each thing as its totals say', () => {
  const totals = vipFeedTotals(options);
  expect({
    localities: times(/<Locality id/g),
    precincts: times(/<Precinct id/g) - times(/<PrecinctSplitName>/g),
    splits: times(/<PrecinctSplitName>/g),
    ballotStyles: times(/<BallotStyle id/g),
    contests: times(/<CandidateContest id/g),
    candidates: times(/<Candidate id/g),
    pollingPlaces: times(/<PollingLocation id/g),
    streetSegments: times(/<StreetSegment id/g),
  }).toEqual(totals);
  // 21 precincts, of which 0, 10 and 20 are split; 6 contests of the state and 2 of each county.
  expect(totals).toMatchObject({ precincts: 18, splits: 6, contests: 12, streetSegments: 84 });
});

it('gives each id once, and refers to what is there', () => {
  const ids = [...feed.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const referred = [...feed.matchAll(/<\w+Ids?>([^<]+)</g)].flatMap(([whole, list = '']) =>
    whole.startsWith('<VipId>') ? [] : list.split(' '),
  );
  expect(referred.length).toBeGreaterThan(100);
  for (const id of referred) expect(ids).toContain(id);
});

it('is the same of the same options, and another of another seed', () => {
  expect([...vipFeed(options)].join('')).toBe(feed);
  expect([...vipFeed({ ...options, seed: 8 })].join('')).not.toBe(feed);
});
