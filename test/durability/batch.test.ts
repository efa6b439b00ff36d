import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Journal } from '../../cli/batch/journal.ts';
import { endOf, startZhizhi, zhizhiUnder } from '../support/adversity.ts';

const demo = join(import.meta.dirname, '../fixtures/demo/demo.apk');
const APPS = ['a.apk', 'b.apk', 'c.apk'];

let folder = '';
let apps = '';
let output = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhizhi-durability-'));
  apps = join(folder, 'apps');
  output = join(folder, 'results.jsonl');
  mkdirSync(apps);
  for (const name of APPS) copyFileSync(demo, join(apps, name));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Line {
  readonly file: string;
  readonly result?: object;
  readonly error?: { readonly code: string; readonly message: { readonly en: string } };
}

/** Every line of the journal, each of which must be whole. */
function lines(): Line[] {
  const text = readFileSync(output, 'utf8');
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

const files = () => lines().map(({ file }) => file.slice(apps.length + 1));
const batch = (...more: string[]) => [
  'batch',
  apps,
  '--output',
  output,
  '--jobs',
  '2',
  '--fail-on',
  'never',
  ...more,
];

test('a disk that fills up loses nothing already written, and says how to go on', () => {
  const { status, stderr } = zhizhiUnder({ fileLimit: 100 }, ...batch());
  expect(stderr).toMatch(
    /cannot write .*EFBIG\); it holds the results of \d of 3 files, and --resume goes on\n$/,
  );
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(status).toBe(2);
  const written = files();
  expect(written.length).toBeGreaterThan(0);
  expect(written.length).toBeLessThan(APPS.length);
  expect(zhizhiUnder({}, ...batch('--resume')).status).toBe(0);
  expect(files().slice(0, written.length)).toEqual(written);
  expect(files().sort()).toEqual(APPS);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends it with whole lines and says how to go on',
  async (signal) => {
    const child = startZhizhi({ preload: inWorkers('slow.apk', WAIT_FOR_EVER) }, ...batch());
    const end = endOf(child);
    copyFileSync(demo, join(apps, 'slow.apk'));
    for (let i = 0; i < 1000 && !(existsSync(output) && statSync(output).size > 0); i++) await wait(20);
    child.kill(signal);
    const { code, stderr } = await end;
    expect(stderr).toMatch(/^zhizhi: stopped; \d of \d files are done, and --resume goes on\n$/);
    expect(code).toBe(130);
    expect(lines().length).toBeGreaterThan(0);
    expect(zhizhiUnder({}, ...batch('--resume')).status).toBe(0);
    expect(files().sort()).toEqual([...APPS, 'slow.apk']);
  },
);

describe('a worker that', () => {
  test.each([
    ['ends', 'process.exit(7);', /the worker ended/],
    ['throws outside of everything', "setImmediate(() => { throw new Error('torn'); });", /torn/],
    ['runs out of memory', 'const all = []; for (;;) all.push(new Array(1e5).fill(all.length));', /memory/],
  ])('%s is named by its file, and the other file is audited', (_, crash, message) => {
    for (const name of APPS.slice(1)) rmSync(join(apps, name));
    copyFileSync(demo, join(apps, 'bad.apk'));
    const { status, stderr } = zhizhiUnder({ preload: inWorkers('bad.apk', crash) }, ...batch());
    expect(status).toBe(0);
    expect(stderr).toMatch(/^zhizhi: 1 files? could not be audited; the results say why\n$/);
    expect(files().sort()).toEqual(['a.apk', 'bad.apk']);
    for (const { file, result, error } of lines()) {
      if (!file.endsWith('bad.apk')) expect(result, file).toBeDefined();
      else expect([error?.code, error?.message.en]).toEqual(['worker-ended', expect.stringMatching(message)]);
    }
  });
});

test('a worker that comes to no end is ended after a quarter of an hour, and the other file is audited', () => {
  for (const name of APPS.slice(1)) rmSync(join(apps, name));
  copyFileSync(demo, join(apps, 'endless.apk'));
  // The second wait that long, which is for that file, is over soon.
  const hurried = `const wait = globalThis.setTimeout;
let long = 0;
globalThis.setTimeout = (run, ms, ...more) => wait(run, ms > 600_000 && ++long === 2 ? 2000 : ms, ...more);`;
  const preload = `${inWorkers('endless.apk', WAIT_FOR_EVER)}\n${hurried}`;
  expect(zhizhiUnder({ preload }, ...batch()).status).toBe(0);
  const errors = new Map(
    lines().map(({ file, error }) => [file.slice(apps.length + 1), error?.message.en ?? null]),
  );
  expect(errors.get('endless.apk')).toBe(
    'the thread auditing this file ended: it took longer than 15 minutes',
  );
  expect(errors.get('a.apk')).toBeNull();
});

test('what cannot be read is a line of its own that says why', () => {
  mkdirSync(join(apps, 'locked'));
  writeFileSync(join(apps, 'locked', 'x.apk'), '');
  chmodSync(join(apps, 'locked'), 0o000);
  writeFileSync(join(apps, 'secret.apk'), 'x', { mode: 0o000 });
  symlinkSync('nowhere.apk', join(apps, 'dangling.apk'));
  symlinkSync('.', join(apps, 'circle'));
  symlinkSync('a.apk', join(apps, 'link.apk'));
  mkdirSync(join(apps, 'folder.apk'));
  chmodSync(folder, 0o777);
  const { status, stderr } = zhizhiUnder({ unprivileged: true }, ...batch());
  chmodSync(join(apps, 'locked'), 0o700);
  expect(stderr).toBe('zhizhi: 3 files could not be audited; the results say why\n');
  expect(status).toBe(0);
  const errors = new Map(
    lines().map(({ file, error }) => [file.slice(apps.length + 1), error?.message.en ?? null]),
  );
  expect(errors.get('locked')).toMatch(/permission denied/);
  expect(errors.get('secret.apk')).toMatch(/permission denied/);
  expect(errors.get('dangling.apk')).toMatch(/there is no file/);
  expect(errors.get('link.apk')).toBeNull();
  expect([...errors.keys()].sort()).toEqual(
    [...APPS, 'dangling.apk', 'link.apk', 'locked', 'secret.apk'].sort(),
  );
});

test('a file that vanishes and one that grows while it is read are lines that say so', () => {
  for (const name of ['vanishes.apk', 'grows.apk']) copyFileSync(demo, join(apps, name));
  const preload = `import { isMainThread, parentPort } from 'node:worker_threads';
import { appendFileSync, rmSync } from 'node:fs';
if (!isMainThread) {
  const on = parentPort.on.bind(parentPort);
  parentPort.on = (name, listener) => on(name, name !== 'message' ? listener : (task) => {
    if (task.path.endsWith('vanishes.apk')) rmSync(task.path);
    listener(task);
    if (task.path.endsWith('grows.apk')) for (let i = 0; i < 200; i++) setTimeout(() => appendFileSync(task.path, 'x'), i);
  });
}`;
  expect(zhizhiUnder({ preload }, ...batch()).status).toBe(0);
  const errors = new Map(
    lines().map(({ file, error }) => [file.slice(apps.length + 1), error?.message.en ?? null]),
  );
  expect(errors.get('vanishes.apk')).toMatch(/there is no file/);
  expect(errors.get('grows.apk')).toMatch(/changed while it was read/);
  expect(errors.get('a.apk')).toBeNull();
});

test('somebody else’s file is not gone on with', () => {
  writeFileSync(output, 'my notes\nof a week');
  const { status, stderr } = zhizhiUnder({}, ...batch('--resume'));
  expect(stderr).toMatch(/^zhizhi: line 1 of .* is not a result of a batch: nothing is added to it\n$/);
  expect(status).toBe(2);
  expect(readFileSync(output, 'utf8')).toBe('my notes\nof a week');
});

test.each([
  ['notes that end in a line', 'my notes\nof a week\n'],
  ['one line of notes', 'my notes'],
  ['another JSON', '{"a": 1}\n'],
  ['results and something else', '{"file":"a"}\nmy notes'],
])('nor is one with %s, which stays as it is', async (_, content) => {
  writeFileSync(output, content);
  await expect(Journal.resume(output)).rejects.toThrow(/is not a result of a batch/);
  expect(readFileSync(output, 'utf8')).toBe(content);
});

test.each([
  ['nothing', '', '', []],
  ['whole lines', '{"file":"a"}\n{"file":"b"}\n', '{"file":"a"}\n{"file":"b"}\n', ['a', 'b']],
  ['a line cut anywhere', '{"file":"a"}\n{"fi', '{"file":"a"}\n', ['a']],
  [
    'a line cut in a character',
    Buffer.from('{"file":"a"}\n{"file":"文').subarray(0, -1),
    '{"file":"a"}\n',
    ['a'],
  ],
  ['a last line that only lacks its end', '{"file":"a"}\n{"file":"b"}', '{"file":"a"}\n', ['a']],
])('%s is gone on with from its last whole line', async (_, content, left, done) => {
  writeFileSync(output, content);
  const resumed = await Journal.resume(output);
  await resumed.journal.add('{"file":"new"}');
  await resumed.journal.close();
  expect([...resumed.done]).toEqual(done);
  expect(readFileSync(output, 'utf8')).toBe(`${left}{"file":"new"}\n`);
});

/** A module under which a worker that is asked for this file meets its end; workers have little memory, to be soon without. */
function inWorkers(name: string, crash: string): string {
  return `import threads, { isMainThread, parentPort } from 'node:worker_threads';
import { syncBuiltinESMExports } from 'node:module';
const { Worker } = threads;
threads.Worker = class extends Worker {
  constructor(file, options) {
    super(file, { ...options, resourceLimits: { maxOldGenerationSizeMb: 192 } });
  }
};
syncBuiltinESMExports();
if (!isMainThread) {
  const on = parentPort.on.bind(parentPort);
  parentPort.on = (name, listener) => on(name, name !== 'message' ? listener : (task) => {
    if (task.path.endsWith('${name}')) { ${crash} } else listener(task);
  });
}`;
}

const WAIT_FOR_EVER = 'for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);';
