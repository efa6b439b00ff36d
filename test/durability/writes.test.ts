import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeFileWhole } from '../../cli/output.ts';
import { type Adversity, endOf, startZhizhi, zhizhiUnder } from '../support/adversity.ts';

const demo = join(import.meta.dirname, '../fixtures/demo/demo.apk');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhizhi-durability-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Every command that writes a file, by what it writes. */
const WRITERS: readonly (readonly [string, readonly string[]])[] = [
  ['a page', ['audit', demo, '--format', 'html', '--output']],
  ['a document', ['audit', demo, '--output.proposal']],
  ['an evidence package', ['evidence', 'create', demo, '--output']],
  ['a difference', ['diff', demo, demo, '--output']],
  ['a comparison', ['compare', demo, '--output']],
];

function expectOneLine(stderr: string, reason: RegExp): void {
  expect(stderr).toMatch(reason);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
}

test.each(WRITERS)('%s on a full disk leaves what was there, nothing beside it, and one line', (_, args) => {
  const path = join(folder, 'out.docx');
  writeFileSync(path, 'from before');
  const { status, stderr } = zhizhiUnder({ fileLimit: 0 }, ...args, path);
  expectOneLine(stderr, /^zhizhi: cannot write .*\(the file would be larger than allowed, EFBIG\)$/m);
  expect(status).toBe(2);
  expect(readFileSync(path, 'utf8')).toBe('from before');
  expect(readdirSync(folder)).toEqual(['out.docx']);
});

test('of several reports those that can be written are, and the one that cannot is named', () => {
  const [json, markdown] = ['report.json', 'report.md'].map((name) => join(folder, name));
  const outputs = [
    '--output.html',
    join(folder, 'none/x.html'),
    '--output.json',
    json ?? '',
    '--output.markdown',
    markdown ?? '',
  ];
  const { status, stderr } = zhizhiUnder({}, 'audit', demo, ...outputs);
  expectOneLine(stderr, /cannot write .*x\.html/);
  expect(status).toBe(2);
  expect(readdirSync(folder).sort()).toEqual(['report.json', 'report.md']);
});

test('a disk that fails when it is told to keep what it took is a full disk too', () => {
  const path = join(folder, 'report.html');
  const { status, stderr } = zhizhiUnder({ preload: FAILING_SYNC }, 'audit', demo, '--output', path);
  expectOneLine(stderr, /^zhizhi: cannot write .*\(the device failed, EIO\)$/m);
  expect(status).toBe(2);
  expect(readdirSync(folder)).toEqual([]);
});

describe('a file that stands in the way', () => {
  const write = (path: string, adversity: Adversity = {}) =>
    zhizhiUnder(adversity, 'audit', demo, '--format', 'html', '--output', path, '--fail-on', 'never');

  test('is not replaced when it may not be written', () => {
    chmodSync(folder, 0o777);
    const path = join(folder, 'kept.html');
    writeFileSync(path, 'kept', { mode: 0o444 });
    const { status, stderr } = write(path, { unprivileged: true });
    expectOneLine(stderr, /cannot write .*kept\.html \(permission denied, EACCES\)/);
    expect(status).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe('kept');
  });

  test('in a folder that may not be written to stays too', () => {
    const path = join(folder, 'new.html');
    const { status, stderr } = write(path, { unprivileged: true });
    expectOneLine(stderr, /cannot write .*new\.html \(permission denied, EACCES\)/);
    expect(status).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('keeps who may read it', async () => {
    const path = join(folder, 'secret.html');
    writeFileSync(path, 'old', { mode: 0o600 });
    await writeFileWhole('new', path);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('and is a link to a file that is yet to be stays a link', async () => {
    mkdirSync(join(folder, 'archive'));
    const link = join(folder, 'latest.html');
    symlinkSync('archive/to-be.html', link);
    await writeFileWhole('there', link);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'archive/to-be.html'), 'utf8')).toBe('there');
  });

  test('with the longest name there can be is written, and written over', async () => {
    const path = join(folder, `${'n'.repeat(250)}.html`);
    await writeFileWhole('a', path);
    await writeFileWhole('b', path);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(readFileSync(path, 'utf8')).toBe('b');
  });

  test('is what is audited: refused', () => {
    const path = join(folder, 'app.apk');
    writeFileSync(path, readFileSync(demo));
    const link = join(folder, 'link.apk');
    symlinkSync('app.apk', link);
    for (const output of [path, link]) {
      const { status, stderr } = zhizhiUnder({}, 'audit', path, '--output', output);
      expectOneLine(stderr, /is what is audited, and no report is written over it/);
      expect(status).toBe(2);
    }
    expect(readFileSync(path).equals(readFileSync(demo))).toBe(true);
  });

  test.each([
    ['a folder', '.', /it is a folder, EISDIR/],
    ['in a folder that is not there', 'no/such.html', /its folder does not exist, ENOENT/],
    ['below a file', 'file/x.html', /a part of the path is no folder, ENOTDIR/],
    ['a link to itself', 'self', /the link leads to itself, ELOOP/],
    ['a full device', '/dev/full', /the disk is full, ENOSPC/],
    ['of a name longer than names can be', 'n'.repeat(300), /the name is too long, ENAMETOOLONG/],
  ])('and is %s is said in words', async (_, path, reason) => {
    writeFileSync(join(folder, 'file'), '');
    symlinkSync('self', join(folder, 'self'));
    await expect(writeFileWhole('x', resolve(folder, path))).rejects.toThrow(reason);
    expect(readdirSync(folder).sort()).toEqual(['file', 'self']);
  });
});

test('a full disk behind stdout is one clear line', () => {
  const { status, stderr } = zhizhiUnder({ stdout: '/dev/full' }, 'audit', demo);
  expectOneLine(stderr, /cannot write to stdout \(ENOSPC\)/);
  expect(status).toBe(2);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s in the middle of a write takes the half file away',
  async (signal) => {
    const path = join(folder, 'report.html');
    writeFileSync(path, 'from before');
    const child = startZhizhi({ preload: WAITING_SYNC }, 'audit', demo, '--format', 'html', '--output', path);
    const end = endOf(child);
    const isHalf = () =>
      readdirSync(folder).some((name) => name.endsWith('.tmp') && statSync(join(folder, name)).size > 0);
    for (let i = 0; i < 1000 && !isHalf(); i++) await wait(20);
    expect(isHalf()).toBe(true);
    child.kill(signal);
    const { code } = await end;
    expect(code).toBe(128 + { SIGINT: 2, SIGTERM: 15 }[signal]);
    expect(readFileSync(path, 'utf8')).toBe('from before');
    expect(readdirSync(folder)).toEqual(['report.html']);
  },
);

test('killed in the middle of a write, what was there is there, and the next run writes', async () => {
  const path = join(folder, 'report.html');
  writeFileSync(path, 'from before');
  const child = startZhizhi({ preload: WAITING_SYNC }, 'audit', demo, '--format', 'html', '--output', path);
  const end = endOf(child);
  for (let i = 0; i < 1000 && readdirSync(folder).length < 2; i++) await wait(20);
  child.kill('SIGKILL');
  expect((await end).signal).toBe('SIGKILL');
  expect(readFileSync(path, 'utf8')).toBe('from before');
  const { status } = zhizhiUnder({}, 'audit', demo, '--format', 'html', '--output', path);
  expect(status).toBe(1);
  expect(readFileSync(path, 'utf8')).toMatch(/^<!doctype html>/);
  expect(existsSync(path)).toBe(true);
});

/** A disk that takes everything and fails when it is asked to keep it. */
const FAILING_SYNC = `import { open } from 'node:fs/promises';
const handle = await open(process.execPath);
Object.getPrototypeOf(handle).sync = async () => { throw Object.assign(new Error('EIO'), { code: 'EIO' }); };
await handle.close();`;

/** A disk that takes for ever to keep what it took. */
const WAITING_SYNC = `import { open } from 'node:fs/promises';
const handle = await open(process.execPath);
Object.getPrototypeOf(handle).sync = () => new Promise(() => setInterval(() => {}, 1000));
await handle.close();`;
