import type { IssueLog } from '@crossvote/opening';

/** Most files that the message names. */
const namedFiles = 6;

/**
 * Reports which votes of aggregate rows may count twice where files hold the same records. Aggregate rows have no
 * identity, so nobody can know whether they are repeated, too.
 *
 * @param votes - votes of the aggregate rows of each file
 */
export function reportAggregates(votes: ReadonlyMap<string, number>, issues: IssueLog): void {
  const [first, ...others] = votes.keys();
  if (first === undefined) return;
  const total = [...votes.values()].reduce((sum, ofFile) => sum + ofFile, 0);
  const twice = total - (others.length > 0 ? Math.max(...votes.values()) : 0);
  const named = [...votes].slice(0, namedFiles).map(([file, ofFile]) => `${ofFile} in ${file}`);
  const more = votes.size > namedFiles ? ` and ${votes.size - namedFiles} files more` : '';
  issues.add({
    severity: 'warning',
    code: 'aggregates_may_repeat',
    message:
      `records that stand in several files count once, but aggregate rows have no identity, and those of all files are added (votes: ${named.join(', ')}${more}): ` +
      `if ${others.length > 0 ? 'they sum up the same ballots' : 'other files have their ballots as records'}, up to ${twice} of the ${total} aggregate votes count twice; compare them with the official totals, or ingest the last export alone`,
    place: { file: first },
  });
}
