/**
 * Translates codes of selections into outcomes. This turns the table of code pairs of a peer into a table of outcomes.
 * It has the rules independently of the product: too many marks are an overvote, none an undervote.
 */

/** Outcomes of the codes 0, 1, … of a contest that is not ranked: lists of choice places or of one word. */
export function outcomesOf({ voteFor, selections }) {
  const outcomes = selections.map((marks) => {
    if (marks.length === 0) return ['UNDERVOTE'];
    if (marks.length > voteFor) return ['OVERVOTE'];
    return [...new Set(marks.map(({ choice }) => choice))];
  });
  return [['NOT_ON_BALLOT'], ...outcomes];
}

/**
 * Folds `[codeA, codeB, records]` rows to `records` by outcome of B, for the records on which choice `choice` of A
 * counts: the answer to one cross-voting question.
 */
export function crossAnswer(pairs, source, compared, choice) {
  const [rows, columns] = [outcomesOf(source), outcomesOf(compared)];
  const answer = {};
  for (const [codeA, codeB, records] of pairs) {
    if (!rows[codeA].includes(choice)) continue;
    for (const outcome of columns[codeB])
      answer[outcome] = (answer[outcome] ?? 0) + Number(records);
  }
  return answer;
}
