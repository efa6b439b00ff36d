import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeFileWhole } from '../../cli/output.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhizhi-output-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a file is written whole, written over, and nothing else is left beside it', async () => {
  const path = join(folder, 'report.json');
  await writeFileWhole('a much longer report', path);
  await writeFileWhole('short', path);
  expect(readFileSync(path, 'utf8')).toBe('short');
  expect(readdirSync(folder)).toEqual(['report.json']);
});

test('a link stays a link to the file that is written', async () => {
  const link = join(folder, 'latest.json');
  symlinkSync('report.json', link);
  await writeFileWhole('through the link', link);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('through the link');
});

test('a device is written to, never replaced', async () => {
  await writeFileWhole('gone', '/dev/null');
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('a folder and a place that is not there are one clear error', async () => {
  await expect(writeFileWhole('x', folder)).rejects.toThrow(/cannot write .*EISDIR/);
  await expect(writeFileWhole('x', join(folder, 'no', 'file'))).rejects.toThrow(/cannot write .*ENOENT/);
});
