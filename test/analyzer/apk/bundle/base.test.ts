import { describe, expect, test } from 'vitest';
import { confirmBase, type MemberIdentity } from '../../../../analyzer/apk/bundle/base.ts';
import { openPackage, type PackageMember } from '../../../../analyzer/apk/bundle/open-package.ts';
import { MemorySource } from '../../../../analyzer/bytes/source.ts';
import { ReadError } from '../../../../analyzer/errors.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { nodePlatform } from '../../../../cli/node-platform.ts';
import { rawEntry, rawZip } from '../../../support/raw-zip.ts';

/** Members whose manifest is `package split`, or nothing readable. */
async function confirm(manifests: Record<string, string>) {
  const members = Object.entries(manifests).map(([file, manifest]) =>
    rawEntry(file, rawZip([rawEntry('AndroidManifest.xml', manifest)])),
  );
  const warnings = new Warnings();
  const opened = await openPackage(new MemorySource(rawZip(members)), 'b.zip', nodePlatform, warnings);
  const confirmed = await confirmBase(opened, identify, warnings);
  return { files: confirmed.members.map(({ file }) => file), codes: warnings.list.map(({ code }) => code) };
}

async function identify({ archive }: PackageMember): Promise<MemberIdentity> {
  const entry = archive.get('AndroidManifest.xml');
  const text = entry === undefined ? '' : new TextDecoder().decode(await archive.read(entry));
  const [packageName, split = null] = text.split(' ');
  if (packageName === undefined || packageName === '') {
    throw new ReadError('missing', { zh: '没有清单', en: 'no manifest' });
  }
  return { packageName, split };
}

describe('the base of a bundle', () => {
  test('is the member whose manifest has no split, whatever the names say', async () => {
    const { files, codes } = await confirm({
      'base.apk': 'com.example config.zh',
      'split_x.apk': 'com.example',
      'config.apk': 'com.example config.en',
    });
    expect(files).toEqual(['split_x.apk', 'base.apk', 'config.apk']);
    expect(codes).toEqual([]);
  });

  test('takes its splits with it and leaves other apps behind, with a warning', async () => {
    const { files, codes } = await confirm({
      'base.apk': 'com.example',
      'other.apk': 'com.other',
      'split_a.apk': 'com.example a',
      'split_b.apk': 'com.other b',
    });
    expect(files).toEqual(['base.apk', 'split_a.apk']);
    expect(codes).toEqual(['bundle-other-app', 'bundle-other-app']);
  });

  test('is found although another member has no manifest', async () => {
    const { files, codes } = await confirm({ 'base.apk': '', 'main.apk': 'com.example' });
    expect(files).toEqual(['main.apk']);
    expect(codes).toEqual(['bundle-part-unreadable']);
  });

  test('is missed when there are only splits', async () => {
    await expect(confirm({ 'split_a.apk': 'com.example a' })).rejects.toMatchObject({ code: 'missing' });
  });

  test('of a lone APK is that APK, split or not', async () => {
    const source = new MemorySource(rawZip([rawEntry('AndroidManifest.xml', 'com.example a')]));
    const opened = await openPackage(source, 'a.apk', nodePlatform, new Warnings());
    expect(await confirmBase(opened, identify, new Warnings())).toBe(opened);
  });
});
