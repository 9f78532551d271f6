/** A small made-up reply: a governor, a measure and a primary of one state, and a governor of another. */
export interface Recording {
  electionDate: string;
  timestamp: string;
  races: Record<string, unknown>[];
  nextrequest: string;
  [member: string]: unknown;
}

const person = (id: number, last: string, party: string, ballotOrder: number) => ({
  first: 'Ann',
  last,
  party,
  candidateID: `${id}`,
  polID: '0',
  ballotOrder,
  polNum: `${id + 9000}`,
});

type Row = Readonly<Record<string, unknown>>;

function unit(members: Row, reporting: [number, number], candidates: readonly Row[]): Row {
  const [count, total] = reporting;
  return {
    statePostal: 'WI',
    ...members,
    lastUpdated: '2026-11-04T02:00:00.500Z',
    precinctsReporting: count,
    precinctsTotal: total,
    precinctsReportingPct: total === 0 ? 0 : Math.round((10000 * count) / total) / 100,
    candidates,
  };
}

const poe = person(11, 'Poe', 'Dem', 2);
const rye = { ...person(12, 'Rye', 'GOP', 1), middle: 'B.', suffix: 'Jr.', incumbent: true };
const yes = {
  last: 'Yes',
  party: 'Yes',
  candidateID: '21',
  polID: '2',
  ballotOrder: 1,
  polNum: '1',
};
const no = { last: 'No', party: 'No', candidateID: '22', polID: '3', ballotOrder: 2, polNum: '2' };

export function recording(): Recording {
  return {
    electionDate: '2026-11-03',
    timestamp: '2026-11-04T03:00:00.000Z',
    races: [
      {
        test: false,
        raceID: '50001',
        raceType: 'General',
        raceTypeID: 'G',
        officeID: 'G',
        officeName: 'Governor',
        national: true,
        eevp: 61.5,
        keyRace: true,
        reportingUnits: [
          unit(
            { stateName: 'Wisconsin', level: 'state', electTotal: 10 },
            [3, 8],
            [
              { ...poe, voteCount: 60, electWon: 10, avotes: 5, winner: 'X' },
              { ...rye, voteCount: 50, electWon: 0, avotes: 4 },
            ],
          ),
          unit(
            {
              reportingunitName: 'Adams',
              reportingunitID: '50001',
              level: 'subunit',
              fipsCode: '5001',
            },
            [2, 4],
            [
              { ...poe, voteCount: 40, winner: 'X' },
              { ...rye, voteCount: 10 },
            ],
          ),
          unit(
            { reportingunitName: 'Mail ballots', reportingunitID: '62801', level: 'subunit' },
            [1, 4],
            [
              { ...poe, voteCount: 20, winner: 'X' },
              { ...rye, voteCount: 19 },
            ],
          ),
        ],
      },
      {
        test: false,
        raceID: '50002',
        raceType: 'Ballot Issue',
        raceTypeID: 'G',
        officeID: 'I',
        officeName: 'Question',
        seatName: '1 - Pond',
        seatNum: '1',
        description: 'Keeps the pond',
        reportingUnits: [
          unit(
            { stateName: 'Wisconsin', level: 'state' },
            [1, 3],
            [
              { ...yes, voteCount: 7 },
              { ...no, voteCount: 7 },
            ],
          ),
        ],
      },
      {
        raceID: '50003',
        statePostal: 'WI',
        raceTypeID: 'D',
        officeID: 'Y',
        officeName: 'State House',
        party: 'Dem',
        seatName: 'District 3',
        seatNum: '3',
        uncontested: true,
        numWinners: 2,
        numRunoff: 1,
        lastUpdated: '2026-11-01T00:00:00Z',
        candidates: [poe],
      },
      {
        test: false,
        raceID: '50001',
        raceType: 'General',
        raceTypeID: 'G',
        officeID: 'G',
        officeName: 'Governor',
        reportingUnits: [
          {
            ...unit({ stateName: 'Vermont', level: 'state' }, [0, 0], [{ ...poe, voteCount: 0 }]),
            statePostal: 'VT',
          },
          {
            ...unit(
              {
                reportingunitName: 'Lakeville',
                reportingunitID: '46002',
                level: 'subunit',
                fipsCode: '50001',
              },
              [0, 0],
              [{ ...poe, voteCount: 0 }],
            ),
            statePostal: 'VT',
          },
        ],
      },
    ],
    nextrequest:
      'https://api.example.org/v2/elections/2026-11-03?format=json&minDateTime=2026-11-04T02%3a00%3a00.500Z',
  };
}

/** The reply with its first race changed. */
export function withFirstRace(change: (race: Record<string, unknown>) => void): string {
  const reply = recording();
  const [first] = reply.races;
  if (first) change(first);
  return JSON.stringify(reply);
}

/** The first race with one of its units changed. */
export function withUnit(at: number, members: Row): string {
  return withFirstRace((race) => {
    const units = race.reportingUnits as Row[];
    race.reportingUnits = units.map((one, place) => (place === at ? { ...one, ...members } : one));
  });
}
