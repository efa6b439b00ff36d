import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReadPackage, readPackage } from '../../../../analyzer/apk/read-package.ts';
import { MemorySource } from '../../../../analyzer/bytes/source.ts';
import { ReadError } from '../../../../analyzer/errors.ts';
import type { ManifestFacts } from '../../../../analyzer/facts/package.ts';
import { nodePlatform } from '../../../../cli/node-platform.ts';

function readAll(text: string | Uint8Array): Promise<ReadPackage> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readPackage(new MemorySource(bytes), 'AndroidManifest.xml', 0, { platform: nodePlatform });
}

async function read(text: string | Uint8Array): Promise<ManifestFacts> {
  const found = await readAll(text);
  expect(found.package.kind).toBe('text-manifest');
  expect(found.code).toBeNull();
  return found.package.manifest;
}

const manifest = (inside: string, attributes = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.app" ${attributes}>
${inside}
</manifest>`;

describe('what a manifest from a source tree says', () => {
  test('permissions in both forms, with their bounds, flags and lines', async () => {
    const facts = await read(
      manifest(`<uses-permission android:name="android.permission.CAMERA"/>
<uses-permission-sdk-23 android:name="android.permission.READ_SMS" android:maxSdkVersion="30"/>
<uses-permission-sdk-m android:name="android.permission.READ_CONTACTS"/>
<uses-permission android:name="android.permission.BLUETOOTH_SCAN" android:usesPermissionFlags="neverForLocation"/>
<permission android:name="com.example.app.OWN" android:protectionLevel="signature"/>`),
    );
    expect(
      facts.permissions.map(({ name, declaredAs, maxSdkVersion, flags, line }) => [
        name,
        declaredAs,
        maxSdkVersion,
        flags,
        line,
      ]),
    ).toEqual([
      ['android.permission.CAMERA', 'uses-permission', null, [], 3],
      ['android.permission.READ_SMS', 'uses-permission-sdk-23', 30, [], 4],
      ['android.permission.READ_CONTACTS', 'uses-permission-sdk-23', null, [], 5],
      ['android.permission.BLUETOOTH_SCAN', 'uses-permission', null, ['neverForLocation'], 6],
    ]);
    expect(facts.permissionDefinitions).toEqual([
      { name: 'com.example.app.OWN', protectionLevel: 'signature', permissionGroup: null, line: 7 },
    ]);
  });

  test.each([
    ['宝宝识字', '宝宝识字'],
    ['@string/app_name', null],
    ['?attr/label', null],
    ['\u0024{appName} beta', null],
  ])('a label %s: %s', async (written, label) => {
    const facts = await read(manifest(`<application android:label="${written}"/>`));
    expect(facts.application?.label).toBe(label);
  });

  test('a permission in a comment, in <application> or with a name from a resource is not asked for', async () => {
    const facts = await read(
      manifest(`<!-- <uses-permission android:name="android.permission.CAMERA"/> -->
<uses-permission android:name="@string/permission"/>
<application><uses-permission android:name="android.permission.READ_SMS"/></application>`),
    );
    expect(facts.permissions).toEqual([]);
  });

  test('components with complete names, exported as Android decides', async () => {
    const facts = await read(
      manifest(
        `<uses-sdk android:minSdkVersion="21" android:targetSdkVersion="30"/>
<application android:name=".App" android:permission="p.APP">
<activity android:name=".Main"><intent-filter android:priority="5"><action android:name="android.intent.action.MAIN"/><category android:name="android.intent.category.LAUNCHER"/><data android:scheme="https" android:host="x.example"/></intent-filter></activity>
<activity android:name="Other" android:exported="true" android:permission="p.OWN"/>
<activity-alias android:name=".Alias" android:targetActivity=".Main"/>
<service android:name="org.lib.Service" android:process=":push" android:foregroundServiceType="location|camera" android:enabled="false"/>
<provider android:name=".P" android:authorities="a.one;a.two"/>
</application>`,
      ),
    );
    expect(facts.application?.className).toBe('com.example.app.App');
    expect(
      facts.components.map(({ kind, name, exported, enabled, permission }) => [
        kind,
        name,
        exported,
        enabled,
        permission,
      ]),
    ).toEqual([
      ['activity', 'com.example.app.Main', true, true, 'p.APP'],
      ['activity', 'com.example.app.Other', true, true, 'p.OWN'],
      ['activity-alias', 'com.example.app.Alias', false, true, null],
      ['service', 'org.lib.Service', false, false, 'p.APP'],
      ['provider', 'com.example.app.P', false, true, 'p.APP'],
    ]);
    const [main, , alias, service, provider] = facts.components;
    expect(main?.intentFilters[0]).toEqual({
      actions: ['android.intent.action.MAIN'],
      categories: ['android.intent.category.LAUNCHER'],
      data: [{ scheme: 'https', host: 'x.example', mimeType: null }],
      priority: 5,
    });
    expect(alias?.targetActivity).toBe('com.example.app.Main');
    expect(service?.process).toBe('com.example.app:push');
    expect(service?.foregroundServiceTypes).toEqual(['location', 'camera']);
    expect(provider?.authorities).toEqual(['a.one', 'a.two']);
  });

  test('a provider is exported by default below target level 17', async () => {
    const of = async (target: number): Promise<boolean | undefined> =>
      (
        await read(
          manifest(
            `<uses-sdk android:targetSdkVersion="${target}"/><application><provider android:name=".P" android:authorities="a"/></application>`,
          ),
        )
      ).components[0]?.exported;
    expect(await of(16)).toBe(true);
    expect(await of(17)).toBe(false);
  });

  test('levels as written; a codename is the newest', async () => {
    const of = async (sdk: string): Promise<unknown[]> => {
      const { minSdk, targetSdk, effectiveTargetSdk, sdkLevelsUnknown } = await read(manifest(sdk));
      return [minSdk, targetSdk, effectiveTargetSdk, sdkLevelsUnknown];
    };
    expect(await of('<uses-sdk android:targetSdkVersion="Baklava"/>')).toEqual([
      null,
      'Baklava',
      10000,
      false,
    ]);
    expect(await of('<uses-sdk android:minSdkVersion="0x15" android:targetSdkVersion="34"/>')).toEqual([
      21,
      34,
      34,
      false,
    ]);
    // Left to the build: unknown, and nothing is held against the app for its age.
    expect(await of('')).toEqual([null, null, 10000, true]);
    expect(await of('<uses-sdk android:minSdkVersion="19"/>')).toEqual([19, null, 10000, true]);
    const placeholders = `<uses-sdk android:minSdkVersion="\${min}" android:targetSdkVersion="\${target}"/>`;
    expect(await of(placeholders)).toEqual([null, null, 10000, true]);
  });

  test('what the build takes out is not in the app', async () => {
    const facts = await read(
      manifest(
        `<uses-permission android:name="android.permission.CAMERA" tools:node="remove"/>
<uses-permission android:name="android.permission.READ_SMS" tools:node="merge"/>
<application><activity android:name=".A" tools:node="removeAll"/><service android:name=".S"/></application>`,
        'xmlns:tools="http://schemas.android.com/tools"',
      ),
    );
    expect(facts.permissions.map(({ name }) => name)).toEqual(['android.permission.READ_SMS']);
    expect(facts.components.map(({ name }) => name)).toEqual(['com.example.app.S']);
  });

  test.each([
    ['a manifest that a build completes', '', true],
    ['with levels', '<uses-sdk android:targetSdkVersion="34"/>', false],
    ['a placeholder', `<uses-sdk android:targetSdkVersion="34"/><meta-data android:value="\${x}"/>`, true],
  ])('%s: said that it is not the whole', async (_, inside, expected) => {
    const { warnings } = (await readAll(manifest(inside))).package;
    expect(warnings.some(({ code }) => code === 'manifest-before-build')).toBe(expected);
  });

  test('no package name is usual in a source tree, where the build file has it', async () => {
    const { package: facts } = await readAll('<manifest><application android:name=".App"/></manifest>');
    expect(facts.manifest.packageName).toBe('');
    expect(facts.warnings.map(({ code }) => code)).toEqual(['manifest-before-build']);
  });

  test('a network security config that is a file elsewhere is not read, which is not the same as none', async () => {
    const facts = await read(manifest('<application android:networkSecurityConfig="@xml/net"/>'));
    expect(facts.application?.networkSecurityConfig?.entry).toBeNull();
    expect((await read(manifest('<application/>'))).application?.networkSecurityConfig).toBeNull();
  });

  test('lines are those of the file, whatever stands before the element and however lines end', async () => {
    const text = `<?xml version="1.0"?>\r\n<!-- a\r\n b -->\r\n<!DOCTYPE manifest>\r\n<manifest\r\n  xmlns:android="http://schemas.android.com/apk/res/android"\r\n  package="a.b">\r\n<!-- <x/>\r\n-->\r\n  <uses-permission\r\n android:name="p.P" />\r\n<![CDATA[\r\n]]><uses-permission android:name="p.Q" />\r\n</manifest>`;
    const facts = await read(text);
    expect(facts.permissions.map(({ name, line }) => [name, line])).toEqual([
      ['p.P', 10],
      ['p.Q', 13],
    ]);
  });

  test('queries, meta-data, features, libraries, version', async () => {
    const facts = await read(
      manifest(
        `<queries><package android:name="com.tencent.mm"/><intent><action android:name="a.VIEW"/></intent><provider android:authorities="x;y"/></queries>
<uses-feature android:name="android.hardware.camera" android:required="false"/>
<application><meta-data android:name="KEY" android:value="v"/><meta-data android:name="RES" android:resource="@xml/paths"/><uses-library android:name="org.apache.http.legacy" android:required="false"/></application>`,
        'android:versionCode="7" android:versionCodeMajor="1" android:versionName="1.2"',
      ),
    );
    expect(facts.versionCode).toBe(2 ** 32 + 7);
    expect(facts.versionName).toBe('1.2');
    expect(facts.queries.packages).toEqual(['com.tencent.mm']);
    expect(facts.queries.intents[0]?.actions).toEqual(['a.VIEW']);
    expect(facts.queries.providers).toEqual(['x', 'y']);
    expect(facts.usesFeatures[0]).toMatchObject({ name: 'android.hardware.camera', required: false });
    expect(facts.usesLibraries).toEqual([{ name: 'org.apache.http.legacy', required: false }]);
    expect(facts.application?.metaData).toEqual([
      { name: 'KEY', value: 'v' },
      { name: 'RES', value: '@xml/paths' },
    ]);
  });

  test('placeholders are named, with their lines', async () => {
    const facts = await read(
      manifest(`<application android:label="\${appName}">
<provider android:name=".P" android:authorities="\${applicationId}.files"/>
</application>`),
    );
    expect(facts.unresolved).toEqual([
      { name: 'appName', line: 3 },
      { name: 'applicationId', line: 4 },
    ]);
  });

  test.each([
    ['UTF-8 with a mark', (text: string) => new TextEncoder().encode(`\uFEFF${text}`)],
    ['UTF-16LE', (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
    ['UTF-16BE', (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16())],
  ])('%s', async (_, encode) => {
    expect((await read(encode(manifest('')))).packageName).toBe('com.example.app');
  });

  test('another prefix for the namespace', async () => {
    const text = manifest('<uses-permission a:name="android.permission.CAMERA"/>').replace(
      'xmlns:android',
      'xmlns:a',
    );
    expect((await read(text)).permissions[0]?.name).toBe('android.permission.CAMERA');
  });
});

test('whatever is written is read back, with its line', async () => {
  const escaped = (text: string): string =>
    text.replace(/[&<>"\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
  const space = fc.constantFrom(' ', '\n', '\r\n', '\t ', '\n\n  ');
  const between = fc.constantFrom(
    '',
    '\n',
    '<!-- <uses-permission/>\n -->',
    '<?pi x?>\n',
    '<other a="&amp;"/>',
  );
  // The parser trims values; XML itself has no control characters and no lone surrogates.
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => text.trim() === text && text !== '' && !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text))
    .filter((text) => !text.startsWith('@') && !text.startsWith('?'));
  const item = fc.record({ name, space, between });
  await fc.assert(
    fc.asyncProperty(fc.array(item, { maxLength: 12 }), async (items) => {
      let text = '<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="a.b">';
      const expected: [string, number][] = [];
      for (const { name, space, between } of items) {
        text += between;
        expected.push([name, text.split('\n').length]);
        text += `<uses-permission${space}android:name="${escaped(name)}"${space}/>`;
      }
      const { permissions } = await read(`${text}</manifest>`);
      expect(permissions.map(({ name, line }) => [name, line])).toEqual(expected);
    }),
    { numRuns: 300, seed: 7 },
  );
});

describe('permissions that Android adds', () => {
  const added = async (target: number, ...names: string[]): Promise<string[]> => {
    const uses = names.map((name) => `<uses-permission android:name="android.permission.${name}"/>`).join('');
    const facts = await read(manifest(`<uses-sdk android:targetSdkVersion="${target}"/>${uses}`));
    return facts.impliedPermissions.map((one) => one.name.replace('android.permission.', ''));
  };

  test.each([
    [36, ['ACCESS_FINE_LOCATION'], ['ACCESS_COARSE_LOCATION']],
    [28, ['ACCESS_COARSE_LOCATION'], ['POST_NOTIFICATIONS', 'ACCESS_BACKGROUND_LOCATION']],
    [29, ['ACCESS_COARSE_LOCATION'], ['POST_NOTIFICATIONS']],
    [36, ['INTERNET'], []],
    [
      3,
      [],
      [
        'POST_NOTIFICATIONS',
        'WRITE_EXTERNAL_STORAGE',
        'READ_PHONE_STATE',
        'READ_EXTERNAL_STORAGE',
        'ACCESS_MEDIA_LOCATION',
        'READ_MEDIA_AUDIO',
        'READ_MEDIA_VIDEO',
        'READ_MEDIA_IMAGES',
        'READ_MEDIA_VISUAL_USER_SELECTED',
      ],
    ],
    [15, ['READ_CONTACTS'], ['POST_NOTIFICATIONS', 'READ_CALL_LOG']],
    [30, ['BLUETOOTH'], ['POST_NOTIFICATIONS', 'BLUETOOTH_SCAN', 'BLUETOOTH_CONNECT', 'BLUETOOTH_ADVERTISE']],
  ])('target %i, %j: %j', async (target, names, expected) => {
    expect(await added(target, ...names)).toEqual(expected);
  });

  test('what is asked for is not added', async () => {
    expect(await added(36, 'ACCESS_FINE_LOCATION', 'ACCESS_COARSE_LOCATION')).toEqual([]);
  });
});

describe('hostile text', () => {
  test('entities do not grow', async () => {
    const lol = `<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`;
    const text = manifest('<application android:label="&j;"/>').replace('<manifest', `${lol}<manifest`);
    // Read with the entity as written, or refused: never expanded.
    const facts = await read(text).catch((error: unknown) => error);
    if (facts instanceof Error) expect(facts).toBeInstanceOf(ReadError);
    else expect(JSON.stringify(facts).length).toBeLessThan(10_000);
  });

  test.each([
    ['not closed', '<manifest'],
    ['another root', '<resources/>'],
    ['two roots and no manifest', '<a/><b/>'],
    ['deep', '<manifest>'.repeat(5000)],
    ['deep and closed', '<manifest>'.repeat(5000) + '</manifest>'.repeat(5000)],
    ['tags without end', `<manifest>${'<a/>'.repeat(200_000)}</manifest>`],
    [
      'attributes without end',
      `<manifest ${Array.from({ length: 50_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`,
    ],
    ['text without end', `<manifest>${' '.repeat(9 << 20)}</manifest>`],
    ['one name without end', `<${'m'.repeat(100_000)}/>`],
  ])('%s: one line that says so', async (_, text) => {
    const error = await read(text).catch((thrown: unknown) => thrown);
    if (!(error instanceof ReadError)) throw new Error('it was read');
    expect(error.text.en).not.toMatch(/\n/);
    expect(error.text.en.length).toBeLessThan(300);
  });

  test('any text gives facts or a ReadError', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<manifest',
        ' package="a.b"',
        '>',
        '/>',
        '</manifest>',
        '<application>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '&#x0;',
        '&#99999999;',
        '<?xml',
        '?>',
        ' android:name="',
        '"',
        "'",
        '<uses-permission',
        '\u0000',
        `$\{x}`,
        '__proto__="1"',
        '<__proto__/>',
        '<constructor>',
      ),
      fc.string({ maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const bytes = new TextEncoder().encode(`<${pieces.join('')}`);
        try {
          await readPackage(new MemorySource(bytes), 'm.xml', 0, { platform: nodePlatform });
        } catch (error) {
          if (!(error instanceof ReadError)) throw error;
        }
      }),
      { numRuns: 1500, seed: 1 },
    );
    expect(Object.hasOwn(Object.prototype, 'line')).toBe(false);
  });
});
