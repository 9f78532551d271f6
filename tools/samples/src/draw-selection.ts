import type { Contest, Mark, Selection } from './election.ts';
import type { SelectionRates } from './election-spec.ts';
import { type Random, drawIndex, drawWeighted } from './random.ts';

/** Draws what one voter marks in a contest, given the weight of each choice for that voter. */
export function drawSelection(
  contest: Contest,
  weights: readonly number[],
  rates: SelectionRates,
  random: Random,
): Selection {
  if (random() < rates.blank) return [];
  return contest.rankLimit > 0
    ? drawRanking(contest, weights, rates, random)
    : drawMarks(contest, weights, rates, random);
}

function drawMarks(
  contest: Contest,
  weights: readonly number[],
  rates: SelectionRates,
  random: Random,
): Selection {
  const left = weights.slice();
  const lines = contest.choices.map((choice) => Math.max(1, choice.writeInLines));
  const overvoted = random() < rates.overvote;
  const wanted = overvoted ? contest.voteFor + 1 : contest.voteFor;
  const marks: Mark[] = [];
  while (marks.length < wanted) {
    const choice = drawWeighted(random, left);
    if (choice < 0) break;
    marks.push({ choice, rank: 0 });
    lines[choice] = (lines[choice] ?? 0) - 1;
    if (lines[choice] === 0) left[choice] = 0;
    if (!overvoted && random() < rates.stopEarly) break;
  }
  return marks.sort((first, second) => first.choice - second.choice);
}

function drawRanking(
  contest: Contest,
  weights: readonly number[],
  rates: SelectionRates,
  random: Random,
): Selection {
  const left = weights.slice();
  const marks: Mark[] = [];
  for (let rank = 1; rank <= contest.rankLimit; rank += 1) {
    if (random() < rates.skippedRank) continue;
    const earlier = marks[drawIndex(random, marks.length)];
    if (earlier !== undefined && random() < rates.duplicateRanking) {
      marks.push({ choice: earlier.choice, rank });
      continue;
    }
    const drawn = random() < rates.overvotedRank ? 2 : 1;
    for (let count = 0; count < drawn; count += 1) {
      const choice = drawWeighted(random, left);
      if (choice < 0) return marks;
      marks.push({ choice, rank });
      left[choice] = 0;
    }
    if (random() < rates.stopEarly) break;
  }
  return marks;
}
