import { contestLabel, type Choice, type Contest } from '@crossvote/election';

/** What tells a contest from others. */
export interface LabelledContest extends Pick<Contest, 'name' | 'file' | 'code' | 'party'> {
  readonly choices: readonly Pick<Choice, 'name' | 'isWriteIn'>[];
}

/** Most choices that a label names. */
const namedChoices = 2;
/** Most characters of a choice in a label. */
const choiceLength = 40;

/** What a label adds to tell contests of one name apart; the first of these that is another in each. */
const telling: readonly ((contest: LabelledContest) => string)[] = [
  ({ party }) => party,
  ({ code }) => (code === '' ? '' : `code ${code}`),
  ({ choices }) => listed(choices.filter(({ isWriteIn }) => !isWriteIn)),
];

/**
 * Names of contests that tell them apart in a report: with their files where these differ, else with the party, the code or
 * the first choices, else with their number among those of the name.
 */
export function contestLabels(contests: readonly LabelledContest[]): string[] {
  const labels = contests.map(contestLabel);
  const places = new Map<string, number[]>();
  for (const [place, label] of labels.entries())
    places.set(label, [...(places.get(label) ?? []), place]);
  for (const [label, alike] of places) {
    if (alike.length === 1) continue;
    const marks = marksOf(alike.flatMap((place) => contests[place] ?? []));
    for (const [at, place] of alike.entries())
      if (marks[at] !== '') labels[place] = `${label} (${marks[at] ?? ''})`;
  }
  return labels;
}

function marksOf(alike: readonly LabelledContest[]): string[] {
  const found = telling
    .map((mark) => alike.map(mark))
    .find((marks) => new Set(marks).size === marks.length);
  return found ?? alike.map((_, place) => `${place + 1} of ${alike.length}`);
}

function listed(choices: LabelledContest['choices']): string {
  const names = choices
    .slice(0, namedChoices)
    .map(({ name }) => (name.length > choiceLength ? `${name.slice(0, choiceLength)}…` : name));
  return names.join(', ') + (choices.length > namedChoices ? ' …' : '');
}
