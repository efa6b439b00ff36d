import type { XmlElement, XmlValue } from '../../analyzer/apk/xml/element.ts';
import { invokeVirtual, RETURN_VOID, type Refs, type WrittenClass, writeDex } from '../support/dex-writer.ts';
import { type RawEntry, rawEntry, rawZip } from '../support/raw-zip.ts';
import { chunk, pool, tinyTable, u16, u32 } from '../support/tiny-arsc.ts';
import { tinyAxml } from '../support/tiny-axml.ts';

/** Inputs of which two parts are many, and each of one might be held against each of the other. */

const numbered = (i: number) => String(i).padStart(5, '0');
const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const ANSWER = ['I', '[Ljava/lang/String;', '[I'];
const CALLBACK = 'onRequestPermissionsResult';

function element(
  name: string,
  attributes: XmlElement['attributes'] = [],
  children: readonly XmlElement[] = [],
): XmlElement {
  return { namespace: null, name, line: 1, attributes, children: [...children] };
}

function plain(name: string, text: string): XmlElement['attributes'][number] {
  return { namespace: null, name, resourceId: null, value: { type: 'string', value: text }, raw: text };
}

function named(value: string | XmlValue): XmlElement['attributes'][number] {
  const typed: XmlValue = typeof value === 'string' ? { type: 'string', value } : value;
  return {
    namespace: 'http://schemas.android.com/apk/res/android',
    name: 'name',
    resourceId: 0x01010003,
    value: typed,
    raw: typeof value === 'string' ? value : null,
  };
}

const OPENS_THE_APP = element(
  'intent-filter',
  [],
  [
    element('action', [named('android.intent.action.MAIN')]),
    element('category', [named('android.intent.category.LAUNCHER')]),
  ],
);

function manifestOf(
  permissions: readonly XmlElement[],
  components: readonly XmlElement[],
  split: string | null = null,
): RawEntry {
  const own = split === null ? [plain('package', 'a.b')] : [plain('package', 'a.b'), plain('split', split)];
  const root = element('manifest', own, [...permissions, element('application', [], components)]);
  return rawEntry('AndroidManifest.xml', tinyAxml(root), { deflate: true });
}

function codeOf(dex: Uint8Array): RawEntry {
  return rawEntry('classes.dex', dex, { deflate: true });
}

/** All methods of the file given the parameters of `onRequestPermissionsResult`. */
function answered(classes: (keep: (refs: Refs) => void) => readonly WrittenClass[]): Uint8Array {
  let refs: Refs | null = null;
  const dex = writeDex(
    classes((given) => {
      refs = given;
    }),
    ANSWER.map((type) => [type, 'x'] as const),
  );
  const { type } = refs as unknown as Refs;
  const start = (dex.length + 3) & ~3;
  const bytes = new Uint8Array(start + 16);
  bytes.set(dex);
  bytes.set([...u32(ANSWER.length), ...ANSWER.flatMap((one) => u16(type(one)))], start);
  const view = new DataView(bytes.buffer);
  view.setUint32(0x20, bytes.length, true);
  view.setUint32(view.getUint32(0x4c, true) + 8, start, true);
  return bytes;
}

/** A callback with a hundred thousand switches that have one table of sixty thousand targets. */
export function sharedSwitch(): Uint8Array {
  const switches = 100_000;
  const targets = 60_000;
  const table = switches * 3 + 2;
  const code = [
    ...times(switches, (i) => [0x002b, (table - i * 3) & 0xffff, (table - i * 3) >>> 16]).flat(),
    RETURN_VOID,
    0,
    ...[0x0100, targets, 0, 0],
    ...times(targets, () => [1, 0]).flat(),
  ];
  const dex = answered((keep) => [
    {
      descriptor: 'La/b/A;',
      superclass: 'Landroid/app/Activity;',
      methods: [
        {
          name: CALLBACK,
          isStatic: false,
          code: (refs) => {
            keep(refs);
            return code;
          },
        },
      ],
    },
  ]);
  return rawZip([manifestOf([], []), codeOf(dex)]);
}

/** Activities that all open the app, each with a callback of its own. */
export function launchersWithCallbacks(): Uint8Array {
  const count = 15_000;
  const dex = answered((keep) =>
    times(count, (i) => ({
      descriptor: `La/b/C${numbered(i)};`,
      superclass: 'Landroid/app/Activity;',
      methods: [
        {
          name: CALLBACK,
          isStatic: false,
          code: (refs) => {
            keep(refs);
            return [RETURN_VOID];
          },
        },
      ],
    })),
  );
  const activities = times(count, (i) => element('activity', [named(`.C${numbered(i)}`)], [OPENS_THE_APP]));
  return rawZip([manifestOf([], activities), codeOf(dex)]);
}

/** Permissions, and calls that need one. */
export function permissionsAndCalls(): Uint8Array {
  const owner = 'Landroid/telephony/TelephonyManager;';
  const dex = writeDex(
    [
      {
        descriptor: 'La/b/A;',
        superclass: 'Ljava/lang/Object;',
        methods: times(30_000, (i) => ({
          name: `m${numbered(i)}`,
          isStatic: true,
          code: (refs) => [...invokeVirtual(refs.method(owner, 'getDeviceId')), RETURN_VOID],
        })),
      },
    ],
    [[owner, 'getDeviceId']],
  );
  const permissions = times(20_000, (i) => element('uses-permission', [named(`p.P${numbered(i)}`)]));
  return rawZip([manifestOf(permissions, []), codeOf(dex)]);
}

/** One method that casts to every class there is, and then makes calls that may give any of them. */
export function castsAndCalls(): Uint8Array {
  const count = 20_000;
  const className = (i: number) => `La/C${numbered(i)};`;
  let object = 0;
  const dex = writeDex(
    [
      {
        descriptor: 'La/b/A;',
        superclass: 'Landroid/app/Activity;',
        methods: [
          {
            name: 'onCreate',
            isStatic: false,
            code: (refs) => {
              object = refs.type('Ljava/lang/Object;');
              return [
                ...times(count, (i) => [0x001f, refs.type(className(i))]).flat(),
                ...times(100_000, () => invokeVirtual(refs.method('La/Base;', 'get'))).flat(),
                RETURN_VOID,
              ];
            },
          },
        ],
      },
      ...times(count, (i) => ({ descriptor: className(i), superclass: 'La/Base;', methods: [] })),
    ],
    [
      ['La/Base;', 'get'],
      ['Ljava/lang/Object;', 'get'],
    ],
  );
  // What all methods return.
  const view = new DataView(dex.buffer);
  view.setUint32(view.getUint32(0x4c, true) + 4, object, true);
  const activity = element('activity', [named('.A')], [OPENS_THE_APP]);
  return rawZip([manifestOf([], [activity]), codeOf(dex)]);
}

/** A table whose string resources are all one text of a million characters. */
export function sharedText(): Uint8Array {
  const length = 1_000_000;
  const count = 60_000;
  const strings = new Uint8Array(36 + length * 2 + 4);
  // One string in UTF-16, its length in two units.
  strings.set([...u16(1), ...u16(28), ...u32(strings.length), ...u32(1), ...u32(0), ...u32(0), ...u32(32)]);
  strings.set([...u16(0x8000 | (length >> 16)), ...u16(length & 0xffff)], 32);
  for (let i = 0; i < length; i++) strings[36 + i * 2] = 0x61;
  const config = new Uint8Array(64);
  config.set(u32(64));
  const header = [1, 0, 0, 0, ...u32(count), ...u32(84 + count * 4), ...config];
  const entry = [...u16(8), ...u16(0), ...u32(0), ...u16(8), 0, 3, ...u32(0)];
  const type = chunk(0x0201, header, [...new Array<number>(count * 4).fill(0), ...entry]);
  const types = pool(['string']);
  const keys = pool(['k']);
  const name = new Uint8Array(256);
  const ids = [
    ...u32(0x7f),
    ...name,
    ...u32(288),
    ...u32(1),
    ...u32(288 + types.length),
    ...u32(1),
    ...u32(0),
  ];
  const pack = Uint8Array.from(chunk(0x0200, ids, [...types, ...keys, ...type]));
  const table = new Uint8Array(12 + strings.length + pack.length);
  table.set([...u16(2), ...u16(12), ...u32(table.length), ...u32(1)]);
  table.set(strings, 12);
  table.set(pack, 12 + strings.length);
  return rawZip([manifestOf([], []), rawEntry('resources.arsc', table, { deflate: true })]);
}

/** Components named by a resource that refers to nineteen others one after another, each in 1,024 configurations. */
export function manyConfigurations(): Uint8Array {
  const entries = Object.fromEntries(times(20, (i) => [i, i === 19 ? 'a.b.C' : 0x7f010001 + i]));
  const configurations = times(1024, (i) => ({ at: { 14: [i & 0xff, i >> 8] }, entries }));
  const activity = element('activity', [named({ type: 'reference', id: 0x7f010000, dynamic: false })]);
  return rawZip([
    manifestOf(
      [],
      times(10_000, () => activity),
    ),
    rawEntry('resources.arsc', tinyTable({ configurations }), { deflate: true }),
  ]);
}

/** A bundle whose splits have a hundred thousand entries each. */
export function bundleOfEntries(): Uint8Array {
  const entries = times(100_000, (i) => rawEntry(`res/${i}`, ''));
  const base = rawZip([manifestOf([], []), ...entries], { zip64: true });
  const split = rawZip([manifestOf([], [], 's'), ...entries], { zip64: true });
  return rawZip([
    rawEntry('base.apk', base, { deflate: true }),
    ...times(4, (i) => rawEntry(`split_${i}.apk`, split, { deflate: true })),
  ]);
}

/** A bundle of sixty splits with sixty thousand components each. */
export function bundleOfManifests(): Uint8Array {
  const components = times(60_000, () => element('activity', [named('.A')]));
  const base = rawZip([manifestOf([], components)]);
  const split = rawZip([manifestOf([], components, 's')]);
  return rawZip([rawEntry('base.apk', base), ...times(60, (i) => rawEntry(`split_${i}.apk`, split))]);
}

/** A v1 manifest of sections for entries that are not there. */
export function manySections(): Uint8Array {
  const sections = times(390_000, (i) => `Name: ${i}\n\n`).join('');
  const text = new TextEncoder().encode(`Manifest-Version: 1.0\n\n${sections}`);
  return rawZip([
    manifestOf([], []),
    rawEntry('META-INF/MANIFEST.MF', text, { deflate: true }),
    rawEntry('META-INF/A.SF', 'Signature-Version: 1.0\n\n'),
    rawEntry('META-INF/A.RSA', 'x'),
  ]);
}

/** Entries with names as long as they may be, of the beginnings of a policy's name. */
export function longNames(): Uint8Array {
  return rawZip([
    manifestOf([], []),
    ...times(100, (i) => rawEntry(`${'privacy'.repeat(9300)}${numbered(i)}`, '')),
  ]);
}
