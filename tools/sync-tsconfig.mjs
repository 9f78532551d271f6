/**
 * Writes the three tsconfig files of every project from its package.json, so that the project
 * references always equal the workspace dependencies. `--check` only compares (run by the tests).
 */
import { existsSync, readFileSync, writeFileSync, globSync } from 'node:fs';
import path from 'node:path';
