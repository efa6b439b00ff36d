import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const FILE = /(^|[\\/])AndroidManifest\.xml$|\.(apk|xapk|apks|apkm)$/i;

/**
 * Audits each manifest or package among the arguments, one after another, with the rest of them as options.
 *
 * @param {readonly string[]} given
 * @returns {number} the worst exit status
 */
export function auditEach(given) {
  const node = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  const cli = fileURLToPath(new URL('../cli/start.mjs', import.meta.url));
  const options = given.filter((one) => !FILE.test(one));
  let worst = 0;
  for (const file of given.filter((one) => FILE.test(one))) {
    const { status, error } = spawnSync(node, [cli, 'audit', file, ...options], {
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (error) throw error;
    worst = Math.max(worst, status ?? 3);
  }
  return worst;
}
