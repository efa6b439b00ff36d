import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { beforeAll, describe, expect, test } from 'vitest';
import { zhizhi } from '../support/command-line.ts';

const demo = join(import.meta.dirname, '../fixtures/demo/demo.apk');
let folder: string;

async function zipOf(entries: Record<string, string | Uint8Array>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(entries)) zip.file(name, content);
  return zip.generateAsync({ type: 'uint8array' });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhizhi-input-'));
  const apk = readFileSync(demo);
  const files: Record<string, Uint8Array | string> = {
    'empty.apk': '',
    'text.apk': 'this is no package\n',
    'page.apk': '<!doctype html><html><title>Download</title></html>',
    'picture.apk': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    'cut.apk': apk.subarray(0, apk.length >> 1),
    'plain.zip': await zipOf({ 'readme.txt': 'hello' }),
    'app.aab': await zipOf({ 'BundleConfig.pb': 'x', 'base/manifest/AndroidManifest.xml': 'x' }),
    'app.hap': await zipOf({
      'module.json': '{"app":{"bundleName":"a.b"},"module":{}}',
      'ets/modules.abc': 'x',
    }),
    'nomanifest.apk': await zipOf({ 'classes.dex': 'dex\n035\0', 'resources.arsc': 'x' }),
    'textmanifest.apk': await zipOf({
      'AndroidManifest.xml': '<manifest package="a.b"/>',
      'classes.dex': 'x',
    }),
    'badmanifest.apk': await zipOf({ 'AndroidManifest.xml': new Uint8Array(64).fill(7), 'classes.dex': 'x' }),
    'resources.xml': '<resources/>',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
});

describe('what is no package: exit status 2 and one line that says what it is', () => {
  test.each([
    ['empty.apk', /empty file/],
    ['text.apk', /plain text/],
    ['page.apk', /HTML page/],
    ['picture.apk', /PNG/],
    ['cut.apk', /zip|archive/i],
    ['plain.zip', /archive|package/],
    ['app.aab', /\.aab/],
    ['app.hap', /\.hap|HarmonyOS/],
    ['nomanifest.apk', /AndroidManifest\.xml/],
    ['textmanifest.apk', /text, not compiled/],
    ['badmanifest.apk', /XML/],
    ['resources.xml', /<resources>/],
    ['nothere.apk', /nothere\.apk/],
    ['.', /not a file/],
  ])('%s', (name, says) => {
    const { status, stdout, stderr } = zhizhi('audit', join(folder, name), '--lang', 'en');
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(says);
    expect(status).toBe(2);
    expect(zhizhi('audit', join(folder, name), '--lang', 'zh').stderr).toMatch(/\p{Script=Han}/u);
  });
});

describe('a call that is wrong: exit status 2', () => {
  test.each([
    [['audit']],
    [['audit', demo, '--category', 'no-such']],
    [['audit', demo, '--format', 'pdf']],
    [['audit', demo, '--fail-on', 'sometimes']],
    [['audit', demo, '--only', 'code']],
    [['audit', demo, '--no-such-option']],
    [['nonsense']],
  ])('%j', (args) => {
    const { status, stdout, stderr } = zhizhi(...args, '--lang', 'en');
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    expect(status).toBe(2);
  });
});

describe('--fail-on decides between 0 and 1', () => {
  test.each([
    [['--category', 'learning-education'], 1],
    [['--category', 'learning-education', '--fail-on', 'never'], 0],
    [['--category', 'learning-education', '--only', 'manifest'], 1],
  ] as const)('%j: %i', (args, expected) => {
    const { status, stdout, stderr } = zhizhi('audit', demo, '--lang', 'en', ...args);
    expect(stdout).toContain('com.example.lexue');
    // Progress is for a terminal: a pipe gets none.
    expect(stderr).toBe('');
    expect(status).toBe(expected);
  });

  test('colour only on a terminal; the report in either language', () => {
    const { stdout } = zhizhi('audit', demo, '--lang', 'zh', '--fail-on', 'never');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toMatch(/结论/);
  });
});

describe('a manifest from a source tree', () => {
  test('is audited for what it says, and what the build would add is listed as not looked at', () => {
    const file = join(folder, 'AndroidManifest.xml');
    writeFileSync(
      file,
      `<manifest xmlns:android="http://schemas.android.com/apk/res/android">
<uses-permission android:name="android.permission.READ_CONTACTS"/>
<uses-permission android:name="android.permission.READ_SMS"/>
<application android:name=".App"/>
</manifest>`,
    );
    const { status, stdout, stderr } = zhizhi(
      'audit',
      file,
      '--lang',
      'en',
      '--category',
      'learning-education',
      '--fail-on',
      'suspected',
    );
    expect(stderr).toBe('');
    expect(status).toBe(1);
    // It names no app.
    expect(stdout).not.toMatch(/^App {2}/m);
    expect(stdout).toContain('AndroidManifest.xml:2 <uses-permission> android.permission.READ_CONTACTS');
    // Without a level in the file nobody can say that it is below 23.
    expect(stdout).toMatch(/build files.*\(bundled-authorisation\)/);
    expect(stdout).toMatch(/build files.*cleartext-traffic/);
    expect(stdout).toContain('manifest-before-build');
  });
});
