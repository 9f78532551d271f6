import { parseArgs } from 'node:util';
import path from 'node:path';
import { dataFolder } from './paths.mjs';

/** Sizes that fit in two minutes on two cores; those of the page; those that show that every line runs. */
const sizes = {
  default: {
    ...{ records: [10_000, 100_000, 300_000], widths: [10, 100], contests: 30 },
    ...{ runs: 5, slowRuns: 3 },
  },
  full: {
    ...{ records: [10_000, 100_000, 1_000_000, 4_300_000], widths: [10, 100, 500], contests: 30 },
    ...{ runs: 5, slowRuns: 5 },
  },
  check: { records: [500], widths: [12], contests: 12, runs: 1, slowRuns: 1 },
};

const usage = `npm run bench -- [options]
  --records <n,n,…>   records of the exports; no export of the run has more
  --contests <n>      contests of the exports (default 30)
  --widths <n,n,…>    contests of the exports that show the growth with contests
  --runs <n>          runs of each system (default 5; without --full, 3 of those that take seconds)
  --only <line,…>     lines by number or name (default all)
  --seed <n>          seed of the generator (default 1)
  --out <folder>      where results.json and the pictures go
  --docs              also write docs/benchmarks.md
  --page              only write docs/benchmarks.md, from the results that are there
  --full              the large sizes: 4.3 million records, an export of more than 5 GB (hours)
  --check             the smallest sizes, once: compares counts, and shows that each line runs`;

/** What to run, from the words of the command line. Ends the process on wrong usage, and after `--help`. */
export function readOptions(words) {
  try {
    const { values } = parseArgs({ args: words, options: flags });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    return optionsOf(values);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

const text = /** @type {const} */ ({ type: 'string' });
const flag = /** @type {const} */ ({ type: 'boolean', default: false });
const flags = {
  records: text,
  contests: text,
  widths: text,
  runs: text,
  only: text,
  seed: text,
  out: text,
  docs: flag,
  page: flag,
  full: flag,
  check: flag,
  help: flag,
};

function optionsOf(values) {
  const mode = values.check ? 'check' : values.full ? 'full' : 'default';
  const size = sizes[mode];
  return {
    mode,
    records: values.records === undefined ? size.records : wholeNumbers(values.records),
    contests: wholeNumber(values.contests ?? String(size.contests)),
    widths: values.widths === undefined ? size.widths : wholeNumbers(values.widths),
    runs: wholeNumber(values.runs ?? String(size.runs)),
    // Of systems that take seconds a run.
    slowRuns: wholeNumber(values.runs ?? String(size.slowRuns)),
    seed: wholeNumber(values.seed ?? '1'),
    only: values.only?.split(','),
    out: path.resolve(values.out ?? path.join(dataFolder, 'results')),
    docs: values.docs,
    page: values.page,
    command: ['npm run bench --', ...sizeWords(values)].join(' '),
  };
}

/** The words that a reader must repeat to get the same sizes. */
function sizeWords({ full, ...values }) {
  const given = ['records', 'contests', 'widths', 'runs', 'seed'].filter(
    (name) => values[name] !== undefined,
  );
  return [...(full ? ['--full'] : []), ...given.map((name) => `--${name} ${values[name]}`)];
}

function wholeNumbers(list) {
  return list
    .split(',')
    .map(wholeNumber)
    .sort((a, b) => a - b);
}

function wholeNumber(word) {
  if (!/^[1-9]\d{0,8}$/.test(word)) throw new Error(`"${word}" is no whole number above 0`);
  return Number(word);
}
