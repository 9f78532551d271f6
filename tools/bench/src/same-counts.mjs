/** Throws when two systems counted differently: `{ name: count }` objects, where a missing name is 0. */
export function requireSameCounts(what, expected, counted) {
  for (const name of new Set([...Object.keys(expected), ...Object.keys(counted)])) {
    if ((expected[name] ?? 0) !== (counted[name] ?? 0)) {
      throw new Error(
        `DIFFERENT COUNTS: ${what}: ${name}: ${counted[name] ?? 0}, but ${expected[name] ?? 0} by construction`,
      );
    }
  }
}

/** Votes for each contest that is not ranked, and the records, of totals by construction. */
export function expectedVotes({ totals }) {
  const votes = totals.contests
    .filter(({ rank_limit }) => rank_limit === 0)
    .map(({ name, choices }) => [name, choices.reduce((sum, choice) => sum + choice.votes, 0)]);
  return { records: totals.records, ...Object.fromEntries(votes) };
}

/** The same of the product's `cvr results --json`. */
export function storedVotes(contests, records) {
  const votes = contests
    .filter(({ rank_limit }) => rank_limit === 0)
    .map(({ name, choices }) => [
      name,
      choices.reduce((sum, choice) => sum + choice.vote_count, 0),
    ]);
  return { records, ...Object.fromEntries(votes) };
}
