/** A straightforward reader of XML exports: sax calls for each tag, and the votes of each contest are added up. */
import { performance } from 'node:perf_hooks';
import sax from 'sax';
import { eachFile } from './each-file.mjs';
import { HartVotes } from './hart-votes.mjs';
import { NistVotes } from './nist-votes.mjs';

const formats = { hart: HartVotes, 'nist-cdf-xml': NistVotes };

export async function read({ format, files }) {
  const votes = new formats[format]();
  const started = performance.now();
  await eachFile(files, async (_name, stream) => {
    const parser = sax.parser(true);
    parser.onopentag = (tag) => votes.open(tag.name, tag.attributes);
    parser.ontext = (text) => votes.text(text);
    parser.onclosetag = (name) => votes.close(name);
    for await (const chunk of stream.setEncoding('utf8')) parser.write(chunk);
    parser.close();
  });
  return { seconds: (performance.now() - started) / 1000, counts: votes.counts() };
}
