import { FileError, type Place, quoteValue } from '@crossvote/opening';
import { electionFacts } from '../../election-facts.ts';
import { CellProblem, forWholeFile } from './cell-text.ts';
import { decodeText } from './cell-text.ts';
import { statedContest, type StatedContest } from './stated-contest.ts';

const datasetKeys = ['#crossvote', '#election', '#date', '#type', '#status', '#software'];

/** Keys of the facts about a contest. */
export const contestKeys = [
  '#contest',
  '#vote_for',
  '#rank_limit',
  '#code',
  '#party',
  '#file',
  '#choices',
  '#names',
  '#codes',
  '#parties',
  '#write_ins',
  '#aggregate_votes',
];

/** The rows whose first cell begins with `#`. They come before the records. */
export class FileDefinitions {
  private readonly facts = new Map<string, string>();
  private readonly ofContests = new Map<string, Map<string, string>>();
  private readonly places = new Map<string, Place>();

  /** Whether a key is about the dataset as a whole, and not about contests. */
  static isOfDataset(key: string, place: Place): boolean {
    if (datasetKeys.includes(key)) return true;
    if (contestKeys.includes(key)) return false;
    throw new FileError(
      'definition_unknown',
      `${quoteValue(key)} is not known; rows that begin with # define contests (${[...datasetKeys, ...contestKeys].join(', ')}), and the number of a record must not begin so`,
      place,
    );
  }

  /** Adds one value. @throws FileError when it is there twice, or cannot be read */
  add(key: string, contest: string, value: string, place: Place): void {
    const isOfDataset = FileDefinitions.isOfDataset(key, place);
    if (isOfDataset !== (contest === ''))
      throw new FileError(
        'definition_misplaced',
        `${key} ${isOfDataset ? 'is about no contest' : 'names no contest'}; correct the row`,
        place,
      );
    const values = isOfDataset ? this.facts : this.ofContest(contest, place);
    if (values.has(key))
      throw new FileError('definition_repeated', `${key} is given twice; remove one`, place);
    values.set(key, isOfDataset ? readFact(key, value, place) : value);
  }

  /** Enters a contest without facts. */
  enter(contest: string, place: Place): void {
    this.ofContest(contest, place);
  }

  /** A fact about the dataset; empty where the table has none. */
  fact(key: string): string {
    return this.facts.get(key) ?? '';
  }

  /** Whether the table declares that it is complete, so that anything that it does not state does not exist. */
  get isWhole(): boolean {
    return this.facts.has('#crossvote');
  }

  /** The contests by their labels, in order. @throws FileError when one cannot be read */
  contests(): Map<string, StatedContest> {
    return new Map(
      [...this.ofContests].map(([label, values]) => {
        const place = this.places.get(label) ?? { file: '' };
        return [label, forWholeFile(place, () => statedContest(label, values, this.isWhole))];
      }),
    );
  }

  private ofContest(contest: string, place: Place): Map<string, string> {
    const values = this.ofContests.get(contest) ?? new Map<string, string>();
    this.ofContests.set(contest, values);
    if (!this.places.has(contest)) this.places.set(contest, place);
    return values;
  }
}

const factPatterns: Readonly<Record<string, { readonly pattern: RegExp; readonly words: string }>> =
  {
    '#crossvote': {
      pattern: /^1$/,
      words: 'the version 1; this file was written by a later one',
    },
    '#date': electionFacts.date,
    '#type': electionFacts.type,
    '#status': electionFacts.status,
  };

function readFact(key: string, value: string, place: Place): string {
  return forWholeFile(place, () => {
    const text = decodeText(value);
    const fact = factPatterns[key];
    if (fact && !fact.pattern.test(text))
      throw new CellProblem(
        'definition_wrong',
        `says ${quoteValue(value)} for ${key}, and not ${fact.words}`,
      );
    return text;
  });
}
