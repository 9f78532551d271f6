import type { TextSample } from '@crossvote/opening';
import { asRankings, asTotals, type OtherKind } from './other-kind.ts';

const numbers = (line: string | undefined, count: number) =>
  new RegExp(`^\\d+(?:\\s*,\\s*\\d+){${count - 1}}\\s*,*$`).test(line ?? '');

/** A line for each ballot or group of equal ones, ended by 0, until a line of 0 alone. */
function isBlt({ lines }: TextSample): boolean {
  const content = lines.map((line) => line.replace(/\s*#.*$/, '')).filter((line) => line !== '');
  const [first, ...others] = content;
  if (!/^\d+\s+\d+$/.test(first ?? '')) return false;
  const end = others.indexOf('0');
  const ballots = (end === -1 ? others : others.slice(0, end)).filter(
    (line) => !/^(?:-\d+\s*)+$/.test(line),
  );
  const isBallot = (line: string) => /^(?:\([^)]*\)\s*)?[\d.]+(?:\s+(?:[\d=]+|-))*\s+0$/.test(line);
  return ballots.length > 0 && ballots.every(isBallot);
}

/** The same between commas, the candidates behind the ballots. */
function isBltAsCsv({ lines }: TextSample): boolean {
  const names = lines.findIndex((line) => /^"?Candidate 1"?\s*,/i.test(line));
  return (
    names > 0 &&
    numbers(lines[0], 2) &&
    lines.slice(0, names).every((line) => /^[\d,\s-]+$/.test(line))
  );
}

/** The number of candidates, a line for each, and three sums. */
function isOldPrefLib({ lines }: TextSample): boolean {
  const [first = ''] = lines;
  if (!/^\d{1,5}$/.test(first)) return false;
  const count = Number(first);
  const isNamed = lines
    .slice(1, count + 1)
    .every((line, place) => line.startsWith(`${place + 1},`));
  return count > 0 && isNamed && numbers(lines[count + 1], 3);
}

const choicePlusBallot = /\)\s*(?:(?:C\d+\[\d+\])(?:,\s*C\d+\[\d+\])*)?$/;

/** Texts and reports; tables are told by their columns. */
export const textKinds: readonly OtherKind[] = [
  {
    code: 'is_votekit_profile',
    test: ({ text }) => /^VoteKit \w*Profile\b/.test(text),
    advice: `is a profile of VoteKit, which ${asRankings}`,
  },
  {
    code: 'is_preflib',
    test: (sample) =>
      (/^# (?:FILE NAME|TITLE|DATA TYPE|MODIFICATION TYPE)\s*:/im.test(
        sample.text.slice(0, 4096),
      ) &&
        /^# NUMBER ALTERNATIVES\s*:/im.test(sample.text)) ||
      isOldPrefLib(sample),
    advice: `is a PrefLib file (rankings with their counts), which ${asRankings}`,
  },
  {
    code: 'is_raire',
    test: ({ lines }) =>
      /^\d+$/.test(lines[0] ?? '') && /^Contest,\s*\d+,\s*\d+,/i.test(lines[1] ?? ''),
    advice: `is a RAIRE file (rankings by number, for audit programs), which ${asRankings}`,
  },
  {
    code: 'is_counted_rankings',
    test: ({ lines }) =>
      lines.some((line) => /^[-+]{3,}$/.test(line)) &&
      lines.some((line) => /^\([^()]*\)\s*:\s*\d+$/.test(line)),
    advice: `is a list of rankings with their counts, as margin-irv and its research set have them, which ${asRankings}`,
  },
  {
    code: 'is_choiceplus',
    test: ({ lines }) =>
      lines.some((line) => /\)\s*C\d+\[\d+\]/.test(line)) &&
      lines.every((line) => choicePlusBallot.test(line)),
    advice: `is a ballot file of ChoicePlus Pro (.prm), which ${asRankings}`,
  },
  {
    code: 'is_blt',
    test: (sample) => isBlt(sample) || isBltAsCsv(sample),
    advice: `is a BLT file (rankings with their counts, of OpenSTV, Opavote and others), which ${asRankings}`,
  },
  {
    code: 'is_json_ballots',
    test: ({ text }) =>
      /^\s*\[\s*\{[^{}[\]]*"(?:rank|vote|choice|pref(?:erence)?)[\s_-]?\d+"\s*:[^{}[\]]*\}/i.test(
        text,
      ),
    advice: `is a JSON list with an object for each ballot and its ranks, which ${asRankings}`,
  },
  {
    code: 'is_totals',
    test: ({ text }) =>
      /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:\w+:)?(?:ElectionResult|ElectionReport|ElectionSummaryReport|VoteSummary)\b/i.test(
        text,
      ) ||
      /^\s*\{[^]{0,4000}"@type"\s*:\s*"ElectionResults\.ElectionReport"/.test(text) ||
      (/^\W*(?:Statement of Votes? Cast|(?:Election )?Summary Report|Canvass Report|Official (?:Canvass|Results))\b/im.test(
        text.slice(0, 4096),
      ) &&
        /Registered Voters|Precincts Report(?:ing|ed)|Ballots Cast|Turnout/i.test(text)),
    advice: asTotals,
  },
];
