import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder, workspace } from './support/folders.ts';
import { importCircles, importGraph } from './support/import-circles.ts';

const folder = temporaryFolder();

/** Circles among made-up sources, by the names of the files. */
function circlesAmong(sources: Readonly<Record<string, string>>): string[] {
  const place = mkdtempSync(path.join(folder, 'sources-'));
  mkdirSync(path.join(place, 'in'), { recursive: true });
  for (const [name, text] of Object.entries(sources)) writeFileSync(path.join(place, name), text);
  return importCircles(importGraph([place])).map((circle) =>
    circle.map((file) => path.relative(place, file)).join(' > '),
  );
}

describe('circles of imports', () => {
  it('are found, of types and across folders too', () => {
    expect(
      circlesAmong({
        'a.ts': "import { b } from './in/b.ts';\n",
        'in/b.ts': "import type {\n  C,\n} from '../c.ts';\n",
        'c.ts': "export * from './a.ts';\nexport type C = 1;\n",
        'd.ts': "import './a.ts';\n",
      }),
    ).toEqual(['a.ts > in/b.ts > c.ts > a.ts']);
  });

  it('are not seen where files only share what they import', () => {
    const share = "import { c } from './c.ts';\n";
    expect(
      circlesAmong({ 'a.ts': `import './b.ts';\n${share}`, 'b.ts': share, 'c.ts': '' }),
    ).toEqual([]);
  });

  it('are nowhere in this workspace', () => {
    const graph = importGraph(['apps', 'libs', 'tools'].map((part) => path.join(workspace, part)));
    expect(graph.size).toBeGreaterThan(500);
    const named = importCircles(graph).map((circle) =>
      circle.map((file) => path.relative(workspace, file)).join(' > '),
    );
    expect(named).toEqual([]);
  });
});
