import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
/** What the first column of the table of folders names. */
const named = page
  .slice(page.indexOf('| folder |'))
  .split(/\n\n/, 1)
  .join()
  .split('\n')
  .slice(2)
  .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, path = '']) => path));
const ignored = new Set(
  readFileSync(join(root, '.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.replace(/^\/|\/$/g, ''))
    .concat('.git'),
);

/** What is directly in a folder, by its path. */
function within(folder: string, kind: 'folders' | 'files'): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() === (kind === 'folders') && !ignored.has(entry.name))
    .map(({ name }) => (folder === '' ? name : `${folder}/${name}`));
}

describe('the table of folders', () => {
  test('names nothing that is not there, and nothing twice', () => {
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(named.filter((path, index) => named.indexOf(path) !== index)).toEqual([]);
  });

  test('names each folder at the top, itself or by what is in it', () => {
    const known = new Set(named.map((path) => path.split('/')[0]));
    expect(within('', 'folders').filter((folder) => !known.has(folder))).toEqual([]);
  });

  test.each(['analyzer', 'cli', 'ui', 'policies'])('names each folder in %s', (top) => {
    expect(within(top, 'folders').filter((folder) => !named.includes(folder))).toEqual([]);
  });

  test.each(['analyzer', 'ui'])('names each file directly in %s', (folder) => {
    const all = within(folder, 'files');
    expect(all.length).toBeGreaterThan(2);
    expect(all.filter((file) => !named.includes(file))).toEqual([]);
  });
});
