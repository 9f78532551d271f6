import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Unit } from '@crossvote/elections';
import { sharedDataFolder } from '@crossvote/samples';
import { readFacts } from '../src/index.ts';

const root = sharedDataFolder('ballot');
const inSharedData = root === undefined ? describe.skip : describe;
if (root === undefined)
  console.log('Skipped: ../shared/data/ballot is not there, so no published feed was read.');

const pathOf = (name: string) => path.join(root ?? '', 'vip', name);

/** Elements of a name in a feed, each as its text: a count that knows nothing of the reader. */
function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}[ >][^]*?</${name}>`, 'g'))].map(([text]) => text);
}

const inner = (xml: string, name: string) =>
  new RegExp(`<${name}>([^]*?)</${name}>`).exec(xml)?.[1]?.trim() ?? '';

async function readShared(name: string) {
  const [read] = await readFacts([pathOf(name)]);
  const election = read?.facts.elections[0];
  if (!read || !election) throw new Error('no election');
  return { ...read, election, xml: readFileSync(pathOf(name), 'utf8') };
}

const kindsOf = (units: readonly Pick<Unit, 'kind'>[]) =>
  Object.fromEntries(
    [...new Set(units.map(({ kind }) => kind))].map((kind) => [
      kind,
      units.filter((unit) => unit.kind === kind).length,
    ]),
  );

inSharedData('the published feed of VIP 5', () => {
  it('has what its description says: 17 contests, 32 precincts, 12 ballot styles, 9 districts', async () => {
    const { election, facts } = await readShared('sample_feed_v5.xml');
    expect(election.races).toHaveLength(17);
    const { precinct = 0, split = 0, ...others } = kindsOf(election.units);
    expect(precinct + split).toBe(32);
    expect(split).toBe(10);
    expect(others).toEqual({ state: 1, county: 2 });
    expect(election.ballotStyles).toHaveLength(12);
    expect(facts.districts).toHaveLength(9);
    expect(facts.parties).toHaveLength(7);
    expect(election.election).toMatchObject({
      key: 'us-va-2013-11-05',
      name: '2013 Virginia General Election',
      type: 'general',
    });
  });

  it('has the candidates, places and ballots that a plain count of the file finds', async () => {
    const { election, xml } = await readShared('sample_feed_v5.xml');
    const contests = ['CandidateContest', 'BallotMeasureContest', 'RetentionContest'].flatMap(
      (name) => elements(xml, name),
    );
    const listed = contests.map((one) => inner(one, 'BallotSelectionIds').split(/\s+/).length);
    expect(election.races.map(({ candidates = [] }) => candidates.length)).toEqual(listed);
    expect(election.pollingPlaces).toHaveLength(elements(xml, 'PollingLocation').length);
    const contestOf = new Map(
      elements(xml, 'OrderedContest').map((one) => [
        /id="(.*?)"/.exec(one)?.[1],
        inner(one, 'ContestId'),
      ]),
    );
    const idOf = new Map(election.races.map((race) => [race.key, race.externalIds?.[0]?.value]));
    expect(
      election.ballotStyles.map(({ races = [] }) => races.map((key) => idOf.get(key))),
    ).toEqual(
      elements(xml, 'BallotStyle').map((style) =>
        inner(style, 'OrderedContestIds')
          .split(/\s+/)
          .map((id) => contestOf.get(id)),
      ),
    );
  });

  it('names the contest that districts give and a style lacks', async () => {
    const { issues } = await readShared('sample_feed_v5.xml');
    // By hand: style bs00004 has no oc20002 (the president), while its precincts are in the district of the state.
    const differences = issues.filter(({ code }) => code === 'vip_style_differs');
    expect(differences.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^BallotStyle bs00004 lacks the contest "President and Vice-President/),
    ]);
  });
});

inSharedData('the published feed of VIP 6', () => {
  it('has 748 precincts, 560 polling places, and the features of its boundary file', async () => {
    const { election, xml } = await readShared('vipfeed-04013-2020-11-03.xml');
    expect(kindsOf(election.units)).toEqual({ state: 1, county: 1, precinct: 748 });
    expect(election.pollingPlaces).toHaveLength(560);
    const places = elements(xml, 'PollingLocation');
    const ofKind = (kind: string) =>
      election.pollingPlaces.filter((one) => one.kind === kind).length;
    const boxes = places.filter((one) => inner(one, 'IsDropBox') === 'true').length;
    const early = places.filter((one) => inner(one, 'IsEarlyVoting') === 'true').length;
    expect({ boxes: ofKind('drop_off'), early: ofKind('early_vote_site') }).toEqual({
      boxes,
      early,
    });
    const features = election.units.flatMap(({ externalIds = [] }) =>
      externalIds.filter(({ scheme }) => scheme === 'vip-feature'),
    );
    expect(features).toHaveLength(elements(xml, 'FeatureIdentifier').length);
    expect(new Set(election.units.map(({ key }) => key)).size).toBe(750);
    expect(new Set(election.pollingPlaces.map(({ key }) => key)).size).toBe(560);
  });

  it('has the hours of each place', async () => {
    const { election, xml } = await readShared('vipfeed-04013-2020-11-03.xml');
    const schedules = new Map(
      elements(xml, 'HoursOpen').map((one) => [
        /id="(.*?)"/.exec(one)?.[1] ?? '',
        elements(one, 'Schedule').map((schedule) =>
          ['StartDate', 'EndDate', 'StartTime', 'EndTime'].map((name) => inner(schedule, name)),
        ),
      ]),
    );
    const daysOf = ([from = '', to = '']: string[]) =>
      (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
    const expected = elements(xml, 'PollingLocation').map((place) =>
      (schedules.get(inner(place, 'HoursOpenId')) ?? []).reduce((sum, one) => sum + daysOf(one), 0),
    );
    expect(election.pollingPlaces.map(({ hours = [] }) => hours.length)).toEqual(expected);
  });
});
