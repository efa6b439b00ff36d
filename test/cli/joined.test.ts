import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli } from '../../scripts/build-cli.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const demo = join(root, 'test/fixtures/demo/demo.apk');
const joined = join(root, 'dist/cli-of-test');

beforeAll(() => buildCli(joined), 60_000);
afterAll(() => rmSync(joined, { recursive: true, force: true }));

/** Runs the command line's sources, or what they were joined into. */
function run(which: 'sources' | 'joined', args: readonly string[], cwd = root) {
  const main = which === 'sources' ? join(root, 'cli/main.ts') : join(joined, 'main.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd, encoding: 'utf8' });
  return {
    status,
    stdout: stdout.replace(/"(startedAt|durationMs|startTimeUtc|endTimeUtc)": .*/g, ''),
    stderr,
  };
}

describe('the joined command line does what the sources do', () => {
  it.each([
    ['an audit', ['audit', demo, '--category', 'learning-education', '--format', 'json']],
    ['an audit as SARIF', ['audit', demo, '--format', 'sarif']],
    ['a rule', ['rules', 'show', 'forced-consent', '--lang', 'zh']],
    ['a wrong call', ['audit', 'no-such-file.apk']],
  ])('%s', (_, args) => {
    const answer = run('joined', args);
    expect(answer).toEqual(run('sources', args));
    expect(answer.stdout.length + answer.stderr.length).toBeGreaterThan(20);
  });

  it('a batch, whose threads are started by name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhizhi-joined-'));
    try {
      copyFileSync(demo, join(folder, 'one.apk'));
      copyFileSync(demo, join(folder, 'two.apk'));
      run('joined', ['batch', 'one.apk', 'two.apk', '--jobs', '2', '--output', 'out.jsonl'], folder);
      const lines = readFileSync(join(folder, 'out.jsonl'), 'utf8').trim().split('\n');
      const labels = lines.map((line) => JSON.parse(line).result?.subject?.packageName);
      expect(labels).toEqual(['com.example.lexue', 'com.example.lexue']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('which of the two is started', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhizhi-start-'));
  const made = join(folder, 'dist/cli/main.js');
  const source = join(folder, 'analyzer/deep/one.ts');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(() => {
    for (const name of ['cli', 'dist/cli', 'analyzer/deep'])
      mkdirSync(join(folder, name), { recursive: true });
    copyFileSync(join(root, 'cli/start.mjs'), join(folder, 'cli/start.mjs'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'cli/main.ts'), "process.stdout.write('sources');");
    writeFileSync(source, '');
    writeFileSync(made, "process.stdout.write('joined');");
  });

  const start = (): string =>
    spawnSync(process.execPath, [join(folder, 'cli/start.mjs')], { encoding: 'utf8' }).stdout;
  const age = (path: string, seconds: number): void => {
    const time = Date.now() / 1000 + seconds;
    utimesSync(path, time, time);
  };

  it('what was joined, while no source is newer', () => {
    age(made, 60);
    expect(start()).toBe('joined');
  });

  it('the sources, when one was changed since', () => {
    age(source, 120);
    expect(start()).toBe('sources');
    age(source, 0);
  });

  it('the sources, when one was removed since', () => {
    age(join(folder, 'analyzer/deep'), 120);
    expect(start()).toBe('sources');
    age(join(folder, 'analyzer/deep'), 0);
  });

  it('the sources, when nothing was joined', () => {
    rmSync(made);
    expect(start()).toBe('sources');
  });
});
