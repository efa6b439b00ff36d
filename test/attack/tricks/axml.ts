import type { XmlElement } from '../../../analyzer/apk/xml/element.ts';
import { join } from '../../support/raw-zip.ts';
import { chunk, u32 } from '../../support/tiny-arsc.ts';
import { tinyAxml } from '../../support/tiny-axml.ts';
import { element } from '../../support/xml-elements.ts';
import { apkWith, CAMERA, DECOY_MANIFEST, manifest, SMS, TRUE_MANIFEST, TRUTH, uses } from '../base.ts';
import type { Trick } from '../trick.ts';

const TYPES = 'frameworks/base libs/androidfw/ResourceTypes.cpp';
const PARSER = 'frameworks/base core/java/android/content/pm/parsing/ParsingPackageUtils.java';
const ATTRIBUTES = `${TYPES} and TypedArray: attributes are found by resource id`;
const HEADER = 8;
/** Of the string pool that stands first: where its offsets begin, in the file. */
const POOL_OFFSETS = HEADER + 28;

/** Compiled manifests that other readers cannot read, or read otherwise. */
export const AXML_TRICKS: readonly Trick[] = [
  {
    id: 'names-empty',
    what: 'attribute names left out of the string pool, only resource ids are left',
    file: () => apkWith(tinyAxml(renamed(manifest(), '', undefined))),
    android: TRUTH,
    source: ATTRIBUTES,
    warnings: [],
  },
  {
    id: 'names-misleading',
    what: 'android:name is called “label” in the string pool',
    file: () => apkWith(tinyAxml(renamed(manifest(), 'label', undefined))),
    android: TRUTH,
    source: ATTRIBUTES,
    warnings: [],
  },
  {
    id: 'namespace-missing',
    what: 'android: attributes without their namespace',
    file: () => apkWith(tinyAxml(renamed(manifest(), undefined, null))),
    android: TRUTH,
    source: ATTRIBUTES,
    warnings: [],
  },
  {
    id: 'namespace-odd',
    what: 'android: attributes in a namespace of the app’s own',
    file: () => apkWith(tinyAxml(renamed(manifest(), undefined, 'http://example.com/res'))),
    android: TRUTH,
    source: ATTRIBUTES,
    warnings: [],
  },
  {
    id: 'name-without-id',
    what: 'a permission whose android:name has no resource id: it looks asked for and is not',
    file: () => apkWith(tinyAxml(manifest(withoutId(uses('android.permission.READ_CONTACTS'))))),
    android: TRUTH,
    source: ATTRIBUTES,
    warnings: [],
  },
  {
    id: 'name-twice',
    what: 'android:name twice in one element, a harmless permission second',
    file: () => apkWith(tinyAxml(element('manifest', { package: TRUTH.package }, twice(SMS), twice(CAMERA)))),
    android: TRUTH,
    source: `${ATTRIBUTES}, the first of two`,
    warnings: [],
  },
  {
    id: 'file-type',
    what: 'the file’s type is not that of XML',
    file: () => apkWith(changed(TRUE_MANIFEST, [0, 0, 0])),
    android: TRUTH,
    source: `${TYPES} (ResXMLTree::setTo does not look at the type)`,
    warnings: ['axml-type'],
  },
  {
    id: 'file-size-small',
    what: 'the file goes on behind the size that it declares, with a decoy',
    file: () => apkWith(join(TRUE_MANIFEST, DECOY_MANIFEST)),
    android: TRUTH,
    source: `${TYPES} (ResXMLTree::setTo: no more than the declared size is read)`,
    warnings: [],
  },
  {
    id: 'file-size-large',
    what: 'the file declares more bytes than it has',
    file: () => apkWith(changed(TRUE_MANIFEST, [4, ...u32(TRUE_MANIFEST.length + 400)])),
    android: 'refused',
    source: `${TYPES} (ResXMLTree::setTo: size larger than the data)`,
    salvaged: TRUTH,
    warnings: ['axml-size'],
  },
  {
    id: 'header-size',
    what: 'the file’s header is longer than eight bytes',
    file: () =>
      apkWith(Uint8Array.from(chunk(0x0003, [...u32(0x00080003), ...u32(0xffffffff)], body(TRUE_MANIFEST)))),
    android: TRUTH,
    source: `${TYPES} (ResXMLTree::setTo begins behind the header’s own size)`,
    warnings: [],
  },
  {
    id: 'unknown-chunks',
    what: 'chunks of unknown types before the string pool and before the first tag',
    file: () => {
      const junk = chunk(0x7a7a, [...u32(1), ...u32(2)], u32(3));
      const [first, ...rest] = chunks(TRUE_MANIFEST);
      return apkWith(
        Uint8Array.from(chunk(0x0003, [], [...junk, ...(first ?? []), ...junk, ...rest.flat()])),
      );
    },
    android: TRUTH,
    source: `${TYPES} (ResXMLTree::setTo and ResXMLParser::nextNode pass over what they do not know)`,
    warnings: ['axml-junk'],
  },
  {
    id: 'two-pools',
    what: 'a second string pool before the first tag, which gives the same places other names',
    file: () => {
      const [, ...rest] = chunks(TRUE_MANIFEST);
      const [decoyPool] = chunks(tinyAxml(renamed(manifest(), 'x', undefined)));
      const [truePool] = chunks(TRUE_MANIFEST);
      return apkWith(
        Uint8Array.from(chunk(0x0003, [], [...(decoyPool ?? []), ...(truePool ?? []), ...rest.flat()])),
      );
    },
    android: TRUTH,
    source: `${TYPES} (ResXMLTree::setTo: the last pool before the first node)`,
    warnings: [],
  },
  {
    id: 'string-outside',
    what: 'a permission whose string stands outside the pool',
    file: () => {
      const bytes = tinyAxml(manifest(uses('android.permission.READ_CONTACTS')));
      return apkWith(
        changed(bytes, [
          POOL_OFFSETS + 4 * indexOf(bytes, 'android.permission.READ_CONTACTS'),
          ...u32(0x00ffffff),
        ]),
      );
    },
    android: 'refused',
    source:
      'frameworks/base core/jni/android_util_StringBlock.cpp (nativeGetString throws where the pool has no string)',
    salvaged: TRUTH,
    warnings: ['string-outside'],
  },
  {
    id: 'string-with-nul',
    what: 'a permission with a NUL and more behind its name, in UTF-8',
    file: () => {
      const bytes = tinyAxml(element('manifest', { package: TRUTH.package }, uses(SMS), uses(`${CAMERA}~x`)));
      return apkWith(bytes.map((byte) => (byte === 0x7e ? 0 : byte)));
    },
    android: TRUTH,
    source:
      'frameworks/base core/jni/android_util_StringBlock.cpp (nativeGetString: NewStringUTF ends at a NUL)',
    warnings: ['string-nul'],
  },
  {
    id: 'pool-claims-more',
    what: 'the string pool claims four thousand million strings',
    file: () => apkWith(changed(TRUE_MANIFEST, [HEADER + 8, ...u32(0xfffffff0)])),
    android: 'refused',
    source: `${TYPES} (ResStringPool::setTo: the offsets must fit)`,
    salvaged: TRUTH,
    warnings: ['string-pool'],
  },
  {
    id: 'pool-unknown-flags',
    what: 'flags of the string pool that mean nothing',
    file: () => apkWith(changed(TRUE_MANIFEST, [HEADER + 16, ...u32(0xfffffffe)])),
    android: TRUTH,
    source: `${TYPES} (ResStringPool looks at the flag of UTF-8 alone)`,
    warnings: [],
  },
  {
    id: 'nested-elsewhere',
    what: 'permissions inside <application>, in a second <manifest> and in wrong case: not asked for',
    file: () =>
      apkWith(
        tinyAxml(
          manifest(
            element('application', {}, uses('android.permission.READ_CONTACTS')),
            element('manifest', {}, uses('android.permission.READ_CALL_LOG')),
            { ...uses('android.permission.SEND_SMS'), name: 'Uses-Permission' },
          ),
        ),
      ),
    android: TRUTH,
    source: `${PARSER} (parseBaseApkTags: children of <manifest>, by their exact names)`,
    warnings: ['manifest-second-application'],
  },
  {
    id: 'tools-remove',
    what: 'permissions marked tools:node="remove", which a build would have taken out',
    file: () => {
      const marked = [SMS, CAMERA].map((name) => removed(uses(name)));
      return apkWith(tinyAxml(element('manifest', { package: TRUTH.package }, ...marked)));
    },
    android: TRUTH,
    source: `${PARSER} (parseUsesPermission knows nothing of tools:)`,
    warnings: [],
  },
  {
    id: 'sdk-23-and-bounds',
    what: 'one permission as uses-permission-sdk-23, one bounded to systems below 23',
    file: () =>
      apkWith(
        tinyAxml(
          element(
            'manifest',
            { package: TRUTH.package },
            { ...uses(SMS), name: 'uses-permission-sdk-23' },
            uses(CAMERA, { 'android:maxSdkVersion': 22 }),
          ),
        ),
      ),
    android: TRUTH,
    source: `${PARSER} (parseUsesPermission: asked for where the device’s level is within the bounds; both are kept with their bounds)`,
    warnings: [],
  },
  {
    id: 'look-alike-permission',
    what: 'a permission whose name only looks like READ_CONTACTS (a zero-width character, a letter of another script)',
    file: () =>
      apkWith(
        tinyAxml(
          manifest(
            uses('android.permission.READ\u200b_CONTACTS'),
            uses('android.permission.RE\u0410D_CONTACTS'),
          ),
        ),
      ),
    android: {
      ...TRUTH,
      permissions: [
        'android.permission.READ\u200b_CONTACTS',
        'android.permission.RE\u0410D_CONTACTS',
        ...TRUTH.permissions,
      ].sort(),
    },
    source: `${PARSER} (names are taken as they stand: permissions that nobody defined)`,
    warnings: [],
  },
];

/** The file with these bytes at these places. */
function changed(bytes: Uint8Array, ...changes: readonly (readonly number[])[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const [at = 0, ...to] of changes) copy.set(to, at);
  return copy;
}

/** Name and namespace of every android: attribute as given; the resource ids stay. */
function renamed(
  root: XmlElement,
  name: string | undefined,
  namespace: string | null | undefined,
): XmlElement {
  return {
    ...root,
    attributes: root.attributes.map((one) =>
      one.resourceId === null
        ? one
        : { ...one, name: name ?? one.name, namespace: namespace === undefined ? one.namespace : namespace },
    ),
    children: root.children.map((child) => renamed(child, name, namespace)),
  };
}

function withoutId(one: XmlElement): XmlElement {
  return { ...one, attributes: one.attributes.map((attribute) => ({ ...attribute, resourceId: null })) };
}

function twice(name: string): XmlElement {
  const first = uses(name);
  return { ...first, attributes: [...first.attributes, ...uses('android.permission.VIBRATE').attributes] };
}

function removed(one: XmlElement): XmlElement {
  const value = { type: 'string', value: 'remove' } as const;
  const mark = {
    namespace: 'http://schemas.android.com/tools',
    name: 'node',
    resourceId: null,
    value,
    raw: 'remove',
  };
  return { ...one, attributes: [...one.attributes, mark] };
}

function body(bytes: Uint8Array): number[] {
  return [...bytes.subarray(HEADER)];
}

/** The chunks of a file one by one, as they stand. */
function chunks(bytes: Uint8Array): number[][] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const list: number[][] = [];
  for (let at = HEADER; at < bytes.length; at += view.getUint32(at + 4, true))
    list.push([...bytes.subarray(at, at + view.getUint32(at + 4, true))]);
  return list;
}

/** Which string of the pool this is. */
function indexOf(bytes: Uint8Array, text: string): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const count = view.getUint32(HEADER + 8, true);
  const strings = HEADER + view.getUint32(HEADER + 20, true);
  const at = Buffer.from(bytes).indexOf(text);
  for (let index = 0; index < count; index++)
    if (strings + view.getUint32(POOL_OFFSETS + 4 * index, true) + 2 === at) return index;
  throw new Error(`${text} is not in the pool`);
}
