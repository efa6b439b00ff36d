// Installs the dependencies when they are missing or older than the lock file, so that `npm test` and `npm run demo` work
// in a fresh clone. Runs on the outer Node (20 or later): plain JavaScript, no dependency.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function modified(path) {
  try {
    return statSync(root + path).mtimeMs;
  } catch {
    return 0;
  }
}

const installed = modified('node_modules/.package-lock.json');
if (
  installed === 0 ||
  installed < modified('package-lock.json') ||
  modified('node_modules/.bin/node') === 0
) {
  console.error('zhizhi: installing dependencies (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  if (status !== 0) {
    console.error('zhizhi: npm ci failed; see above');
    process.exit(status ?? 1);
  }
}
