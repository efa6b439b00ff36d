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
  expect(report.warnings.filter((warning) => !isPreactsOwn(warning, folder))).toEqual([]);
});

/**
 * Preact's renderer has one assignment to innerHTML, for a property that none of our components sets (biome forbids it,
 * test/conventions.test.ts looks for it).
 */
function isPreactsOwn({ code, file, line, column }: Message, folder: string): boolean {
  if (code !== 'UNSAFE_VAR_ASSIGNMENT' || file === undefined) return false;
  const text = readFileSync(join(folder, file), 'utf8').split('\n')[(line ?? 1) - 1] ?? '';
  return /^\w+\.innerHTML=\w+\.__html/.test(text.slice((column ?? 1) - 1).trimStart());
}
