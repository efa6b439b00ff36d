#!/usr/bin/env node
// Starts the command line: the joined one that `npm ci` makes (scripts/build-cli.ts), or the sources themselves when they
// have changed since or it is not there. Plain JavaScript, so that nothing is loaded before that is known.
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const JOINED = new URL('../dist/cli/main.js', import.meta.url);
const SOURCES = ['analyzer', 'cli', 'policies', 'package.json', 'package-lock.json'];

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Whether a file, or anything in a folder, was changed, added or removed after `time`. */
function isNewer(path, time) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  if (stat.mtimeMs > time) return true;
  if (!stat.isDirectory()) return false;
  return readdirSync(path).some((name) => isNewer(`${path}/${name}`, time));
}

const made = modified(JOINED);
const isFresh = made > 0 && !SOURCES.some((name) => isNewer(root + name, made));
await import(isFresh ? JOINED.href : './main.ts');
