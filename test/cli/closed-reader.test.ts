import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The exit status of a command whose reader closes at once. */
function statusIntoClosedPipe(...args: string[]): number {
  const script = 'set -o pipefail; "$@" | true';
  const call = ['-c', script, 'bash', process.execPath, join(root, 'cli/main.ts'), ...args];
  const { status, stderr } = spawnSync('bash', call, { encoding: 'utf8' });
  expect(stderr).toBe('');
  return status ?? -1;
}

const demo = join(root, 'test/fixtures/demo/demo.apk');

test.each(['text', 'json', 'html'])(
  'what was found counts, whoever stopped reading the report: %s',
  (format) => {
    expect(statusIntoClosedPipe('audit', demo, '--format', format)).toBe(1);
  },
);

test('nothing found is nothing found', () => {
  expect(statusIntoClosedPipe('audit', demo, '--fail-on', 'never', '--format', 'json')).toBe(0);
  expect(statusIntoClosedPipe('rules', 'list')).toBe(0);
});
