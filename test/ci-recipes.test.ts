import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { zhizhi } from './support/command-line.ts';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/ci.md'), 'utf8');
const hooks = readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8');

/** The calls that the page shows, as words; a folded YAML scalar is one line. */
const calls = [...page.matchAll(/zhizhi -- (\w+)((?: [^\n]+|\n {10}--[^\n]+)*)/g)].map(
  ([, command = '', rest = '']) => [
    command,
    ...rest
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll('"', '').replace('$PWD', '/no/such/folder')),
  ],
);

describe('the calls that docs/ci.md shows', () => {
  test('there are some', () => expect(calls.length).toBeGreaterThanOrEqual(4));

  test.each(calls.map((call) => [call.join(' '), call] as const))(
    '%s: only the files are missing',
    (_, call) => {
      const { status, stderr } = zhizhi(...call, '--lang', 'en');
      expect(status).toBe(2);
      expect(stderr).toMatch(/^zhizhi: (there is no file|cannot read the configuration) [^\n]+\n$/);
    },
  );
});

describe('the hook for pre-commit', () => {
  const manifest = (permission: string) =>
    `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.app">
  <uses-sdk android:minSdkVersion="16" android:targetSdkVersion="22" />
  <uses-permission android:name="android.permission.${permission}" />
  <application android:label="App" />
</manifest>`;

  test('is an executable of the project, for the files that it can audit', () => {
    const entry = /^ {2}entry: (\S+)$/m.exec(hooks)?.[1] ?? '';
    accessSync(join(root, entry), constants.X_OK);
    const files = new RegExp(/^ {2}files: (.+)$/m.exec(hooks)?.[1] ?? '^$');
    for (const name of ['AndroidManifest.xml', 'app/src/main/AndroidManifest.xml', 'a b.apk'])
      expect(name).toMatch(files);
    for (const name of ['MyAndroidManifest.xml', 'AndroidManifest.xml.bak', 'apk'])
      expect(name).not.toMatch(files);
    expect(page).toContain(`- id: ${/^- id: (\S+)$/m.exec(hooks)?.[1]}`);
  });

  test('audits each file with the options given, and ends with the worst status', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhizhi-hook-'));
    for (const [name, permission] of [
      ['good', 'INTERNET'],
      ['bad', 'READ_SMS'],
    ] as const) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'AndroidManifest.xml'), manifest(permission));
    }
    // What the hook does once the project is installed: a test installs nothing.
    const module = pathToFileURL(join(root, 'scripts/audit-each.mjs')).href;
    const program = `import { auditEach } from '${module}'; process.exitCode = auditEach(process.argv.slice(1));`;
    const options = ['--category', 'learning-education', '--lang', 'en'];
    const run = (...files: string[]) =>
      spawnSync(process.execPath, ['--input-type=module', '-e', program, '--', ...options, ...files], {
        cwd: folder,
        encoding: 'utf8',
      });
    const both = run('good/AndroidManifest.xml', 'bad/AndroidManifest.xml');
    expect(both.stdout).toContain('READ_SMS');
    expect(both.stdout.match(/^Verdict/gm)).toHaveLength(2);
    expect(both.status).toBe(1);
    expect(run('good/AndroidManifest.xml').status).toBe(0);
    expect(run('none/AndroidManifest.xml').status).toBe(2);
  });
});
