import { asTotals, type OtherKind } from './other-kind.ts';

/** Texts and reports; tables are told by their columns. */
export const textKinds: readonly OtherKind[] = [
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
