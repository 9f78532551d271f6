import { unknownRace } from '@crossvote/elections';
import { raceNames } from './race-names.ts';

const places = { sourceKind: 'csv', candidatePlaces: 0, candidates: [] };
const race = (key: string, title: string, more = {}) => ({
  ...{ ...unknownRace, ...places, key, title, ...more },
});

it('tell races of one title apart by seat, district or key, and those of two parties by nothing', () => {
  const races = [
    race('a', 'Judge', { seatName: 'Seat 1' }),
    race('b', 'Judge', { district: 'mn-judicial-2' }),
    race('c', 'Judge'),
    race('d', 'Mayor', { party: 'X' }),
    race('e', 'Mayor', { party: 'Y' }),
    race('f', ''),
  ];
  expect([...raceNames({ races }).values()]).toEqual([
    ...['Judge (Seat 1)', 'Judge (mn-judicial-2)', 'Judge (c)', 'Mayor', 'Mayor', 'f'],
  ]);
});
