#!/usr/bin/env node
// The hook of .pre-commit-hooks.yaml: audits each manifest or package named, one after another, with the options that stand
// before them, and ends with the worst exit status. Installs the project first when need be.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import './ensure-installed.mjs';

const FILE = /(^|[\\/])AndroidManifest\.xml$|\.(apk|xapk|apks|apkm)$/i;
const given = process.argv.slice(2);
const files = given.filter((one) => FILE.test(one));
const options = given.filter((one) => !FILE.test(one));
const node = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
const cli = fileURLToPath(new URL('../cli/start.mjs', import.meta.url));

let worst = 0;
for (const file of files) {
  const { status, error } = spawnSync(node, [cli, 'audit', file, ...options], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  worst = Math.max(worst, status ?? 3);
}
process.exitCode = worst;
