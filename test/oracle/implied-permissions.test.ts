import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPackage } from '../../analyzer/apk/read-package.ts';
import { FileSource } from '../../cli/file-source.ts';
import { nodePlatform } from '../../cli/node-platform.ts';
import { CORPUS, packagesIn } from '../support/corpus.ts';

/** What aapt 1 knows of: the additions of Android 1.6 and 4.1. */
const KNOWN_TO_AAPT = new Set(
  [
    'WRITE_EXTERNAL_STORAGE',
    'READ_EXTERNAL_STORAGE',
    'READ_PHONE_STATE',
    'READ_CALL_LOG',
    'WRITE_CALL_LOG',
  ].map((name) => `android.permission.${name}`),
);

/** Targets a preview: aapt 1 takes a codename it does not know for level 0, Android for the newest. */
const CODENAME = 'apktool/framework.apk';

/** `null` where aapt gives up half way. */
function impliedByAapt(file: string): string[] | null {
  const { stdout, status } = spawnSync('aapt', ['dump', 'badging', join(CORPUS, file)], { encoding: 'utf8' });
  if (status !== 0) return null;
  const found = stdout.matchAll(/^uses-implied-permission: name='([^']+)'/gm);
  return [...found].map(([, name]) => name ?? '').sort();
}

async function impliedByUs(file: string): Promise<string[]> {
  const source = await FileSource.open(join(CORPUS, file));
  try {
    const { manifest } = (await readPackage(source, file, 0, { platform: nodePlatform, depth: 'manifest' }))
      .package;
    return manifest.impliedPermissions.map(({ name }) => name).filter((name) => KNOWN_TO_AAPT.has(name));
  } finally {
    await source.close();
  }
}

describe('permissions that Android adds, beside what aapt says of real apps', () => {
  const files = packagesIn('androguard', 'apktool', 'cn', 'other').flatMap((file) => {
    const implied = impliedByAapt(file);
    return implied === null ? [] : [{ file, implied }];
  });

  test.each(files)('$file', async ({ file, implied }) => {
    const ours = (await impliedByUs(file)).sort();
    if (file === CODENAME) expect(ours).toEqual([]);
    else expect(ours).toEqual(implied);
  });

  test('the one difference is still one', () => {
    expect(files.find(({ file }) => file === CODENAME)?.implied).not.toEqual([]);
  });

  test('many are compared, and some have additions', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(files.filter(({ implied }) => implied.length > 0).length).toBeGreaterThan(10);
  });
});
