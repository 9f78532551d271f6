import { ReportedError } from '@crossvote/election';
import { unknownBallotStyle, type BallotStyle } from '../model/ballot-style.ts';
import type { Sourced } from '../model/contents.ts';
import type { ElectionFacts } from '../model/facts.ts';
import { storable } from './storable.ts';
import { withSaid } from './with-said.ts';

/**
 * A ballot style after a source said something of it.
 *
 * @throws ReportedError where it has a race twice
 */
export function mergeBallotStyle(
  known: (BallotStyle & Sourced) | undefined,
  said: ElectionFacts['ballotStyles'][number],
  sourceKind: string,
): BallotStyle & Sourced {
  const { key } = said;
  const style = withSaid(known ?? { ...unknownBallotStyle, key, sourceKind }, said);
  const twice = style.races.find((race, place) => style.races.indexOf(race) !== place);
  if (twice !== undefined) throw new ReportedError(`Ballot style ${key} has race ${twice} twice.`);
  return storable(style, `ballot style ${key}`);
}
