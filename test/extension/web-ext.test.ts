import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtExtension } from '../support/extension.ts';

const webExt = join(import.meta.dirname, '../../node_modules/web-ext/bin/web-ext.js');

interface Message {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

test('Mozilla’s linter finds no error and no warning of ours in what is built for Firefox', () => {
  const folder = builtExtension('firefox');
  const call = [webExt, 'lint', '--self-hosted', '--output', 'json', '--source-dir', folder];
  const { stdout, stderr } = spawnSync(process.execPath, call, { encoding: 'utf8' });
  const report = JSON.parse(stdout) as { errors: Message[]; warnings: Message[] };
  expect(report.errors, stderr).toEqual([]);
  expect(report.warnings.filter((warning) => !isOfALibrary(warning, folder))).toEqual([]);
});

/**
 * Two places in libraries that our code never takes. Preact's renderer has one assignment to innerHTML, for a property that
 * none of our components sets (biome forbids it, test/conventions.test.ts looks for it). JSZip brings a stand-in for
 * setImmediate that would compile a task given as text; JSZip gives it functions, and the content security policy forbids the rest.
 */
const OF_LIBRARIES: Readonly<Record<string, RegExp>> = {
  UNSAFE_VAR_ASSIGNMENT: /^\w+\.innerHTML=\w+\.__html/,
  DANGEROUS_EVAL: /^(new )?Function\((""|``|'')\s*\+\s*\w+\)/,
};

function isOfALibrary({ code, file, line, column }: Message, folder: string): boolean {
  const known = OF_LIBRARIES[code];
  if (known === undefined || file === undefined) return false;
  const text = readFileSync(join(folder, file), 'utf8').split('\n')[(line ?? 1) - 1] ?? '';
  return known.test(text.slice((column ?? 1) - 1).trimStart());
}
