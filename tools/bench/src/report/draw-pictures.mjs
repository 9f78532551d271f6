import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from 'vega-lite';
import { View, parse } from 'vega';
import { growthChart } from './growth-chart.mjs';
import { systemsChart } from './systems-chart.mjs';

/** Draws what the lines that ran have to show. @returns the files */
export async function drawPictures({ lines }, folder) {
  const drawn = [];
  for (const [name, chart] of [
    ['growth', growthChart(lines)],
    ['systems', systemsChart(lines)],
  ]) {
    if (chart === undefined) continue;
    const file = path.join(folder, `${name}.svg`);
    const view = new View(parse(compile(chart).spec), { renderer: 'none' });
    writeFileSync(file, await view.toSVG());
    drawn.push(file);
  }
  return drawn;
}
