const { execFileSync } = require('node:child_process');
const { existsSync, readdirSync, statSync } = require('node:fs');
const path = require('node:path');

const room = path.resolve(__dirname, '../..');
const bundle = path.join(room, 'dist/cvr.js');

/** Rooms that are bundled: every folder of `libs`, the service and the command itself. */
function sourceFolders() {
  const libs = path.resolve(room, '../../libs');
  return [
    ...readdirSync(libs).map((name) => path.join(libs, name, 'src')),
    path.resolve(room, '../api/src'),
    path.join(room, 'src'),
  ].filter(existsSync);
}

function isFresh() {
  if (!existsSync(bundle)) return false;
  const built = statSync(bundle).mtimeMs;
  const files = sourceFolders().flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name)),
  );
  return [...files, path.join(room, 'package.json')].every(
    (file) => statSync(file).mtimeMs <= built,
  );
}

/** Builds the command once, where it is older than its sources, for the tests that start it as people do. */
module.exports = () => {
  if (isFresh()) return;
  execFileSync(process.execPath, ['../../tools/build-cvr.mjs'], { cwd: room, stdio: 'inherit' });
};
