/** What an export may say of its election, where it is one of ours: the pattern of each fact, and its words. */
export const electionFacts = {
  date: {
    pattern: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
    words: 'a day as YYYY-MM-DD',
  },
  type: {
    pattern: /^(?:general|primary|special|runoff|municipal|other)$/,
    words: 'general, primary, special, runoff, municipal or other',
  },
  status: {
    pattern: /^(?:unofficial|partial|certified)$/,
    words: 'unofficial, partial or certified',
  },
} as const;
