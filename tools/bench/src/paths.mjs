import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** This package. */
export const benchFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** The repository. */
export const root = path.resolve(benchFolder, '../..');
/** What the bench makes and may be deleted at any time: inputs, builds, results. */
export const dataFolder = path.join(benchFolder, '.data');
/** The command as people run it. */
export const cvrCommand = path.join(root, 'apps/cvr/bin/cvr.js');
