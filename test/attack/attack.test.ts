import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hardeningDocument } from './document.ts';
import { ELSEWHERE } from './elsewhere.ts';
import { readAll } from './peers.ts';
import { readOurs } from './read.ts';
import { TRICKS } from './tricks/index.ts';

const root = join(import.meta.dirname, '../..');

test.each(TRICKS.map((trick) => [trick.what, trick] as const))(
  '%s: read as Android reads it',
  async (_, trick) => {
    const { reading, warnings, reason } = await readOurs(trick.file());
    const expected = trick.android === 'refused' ? (trick.salvaged ?? 'refused') : trick.android;
    expect(reading, reason ?? '').toEqual(expected);
    expect(warnings).toEqual([...trick.warnings].sort());
  },
);

test('docs/hardening.md is what the readers say now (node scripts/hardening.ts)', async () => {
  const written = readFileSync(join(root, 'docs/hardening.md'), 'utf8');
  expect(written).toBe(hardeningDocument(await readAll(TRICKS)));
});

test.each(ELSEWHERE.map((one) => [one.file, one.title] as const))('%s holds “%s”', (file, title) => {
  expect(readFileSync(join(root, file), 'utf8')).toContain(title);
});
