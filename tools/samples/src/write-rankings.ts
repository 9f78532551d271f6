import { at } from './at.ts';
import { quoteAlways } from './csv-text.ts';
import type { Contest, SampleElection, Selection } from './election.ts';
import { foldName } from './fold-name.ts';
import { type SampleFile, inChunks } from './sample-file.ts';

/** Writes an election of one ranked contest as BLT: a line for each ballot, then the names. */
export function* writeBlt(sample: SampleElection): Generator<SampleFile, void> {
  yield { name: 'ward.blt', chunks: inChunks(bltLines(sample)) };
}

function* bltLines(sample: SampleElection): Generator<string, void> {
  const { name, choices } = at(sample.election.contests, 0);
  yield `${choices.length} 1\n`;
  for (const { number, ranks } of ballotsOf(sample)) {
    const texts = ranks.map((here) => here.map((choice) => choice + 1).join('=') || '-');
    yield `(${number}) ${['1', ...texts, '0'].join(' ')}\n`;
  }
  yield '0\n';
  for (const choice of choices) {
    const party = choice.party === '' ? '' : ` ${quoteAlways(choice.party)}`;
    yield `${quoteAlways(foldName(choice.name))}${party}\n`;
  }
  yield `${quoteAlways(foldName(name))}\n`;
}

/** Writes an election of one ranked contest as incomplete orders with ties of PrefLib. */
export function* writePrefLib(sample: SampleElection): Generator<SampleFile, void> {
  yield { name: 'ward.toi', chunks: inChunks(prefLibLines(sample)) };
}

function* prefLibLines(sample: SampleElection): Generator<string, void> {
  const { name, choices } = at(sample.election.contests, 0);
  yield `# FILE NAME: ward.toi\n# TITLE: ${foldName(name)}\n# DATA TYPE: toi\n`;
  yield `# NUMBER ALTERNATIVES: ${choices.length}\n`;
  for (const [choice, { name: called }] of choices.entries())
    yield `# ALTERNATIVE NAME ${choice + 1}: ${foldName(called)}\n`;
  for (const { ranks } of ballotsOf(sample)) {
    const marked = ranks.filter((here) => here.length > 0);
    const groups = marked.map((here) => {
      const numbers = here.map((choice) => choice + 1).join();
      return here.length > 1 ? `{${numbers}}` : numbers;
    });
    yield `1: ${groups.join()}\n`;
  }
}

/** Writes an election of one ranked contest as ChoicePlus Pro does: ballots, and a list of the candidates. */
export function* writeChoicePlus(sample: SampleElection): Generator<SampleFile, void> {
  yield { name: 'ranked.prm', chunks: inChunks(choicePlusLines(sample)) };
  const { choices } = at(sample.election.contests, 0);
  const names = choices.map(({ name }, choice) => `${codeOf(choice)},${foldName(name)}\r\n`);
  yield { name: 'candidates.txt', chunks: [names.join('')] };
}

function* choicePlusLines(sample: SampleElection): Generator<string, void> {
  for (const { number, ranks } of ballotsOf(sample)) {
    const marks = ranks.flatMap((here, rank) =>
      here.length === 0 ? [] : [`${here.map(codeOf).join('=')}[${rank + 1}]`],
    );
    const id = String(number).padStart(6, '0');
    yield `${id}-00-0001, 10001) 001, 1) ${marks.join()}\r\n`;
  }
}

const codeOf = (choice: number) => `C${String(choice + 1).padStart(2, '0')}`;

/** Writes the ranked contests of an election as RAIRE, by number; a ranking ends where two choices share a rank. */
export function* writeRaire(sample: SampleElection): Generator<SampleFile, void> {
  yield { name: 'contests.raire', chunks: inChunks(raireLines(sample)) };
}

function* raireLines({ election: { contests }, records }: SampleElection): Generator<string, void> {
  yield `${contests.length}\n`;
  for (const [contest, { choices }] of contests.entries()) {
    const numbers = choices.map((_, choice) => raireNumber(contest, choice));
    const [first = ''] = numbers;
    yield `${['Contest', contest + 1, choices.length, ...numbers, 'winner', first].join()}\n`;
  }
  let ballot = 0;
  for (const { selections } of records()) {
    if (selections.some((selection) => selection !== undefined)) ballot += 1;
    for (const [contest, selection] of selections.entries()) {
      if (selection === undefined) continue;
      const ranks = ranksOf(at(contests, contest), selection);
      const end = ranks.findIndex((here) => here.length > 1);
      const ranked = ranks.slice(0, end === -1 ? ranks.length : end).flat();
      const preferences = ranked.map((choice) => raireNumber(contest, choice));
      yield `${[contest + 1, `b${ballot}`, ...preferences].join()}\n`;
    }
  }
}

const raireNumber = (contest: number, choice: number) => String((contest + 1) * 1000 + choice + 1);

/** The ballots that have the only contest, numbered from 1, with the choices at each rank. */
function* ballotsOf({ election, records }: SampleElection) {
  const contest = at(election.contests, 0);
  let number = 0;
  for (const { selections } of records()) {
    const [selection] = selections;
    if (selection === undefined) continue;
    number += 1;
    yield { number, ranks: ranksOf(contest, selection) };
  }
}

/** The choices at each rank up to the lowest that is marked. */
function ranksOf({ rankLimit }: Contest, selection: Selection): number[][] {
  const lowest = selection.reduce((most, { rank }) => Math.max(most, rank), 0);
  return Array.from({ length: Math.min(lowest, rankLimit) }, (_, place) =>
    selection.filter(({ rank }) => rank === place + 1).map(({ choice }) => choice),
  );
}
