import { encodeChoice, encodeList, encodeText } from './cell-text.ts';
import type { ExportedDataset } from './exported-dataset.ts';
import type { ExportedContest } from './exported-block.ts';

/** Facts about the dataset as a whole: key and value, only where there is a value. */
export function datasetFacts(dataset: ExportedDataset): (readonly [key: string, value: string])[] {
  const { name, electionDate, electionType, resultsStatus, softwareVersion } = dataset;
  const facts = [
    ['#crossvote', '1'],
    ['#election', name],
    ['#date', electionDate],
    ['#type', electionType],
    ['#status', resultsStatus ?? ''],
    ['#software', softwareVersion],
  ] as const;
  return facts.flatMap(([key, text]) => (text === '' ? [] : [[key, encodeText(text)] as const]));
}

const optionalText = (text: string) => (text === '' ? '' : encodeText(text));

/** In a list, texts are separated by bars. */
const listText = (text: string) => optionalText(text).replaceAll('|', '\\|');

type Choice = ExportedContest['choices'][number];

const listOf = (item: (choice: Choice, label: string) => string) => (contest: ExportedContest) =>
  encodeList(
    contest.choices.map((choice, place) => item(choice, contest.choiceLabels[place] ?? '')),
  );

/** Facts about each contest, by key. An empty value says nothing. */
export const contestFacts: readonly (readonly [
  key: string,
  valueOf: (contest: ExportedContest) => string,
])[] = [
  ['#contest', ({ name, label }) => (name === label ? '' : encodeText(name))],
  ['#vote_for', ({ voteFor }) => String(voteFor)],
  ['#rank_limit', ({ rankLimit }) => String(rankLimit)],
  ['#code', ({ code }) => optionalText(code)],
  ['#party', ({ party }) => optionalText(party)],
  ['#file', ({ file }) => optionalText(file)],
  ['#choices', listOf((_, label) => encodeChoice(label))],
  ['#names', listOf(({ name }, label) => (name === label ? '' : encodeChoice(name)))],
  ['#codes', listOf(({ code }) => listText(code))],
  ['#parties', listOf(({ party }) => listText(party))],
  ['#write_ins', listOf(({ isWriteIn }) => (isWriteIn ? 'yes' : ''))],
  ['#aggregate_votes', listOf(({ aggregateVotes: votes }) => (votes > 0 ? String(votes) : ''))],
];
