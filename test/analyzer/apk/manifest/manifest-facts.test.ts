import { describe, expect, test } from 'vitest';
import { manifestFacts } from '../../../../analyzer/apk/manifest/manifest-facts.ts';
import { ANDROID_NAMESPACE, type XmlElement, type XmlValue } from '../../../../analyzer/apk/xml/element.ts';
import type { ResourceResolver } from '../../../../analyzer/apk/xml/resolver.ts';
import { ReadError } from '../../../../analyzer/errors.ts';
import type { ComponentFacts, ManifestFacts } from '../../../../analyzer/facts/package.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { attribute, element, reference } from '../../../support/xml-elements.ts';

const NAME = 0x01010003;

function read(root: XmlElement, resources: Readonly<Record<number, XmlValue>> = {}): ManifestFacts {
  return readWithWarnings(root, resources).facts;
}

function readWithWarnings(
  root: XmlElement,
  values: Readonly<Record<number, XmlValue>> = {},
): { facts: ManifestFacts; codes: string[] } {
  const warnings = new Warnings();
  const resources: ResourceResolver = {
    resolve: (id) => values[id],
    localised: () => new Map(),
    nameOf: (id) => (id === 0x7f030001 ? 'xml/paths' : undefined),
  };
  const facts = manifestFacts(root, {
    entry: 'AndroidManifest.xml',
    resources,
    networkSecurityConfig: null,
    warnings,
  });
  return { facts, codes: warnings.list.map(({ code }) => code) };
}

function manifest(...children: readonly XmlElement[]): XmlElement {
  return element('manifest', { package: 'com.example.app' }, ...children);
}

function uses(name: string, more: Parameters<typeof element>[1] = {}): XmlElement {
  return element('uses-permission', { 'android:name': name, ...more });
}

function application(...children: readonly XmlElement[]): XmlElement {
  return element('application', {}, ...children);
}

function onlyComponent(root: XmlElement, values: Readonly<Record<number, XmlValue>> = {}): ComponentFacts {
  const { components } = read(root, values);
  expect(components).toHaveLength(1);
  return components[0] as ComponentFacts;
}

describe('attributes are found as Android finds them', () => {
  test('by resource id, whatever name and namespace say', () => {
    const named = { ...uses('android.permission.CAMERA') };
    for (const hidden of [
      { name: '', namespace: null },
      { name: 'label', namespace: ANDROID_NAMESPACE },
      { name: 'x', namespace: 'http://example.com/' },
    ]) {
      const attributes = named.attributes.map((one) => ({ ...one, ...hidden }));
      const facts = read(manifest({ ...named, attributes }));
      expect(facts.permissions.map(({ name }) => name)).toEqual(['android.permission.CAMERA']);
    }
  });

  test('by namespace and name in a file of text, which has no ids', () => {
    const attributes = [{ ...attribute('android:name', 'android.permission.CAMERA'), resourceId: null }];
    const facts = read(manifest({ ...element('uses-permission'), attributes }));
    expect(facts.permissions).toHaveLength(1);
  });

  test('not by a name that has the id of another attribute, or in a compiled file none, nor by a name without the namespace', () => {
    for (const other of [
      { resourceId: 0x01010001, namespace: ANDROID_NAMESPACE },
      { resourceId: null, namespace: null },
      { resourceId: 0, namespace: ANDROID_NAMESPACE },
    ]) {
      const attributes = [{ ...attribute('android:name', 'android.permission.CAMERA'), ...other }];
      expect(read(manifest({ ...element('uses-permission'), attributes })).permissions).toEqual([]);
    }
  });

  test('of two with one id the first', () => {
    const attributes = ['first.A', 'second.B'].map((value) => attribute('android:name', value));
    expect(read(manifest({ ...element('uses-permission'), attributes })).permissions[0]?.name).toBe(
      'first.A',
    );
    expect(attributes[0]?.resourceId).toBe(NAME);
  });
});

describe('values are taken as Android takes them', () => {
  test('a permission is not asked for by a resource, which could change after installation', () => {
    const facts = read(manifest(uses('x', { 'android:name': reference(0x7f020001) })), {
      2130837505: { type: 'string', value: 'android.permission.CAMERA' },
    });
    expect(facts.permissions).toEqual([]);
  });

  test('a component may be named by a resource, and its process, permission and authorities', () => {
    const values: Record<number, XmlValue> = {
      1: { type: 'string', value: '.Hidden' },
      2: { type: 'string', value: ':remote' },
      3: { type: 'string', value: 'a.b;c.d' },
      4: { type: 'string', value: 'p.Q' },
      5: { type: 'boolean', value: true },
    };
    const provider = element('provider', {
      'android:name': reference(1),
      'android:process': reference(2),
      'android:authorities': reference(3),
      'android:permission': reference(4),
      'android:exported': reference(5),
    });
    expect(onlyComponent(manifest(application(provider)), values)).toMatchObject({
      name: 'com.example.app.Hidden',
      process: 'com.example.app:remote',
      authorities: ['a.b', 'c.d'],
      permission: 'p.Q',
      exported: true,
    });
  });

  test('a level that bounds a permission is a number: as text it bounds nothing', () => {
    const facts = read(
      manifest(
        uses('a.A', { 'android:maxSdkVersion': '18' }),
        uses('a.B', { 'android:maxSdkVersion': 18, 'android:minSdkVersion': 4 }),
        uses('a.C', { 'android:maxSdkVersion': reference(7) }),
      ),
      { 7: { type: 'integer', value: 28 } },
    );
    expect(facts.permissions.map((one) => [one.minSdkVersion, one.maxSdkVersion])).toEqual([
      [null, null],
      [4, 18],
      [null, 28],
    ]);
  });

  test('booleans: any number but 0, and of texts "1", "true" and "TRUE"', () => {
    const exported = (value: XmlValue | string): boolean =>
      onlyComponent(
        manifest(
          application(element('activity', { 'android:name': '.A', 'android:exported': value }, launcher())),
        ),
      ).exported;
    expect(exported({ type: 'integer', value: -1 })).toBe(true);
    expect(exported({ type: 'integer', value: 0 })).toBe(false);
    // A colour is a number to TypedArray.
    expect(exported({ type: 'other', dataType: 0x1c, data: 1 })).toBe(true);
    expect(exported('TRUE')).toBe(true);
    expect(exported('True')).toBe(false);
    // Present and no boolean at all: false, although there is a filter.
    expect(exported({ type: 'float', value: 1 })).toBe(false);
    expect(exported(reference(0x7f990001))).toBe(false);
    // @null is as if it were not there.
    expect(exported({ type: 'null' })).toBe(true);
  });

  test('the version: both parts, the lower one without a sign; a name that is a number', () => {
    const version = (attributes: Parameters<typeof element>[1]): unknown[] => {
      const facts = read(element('manifest', { package: 'a.b', ...attributes }));
      return [facts.versionCode, facts.versionName];
    };
    expect(version({})).toEqual([null, null]);
    expect(version({ 'android:versionCode': 7, 'android:versionName': '1.0' })).toEqual([7, '1.0']);
    expect(version({ 'android:versionCode': -1 })).toEqual([2 ** 32 - 1, null]);
    expect(version({ 'android:versionCode': 7, 'android:versionCodeMajor': 2 })[0]).toBe(2 ** 33 + 7);
    expect(version({ 'android:versionCodeMajor': 2 ** 31 - 1 })[0]).toBeNull();
    const float = Math.fround(1.2);
    expect(version({ 'android:versionName': { type: 'float', value: float } })[1]).toBe('1.2');
    expect(version({ 'android:versionName': { type: 'float', value: 2 } })[1]).toBe('2.0');
  });

  test('meta-data: the resource before the value, the value of a reference, a number as text', () => {
    const data = (attributes: Parameters<typeof element>[1]): XmlElement =>
      element('meta-data', { 'android:name': 'k', ...attributes });
    const facts = read(
      manifest(
        application(
          data({ 'android:value': 'v' }),
          data({ 'android:value': reference(9) }),
          data({ 'android:value': 12 }),
          data({ 'android:value': true }),
          data({ 'android:value': 'v', 'android:resource': reference(0x7f030001) }),
          data({ 'android:resource': reference(0x7f030002) }),
          data({}),
        ),
      ),
      { 9: { type: 'string', value: 'resolved' } },
    );
    const values = facts.application?.metaData.map(({ value }) => value);
    expect(values).toEqual(['v', 'resolved', '12', 'true', '@xml/paths', '@0x7f030002', null]);
  });

  test('flags by name, unknown bits in hexadecimal', () => {
    const service = element('service', {
      'android:name': '.S',
      'android:foregroundServiceType': 0x8 | 0x40 | 0x0100_0000,
    });
    expect(onlyComponent(manifest(application(service))).foregroundServiceTypes).toEqual([
      'location',
      'camera',
      '0x1000000',
    ]);
    const scan = uses('android.permission.BLUETOOTH_SCAN', { 'android:usesPermissionFlags': 0x10000 });
    expect(read(manifest(scan)).permissions[0]?.flags).toEqual(['neverForLocation']);
  });

  test.each([
    [0, 'normal'],
    [1, 'dangerous'],
    [0x12, 'signature|privileged'],
    [3, 'signatureOrSystem'],
    [0x1001, 'dangerous|instant'],
    [0x8000_0002 | 0, 'signature|0x80000000'],
  ])('a permission of its own with level 0x%i is %s', (level, expected) => {
    const own = element('permission', { 'android:name': 'o.O', 'android:protectionLevel': level });
    expect(read(manifest(own)).permissionDefinitions[0]?.protectionLevel).toBe(expected);
  });
});

function launcher(): XmlElement {
  return element('intent-filter', {}, element('action', { 'android:name': 'android.intent.action.MAIN' }));
}

describe('components', () => {
  test('count in <application> only, and only with a name', () => {
    const activity = element('activity', { 'android:name': '.A' });
    expect(read(manifest(activity)).components).toEqual([]);
    expect(
      read(manifest(application(element('activity'), element('wrapper', {}, activity)))).components,
    ).toEqual([]);
    expect(read(manifest(application(activity))).components).toHaveLength(1);
  });

  test('of two <application> the first, with a warning', () => {
    const { facts, codes } = readWithWarnings(
      manifest(
        application(element('activity', { 'android:name': '.First' })),
        application(element('activity', { 'android:name': '.Second' })),
      ),
    );
    expect(facts.components.map(({ name }) => name)).toEqual(['com.example.app.First']);
    expect(codes).toEqual(['manifest-second-application']);
  });

  test('exported by default with an intent filter; one without an action counts for services, not for activities', () => {
    const exported = (kind: string, ...filter: readonly XmlElement[]): boolean =>
      onlyComponent(
        manifest(
          element('uses-sdk', { 'android:targetSdkVersion': 30 }),
          application(element(kind, { 'android:name': '.A' }, ...filter)),
        ),
      ).exported;
    const empty = element('intent-filter', {}, element('category', { 'android:name': 'c' }));
    expect(exported('activity')).toBe(false);
    expect(exported('activity', launcher())).toBe(true);
    expect(exported('activity', empty)).toBe(false);
    expect(exported('receiver', empty)).toBe(false);
    expect(exported('service', empty)).toBe(true);
    expect(exported('provider', launcher())).toBe(false);
  });

  test('the permission of the application holds for all but aliases; an empty one is none', () => {
    const app = element(
      'application',
      { 'android:permission': 'app.P' },
      element('activity', { 'android:name': '.A' }),
      element('activity-alias', { 'android:name': '.B', 'android:targetActivity': '.A' }),
      element('service', { 'android:name': '.C', 'android:permission': 'own.P' }),
      element('receiver', { 'android:name': '.D', 'android:permission': '' }),
      element('provider', { 'android:name': '.E', 'android:readPermission': 'read.P' }),
      element('provider', { 'android:name': '.F' }),
    );
    expect(read(manifest(app)).components.map(({ permission }) => permission)).toEqual([
      'app.P',
      null,
      'own.P',
      null,
      'read.P',
      'app.P',
    ]);
  });

  test('the process of the application holds for all; an alias runs in that of its activity', () => {
    const app = element(
      'application',
      { 'android:process': 'app.process' },
      element('activity', { 'android:name': '.A', 'android:process': ':own' }),
      element('activity-alias', { 'android:name': '.B', 'android:targetActivity': '.A' }),
      element('service', { 'android:name': '.C' }),
    );
    expect(read(manifest(app)).components.map(({ process }) => process)).toEqual([
      'com.example.app:own',
      'com.example.app:own',
      'app.process',
    ]);
  });
});

describe('the root', () => {
  test('levels: the target is the minimum where it is not written, and 1 where neither is', () => {
    const levels = (attributes: Parameters<typeof element>[1] | null): unknown[] => {
      const root = attributes === null ? manifest() : manifest(element('uses-sdk', attributes));
      const { minSdk, targetSdk, effectiveTargetSdk, sdkLevelsUnknown } = read(root);
      expect(sdkLevelsUnknown).toBe(false);
      return [minSdk, targetSdk, effectiveTargetSdk];
    };
    expect(levels(null)).toEqual([null, null, 1]);
    expect(levels({ 'android:minSdkVersion': 19 })).toEqual([19, null, 19]);
    expect(levels({ 'android:minSdkVersion': 'Baklava' })).toEqual(['Baklava', null, 10000]);
    expect(levels({ 'android:minSdkVersion': 19, 'android:targetSdkVersion': 34 })).toEqual([19, 34, 34]);
  });

  test('<uses-sdk> counts in <manifest> only; of two the last', () => {
    const sdk = (target: number): XmlElement => element('uses-sdk', { 'android:targetSdkVersion': target });
    expect(read(manifest(sdk(21), application(sdk(33)))).targetSdk).toBe(21);
    expect(read(manifest(sdk(21), sdk(33))).targetSdk).toBe(33);
  });

  test('no package name: read, with a warning; another root: refused', () => {
    expect(readWithWarnings(element('manifest')).codes).toEqual(['manifest-without-package']);
    expect(() => read(element('resources'))).toThrow(ReadError);
  });
});
