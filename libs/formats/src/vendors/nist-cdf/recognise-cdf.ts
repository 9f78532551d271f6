import { type Recognition, xmlEncoding } from '@crossvote/opening';
import { looksLikeXml } from './read-members.ts';

/** Looks at the beginning of a file. @param family - the form of the format to look for */
export function recogniseCdf(head: Buffer, family: 'version 1' | 'draft'): Recognition {
  const isXml = looksLikeXml(head);
  const start = textOf(head);
  const root = isXml ? (/<(?:[\w.-]+:)?CastVoteRecordReport\b[^>]*/.exec(start)?.[0] ?? '') : '';
  const isDraft = root.includes('NIST_V0');
  const isJson = /^[\ufeff\u00ef\u00bb\u00bf\s]*\{/.test(start);
  const hasRecords = /"@type"\s*:\s*"CVR\./.test(start) || /"CVRSnapshot"\s*:/.test(start);
  const tests: readonly (readonly [boolean, string])[] =
    family === 'draft'
      ? [
          [root !== '', 'the root element is CastVoteRecordReport'],
          [isDraft, 'its namespace is NIST_V0_cast_vote_records.xsd'],
        ]
      : [
          [
            isJson || root !== '',
            'it is a JSON object, or XML whose root element is CastVoteRecordReport',
          ],
          [
            isJson ? hasRecords : root !== '' && !isDraft,
            'JSON has "@type": "CVR.…" or the key CVRSnapshot, and XML a namespace that is not of the draft NIST_V0',
          ],
        ];
  const matched = tests.filter(([holds]) => holds).map(([, words]) => words);
  const missed = tests.filter(([holds]) => !holds).map(([, words]) => words);
  return { matched, missed, part: missed.length === 0 ? 'records' : 'none' };
}

function textOf(head: Buffer): string {
  const encoding = xmlEncoding(head);
  return encoding?.startsWith('utf-16')
    ? new TextDecoder(encoding).decode(head)
    : head.toString('latin1');
}
