import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { XmlElement } from '../../analyzer/apk/xml/element.ts';
import { Archive } from '../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../analyzer/bytes/source.ts';
import { Warnings } from '../../analyzer/warnings.ts';
import { nodePlatform } from '../../cli/node-platform.ts';
import { type RawEntry, type RawLayout, rawEntry, rawZip } from '../support/raw-zip.ts';
import { tinyAxml } from '../support/tiny-axml.ts';
import { element } from '../support/xml-elements.ts';
import type { Reading } from './trick.ts';

export const MANIFEST = 'AndroidManifest.xml';
export const SMS = 'android.permission.READ_SMS';
export const CAMERA = 'android.permission.CAMERA';

/** What the app is: two permissions of consequence and a dex file. */
export const TRUTH: Reading = {
  package: 'com.example.app',
  permissions: [CAMERA, SMS],
  dex: ['classes.dex'],
};
/** What it wants to be taken for. */
export const DECOY: Reading = { package: 'com.example.decoy', permissions: [], dex: ['classes.dex'] };

export const uses = (name: string, more: Parameters<typeof element>[1] = {}): XmlElement =>
  element('uses-permission', { 'android:name': name, ...more });
export const application = element('application', { 'android:label': 'App' });

/** The manifest that is true, with what else is to be in it. */
export function manifest(...more: readonly XmlElement[]): XmlElement {
  return element(
    'manifest',
    { package: TRUTH.package, 'android:versionCode': 1 },
    uses(SMS),
    uses(CAMERA),
    ...more,
    application,
  );
}

export const TRUE_MANIFEST = tinyAxml(manifest());
export const DECOY_MANIFEST = tinyAxml(element('manifest', { package: DECOY.package }, application));
/** An honest dex file: that of the demo app. */
export const DEX = await demoDex();

/** An APK of these entries. */
export function apk(entries: readonly RawEntry[], layout: RawLayout = {}): Uint8Array {
  return rawZip(entries, layout);
}

/** The app with this manifest, everything else as it should be. */
export function apkWith(bytes: Uint8Array, ...more: readonly RawEntry[]): Uint8Array {
  return apk([rawEntry(MANIFEST, bytes, { deflate: true }), rawEntry('classes.dex', DEX), ...more]);
}

async function demoDex(): Promise<Uint8Array> {
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, '../fixtures/demo/demo.apk')));
  const archive = await Archive.open(new MemorySource(bytes), nodePlatform, new Warnings());
  const entry = archive.get('classes.dex');
  if (entry === undefined) throw new Error('the demo app has no code');
  return archive.read(entry);
}
