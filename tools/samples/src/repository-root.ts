import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder with `nx.json`, looked for from the working directory upwards. */
export function repositoryRoot(): string | undefined {
  let folder = process.cwd();
  while (!existsSync(path.join(folder, 'nx.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
  return folder;
}

/** The folder of the bundled samples. */
export function bundledDataFolder(): string {
  const root = repositoryRoot();
  if (root === undefined)
    throw new Error('run this inside the repository: there is no nx.json above');
  return path.join(root, 'tools', 'samples', 'data');
}
