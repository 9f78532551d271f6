import { mkdirSync, readFileSync, existsSync, writeFileSync, cpSync } from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';
import { drawPictures } from './draw-pictures.mjs';
import { machine, versions } from './machine.mjs';
import { markdownOf } from './markdown.mjs';

/**
 * Puts the result of a line into results.json and the pictures, and with `--docs` into the page. Lines that did not
 * run keep their results.
 */
export async function writeReport(line, { out, docs }) {
  mkdirSync(out, { recursive: true });
  const file = resultsIn(out);
  const earlier = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).lines : [];
  const lines = [...earlier.filter(({ number }) => number !== line.number), line];
  lines.sort((a, b) => a.number - b.number);
  const report = { machine: machine(), versions: versions(), lines };
  writeFileSync(file, `${JSON.stringify(report, null, 1)}\n`);
  const pictures = await drawPictures(report, out);
  if (docs) await writeDocs(report, pictures);
}

/** The page once more, from results that are there. */
export async function writePage({ out }) {
  const report = JSON.parse(readFileSync(resultsIn(out), 'utf8'));
  await writeDocs(report, await drawPictures(report, out));
}

const resultsIn = (folder) => path.join(folder, 'results.json');

async function writeDocs(report, pictures) {
  const folder = path.join(root, 'docs/benchmarks');
  mkdirSync(folder, { recursive: true });
  for (const picture of pictures) cpSync(picture, path.join(folder, path.basename(picture)));
  const page = path.join(root, 'docs/benchmarks.md');
  writeFileSync(
    page,
    await markdownOf(
      report,
      pictures.map((picture) => path.basename(picture)),
    ),
  );
}
