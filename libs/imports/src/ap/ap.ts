import { FileReport } from '../file-report.ts';
import type { ImportedFacts, Importer, ImportInput } from '../importer.ts';
import { answerOf } from './exchange.ts';
import { readJson } from './json-text.ts';
import { reportOf } from './report-facts.ts';
import { replyFacts } from './reply-facts.ts';

const members = [
  ...['races', 'electionDate', 'delSum', 'delSuper', 'delState', 'trendtable', 'errorMessage'],
  ...['reports', 'reportQueries', 'queryExplorer', 'request'],
];
/** Characters in which one of them stands. */
const startLength = 2000;
const anyMember = new RegExp(`"(?:${members.join('|')})"\\s*:`);

/** Recordings of the AP Elections API: replies on a date, exchanges with their headers, and reports. */
export const ap: Importer = {
  kind: 'ap',
  title: 'recordings of the AP Elections API (JSON)',
  readsOneFile: true,

  async recognises(file) {
    const head = (await file.head()).toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
    if (/^\s*(?:<\?xml[^>]*\?>\s*)?<(?:Vote|Error)[\s>]/.test(head)) return true;
    return /^\s*\{/.test(head) && anyMember.test(head.slice(0, startLength));
  },

  async read({ files: [file], options, known, issues }: ImportInput): Promise<ImportedFacts> {
    if (!file) throw new TypeError('a recording is one file');
    const report = new FileReport(file.name, issues);
    if (/^\s*</.test((await file.head()).toString('latin1')))
      report.fail('ap_xml', 'is XML; only recordings in JSON are read: ask with format=json');
    const { value, text } = await readJson(file);
    const answer = answerOf(value, text.trim(), report);
    const document = reportOf(answer.value, answer.text, answer.reportId);
    if (document) return { elections: [], districts: [], parties: [], reports: [document] };
    const stored = new Set(await known.elections());
    return replyFacts(answer.value, report, {
      key: options.election,
      isStored: (key) => stored.has(key),
    });
  },
};
