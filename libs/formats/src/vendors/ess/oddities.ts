import type { Oddity } from './contest-selection.ts';

/** Code and message of the warning about each oddity. */
export const oddities: Readonly<Record<Oddity, readonly [code: string, message: string]>> = {
  namesJoined: [
    'several_names_in_cell',
    'a cell holds the names of several choices: each is a mark, and more than may be marked are an overvote',
  ],
  partlyBlank: [
    'contest_partly_blank',
    'some cells of a contest are blank and others are not: the blank ones were read as votes or ranks not used',
  ],
  partlyOvervoted: [
    'overvote_in_part',
    'a contest says overvote in some of its cells only: it was read as overvoted',
  ],
  choiceTwice: [
    'choice_twice',
    'a contest names one choice twice: it was counted once, and the other vote as not used',
  ],
  overvoteBelow: [
    'overvote_below_counted_rank',
    'a rank below the counted one is overvoted; the export does not say what was marked there, so that it was stored without a choice',
  ],
};
