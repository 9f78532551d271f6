import { slug } from '@crossvote/elections';

/** What the type of a race says. */
export interface RaceType {
  /** `general`, `primary`, `caucus`, `runoff` …; empty where it is not said. */
  readonly stage: string;
  readonly isSpecial: boolean;
  readonly isRetention: boolean;
}

/** Texts of the types by their ids, for replies that give ids alone. Measures had the type G until 2023. */
const texts: ReadonlyMap<string, string> = new Map(
  Object.entries({
    G: 'General',
    W: 'Special General',
    H: 'General Election Runoff',
    SGR: 'Special General Runoff Election',
    L: 'Nonpartisan Election',
    T: 'Nonpartisan Special Election',
    RET: 'Retention',
    APP: 'All-Party Primary',
    SAP: 'All-Party Special Primary',
    N: 'Nonpartisan Primary',
    D: 'Primary',
    R: 'Primary',
    U: 'Primary Runoff',
    V: 'Primary Runoff',
    J: 'Special Primary',
    K: 'Special Primary',
    A: 'Special Primary Runoff',
    B: 'Special Primary Runoff',
    E: 'Caucus',
    S: 'Caucus',
    X: 'Primary',
  }),
);

const stages: readonly (readonly [RegExp, string])[] = [
  [/runoff/i, 'runoff'],
  [/primary/i, 'primary'],
  [/caucus/i, 'caucus'],
  [/general|ballot issue|retention|nonpartisan/i, 'general'],
];

/** Reads the type of a race from its text, or else from its id. */
export function raceTypeOf(text: string | undefined, id: string | undefined): RaceType {
  const said = text ?? texts.get((id ?? '').toUpperCase()) ?? '';
  const stage = stages.find(([pattern]) => pattern.test(said))?.[1] ?? slug(said);
  return {
    stage,
    isSpecial: /special/i.test(said),
    isRetention: /retention/i.test(said),
  };
}
