import type { ImportedFacts, Importer, ImportInput } from '../importer.ts';
import { feedFacts } from './feed-facts.ts';
import { FeedReport } from './feed-report.ts';
import { readFeed } from './read-feed.ts';

/** Feeds of the Voting Information Project, versions 5 and 6. */
export const vip: Importer = {
  kind: 'vip',
  title: 'feeds of the Voting Information Project (VIP 5 and 6, XML)',
  readsOneFile: true,

  async recognises(file) {
    const head = (await file.head()).toString('latin1').replaceAll('\0', '');
    const start = /<[A-Za-z_][\w.:-]*/.exec(head.replace(/<!--[^]*?-->/g, ''))?.[0];
    return start !== undefined && /^<(?:[\w.-]+:)?(?:VipObject|vip_object)$/.test(start);
  },

  async read({ files: [file], options, known, issues }: ImportInput): Promise<ImportedFacts> {
    if (!file) throw new TypeError('a feed is one file');
    const report = new FeedReport(file.name, issues);
    const feed = await readFeed(file, report);
    const stored = new Set(await known.elections());
    const facts = feedFacts(feed, options.election, (key) => stored.has(key));
    report.sayLeftOut();
    return facts;
  },
};
