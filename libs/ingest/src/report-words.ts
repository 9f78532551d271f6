import type { DatasetDescription } from '@crossvote/election';
import { type Issue, quoteValue } from '@crossvote/opening';

/** Something about what a dataset is called and described as that a person may want to mend. */
export type WordsRemark = Omit<Issue, 'place'>;

/** No cast vote records were exported before it: an earlier day is a slip, or the zero of some program. */
const firstDay = '1980-01-01';

/**
 * What is odd about the day of an election: that none is known, or that it is more than a year ahead or absurdly early.
 *
 * @param electionDate - `YYYY-MM-DD`, or empty
 * @param today - `YYYY-MM-DD`
 */
export function remarksOnDate(electionDate: string, today: string): WordsRemark[] {
  if (electionDate === '')
    return [
      {
        severity: 'assumption',
        code: 'no_election_date',
        message:
          'the day of the election is not known; give it to cvr ingest with --date, or later with cvr datasets edit <dataset> --date',
      },
    ];
  const inOneYear = `${String(Number(today.slice(0, 4)) + 1).padStart(4, '0')}${today.slice(4)}`;
  const problem =
    electionDate > inOneYear
      ? ['election_date_far', `more than a year ahead (today is ${today})`]
      : electionDate < firstDay
        ? ['election_date_early', 'before there were cast vote records']
        : undefined;
  if (!problem) return [];
  const [code = '', words = ''] = problem;
  const message = `the day of the election, ${electionDate}, is ${words}; if it is wrong, give it with cvr datasets edit <dataset> --date`;
  return [{ severity: 'warning', code, message }];
}

const folded = (name: string) => name.replace(/\s+/gu, ' ').trim().toLowerCase();

/**
 * Says which other dataset has a name already, whatever its case and white space: by name, none of them can be told.
 *
 * @param others - those that stay
 */
export function remarksOnName(
  name: string,
  others: readonly { readonly id: number; readonly name: string }[],
): WordsRemark[] {
  const same = others.filter((other) => folded(other.name) === folded(name));
  if (same.length === 0) return [];
  const which = `${same.length === 1 ? 'dataset' : 'datasets'} ${same.map(({ id }) => id).join(', ')}`;
  return [
    {
      severity: 'warning',
      code: 'name_taken',
      message: `${which} ${same.length === 1 ? 'has' : 'have'} the name ${quoteValue(name)}, too; to tell them apart, give one another with cvr datasets edit <dataset> --name`,
    },
  ];
}

/** All that is odd about the words of a dataset. */
export function remarksOnWords(
  { name, electionDate }: DatasetDescription,
  today: string,
  others: readonly { readonly id: number; readonly name: string }[],
): WordsRemark[] {
  return [...remarksOnDate(electionDate, today), ...remarksOnName(name, others)];
}

/** The present day, `YYYY-MM-DD`, where this machine is. */
export function presentDay(): string {
  const now = new Date();
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
