// Runs a script of the project with the Node that the project brings, after installing it when need be:
//
//   node scripts/with-node.mjs scripts/demo.ts
//
// A shell remembers where it found `node`; in a fresh clone that is the outer one, which cannot read TypeScript.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import './ensure-installed.mjs';

const windows = process.platform === 'win32';
const node = fileURLToPath(new URL(`../node_modules/.bin/node${windows ? '.cmd' : ''}`, import.meta.url));
const { status, error } = spawnSync(node, process.argv.slice(2), { stdio: 'inherit', shell: windows });
if (error) throw error;
process.exit(status ?? 1);
