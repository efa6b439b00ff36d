import { deflateRawSync, deflateSync } from 'node:zlib';
import { readPackage } from '../../analyzer/apk/read-package.ts';
import type { ByteSource } from '../../analyzer/bytes/source.ts';
import { openListing } from '../../analyzer/listing/open-listing.ts';
import { readPolicy } from '../../analyzer/policy/read-policy.ts';
import { parseResult } from '../../analyzer/result-schema.ts';
import { nodePlatform } from '../../cli/node-platform.ts';
import {
  invokeStatic,
  invokeVirtual,
  newInstance,
  RETURN_VOID,
  type Refs,
  writeDex,
} from '../support/dex-writer.ts';
import { blanks, contentOf, encryption, greyJpeg, hex, lzwBlanks, pdfOf } from '../support/pdf.ts';
import { rawEntry, rawZip } from '../support/raw-zip.ts';
import { tinyTable } from '../support/tiny-arsc.ts';
import { tinyManifest } from '../support/tiny-manifest.ts';
import {
  bundleOfEntries,
  bundleOfManifests,
  castsAndCalls,
  launchersWithCallbacks,
  longNames,
  manyConfigurations,
  manySections,
  permissionsAndCalls,
  sharedSwitch,
  sharedText,
} from './many-parts.ts';
import { manyRegisters, sharedCode, sharedInterfaces, sharedMethods, sharedNames } from './shared-parts.ts';

/** An input made to exhaust a reader, and what becomes of it: the code of the error, or of a warning of what was read. */
export interface HostileInput {
  readonly what: string;
  readonly make: () => Uint8Array;
  readonly read: (source: ByteSource) => Promise<readonly string[]>;
  /** One of what `read` gives: warnings' codes, or, for nothing to warn of, `read`. */
  readonly outcome: string;
  /** Whether `outcome` is the code of a ReadError. */
  readonly refused?: boolean;
}

const manifest = () => rawEntry('AndroidManifest.xml', tinyManifest());
const text = (content: string) => new TextEncoder().encode(content);

async function asPackage(source: ByteSource): Promise<readonly string[]> {
  const { package: facts, code } = await readPackage(source, 'x', 0, { platform: nodePlatform });
  return ['read', ...[...facts.warnings, ...(code?.warnings ?? [])].map((one) => one.code)];
}

async function asPolicy(source: ByteSource): Promise<readonly string[]> {
  const policy = await readPolicy(source, 'policy', 0);
  return ['read', ...policy.warnings.map((one) => one.code)];
}

async function asListing(source: ByteSource): Promise<readonly string[]> {
  const facts = await openListing(source, 'https://store.example/app/com.example.a', 0, null);
  return [facts.name === null ? 'nothing' : 'read'];
}

/** Zeros that say they are `size` bytes, deflated a thousandfold. */
function bomb(name: string, size: number) {
  const zeros = new Uint8Array(size);
  return rawEntry(name, zeros, { data: new Uint8Array(deflateRawSync(zeros)), both: { method: 8 } });
}

const className = (i: number) => `La/C${String(i).padStart(5, '0')};`;

function dexPackage(dex: Uint8Array): Uint8Array {
  return rawZip([manifest(), rawEntry('classes.dex', dex, { deflate: true })]);
}

/** The activity that the manifest names begins `code`. */
function activity(
  code: (refs: Refs) => readonly number[],
  more: readonly { name: string; code: (refs: Refs) => readonly number[] }[] = [],
) {
  return {
    descriptor: 'La/b/A;',
    superclass: 'Landroid/app/Activity;',
    methods: [
      ...more.map((one) => ({ ...one, isStatic: true })),
      { name: 'onCreate', isStatic: false, code },
    ],
  };
}

function circle(count: number): Uint8Array {
  return writeDex([
    activity((refs) => [
      ...Array.from({ length: count }, (_, i) => [
        ...newInstance(refs.type(className(i))),
        ...invokeVirtual(refs.method(className(i), 'run')),
      ]).flat(),
      RETURN_VOID,
    ]),
    ...Array.from({ length: count }, (_, i) => ({
      descriptor: className(i),
      superclass: className((i + 1) % count),
      methods: [
        {
          name: 'run',
          isStatic: false,
          code: (refs: Refs) => [
            ...invokeVirtual(refs.method(className((i + 1) % count), 'run')),
            RETURN_VOID,
          ],
        },
      ],
    })),
  ]);
}

function calls(count: number): Uint8Array {
  const name = (i: number) => `m${String(i).padStart(5, '0')}`;
  const steps = [0, 1, 7919, 31, 4099, 977, 57, 263];
  const methods = Array.from({ length: count }, (_, i) => ({
    name: name(i),
    code: (refs: Refs) => {
      const first = refs.method('La/b/A;', name(0));
      return [...steps.flatMap((step, k) => invokeStatic(first + ((i * step + k) % count))), RETURN_VOID];
    },
  }));
  return writeDex([
    activity((refs) => [...invokeStatic(refs.method('La/b/A;', name(0))), RETURN_VOID], methods),
  ]);
}

/** A resource table or manifest whose string pool claims a thousand million strings. */
function withClaim(bytes: Uint8Array, offset: number): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(offset + 8, 0x40000000, true);
  return copy;
}

/** A zip whose end record claims so many entries, each a header without a name. */
function directory(count: number): Uint8Array {
  const bytes = new Uint8Array(count * 46 + 56 + 20 + 22);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < count; i++) view.setUint32(i * 46, 0x02014b50, true);
  const size = count * 46;
  view.setUint32(size, 0x06064b50, true);
  for (const field of [24, 32]) view.setBigUint64(size + field, BigInt(count), true);
  view.setBigUint64(size + 40, BigInt(size), true);
  view.setUint32(size + 56, 0x07064b50, true);
  view.setBigUint64(size + 64, BigInt(size), true);
  view.setUint32(size + 76, 0x06054b50, true);
  for (const field of [8, 10]) view.setUint16(size + 76 + field, 0xffff, true);
  for (const field of [12, 16]) view.setUint32(size + 76 + field, 0xffffffff, true);
  return bytes;
}

const deflated = (content: Uint8Array) =>
  pdfOf({ dictionary: '/Filter /FlateDecode', content: deflateSync(content) });

export const HOSTILE_INPUTS: Readonly<Record<string, HostileInput>> = {
  'manifest-bomb': {
    what: 'a manifest that inflates to 200 MB',
    make: () => rawZip([bomb('AndroidManifest.xml', 200 << 20)]),
    read: asPackage,
    outcome: 'limit',
    refused: true,
  },
  'entries-overlap': {
    what: '100,000 entries that are all one local header and its data',
    make: () =>
      rawZip(
        [
          manifest(),
          ...Array.from({ length: 100_000 }, (_, i) => rawEntry(`e${i}`, '', { localHeaderOffset: 0 })),
        ],
        {
          zip64: true,
        },
      ),
    read: asPackage,
    outcome: 'zip-overlapping-entries',
  },
  'many-entries': {
    what: '200,000 entries',
    make: () =>
      rawZip(
        [manifest(), ...Array.from({ length: 200_000 }, (_, i) => rawEntry(`res/drawable/e${i}.png`, ''))],
        {
          zip64: true,
        },
      ),
    read: asPackage,
    outcome: 'read',
  },
  'huge-directory': {
    what: 'a central directory of 10,000,000 entries (460 MB)',
    make: () => directory(10_000_000),
    read: asPackage,
    outcome: 'limit',
    refused: true,
  },
  'manifest-pool-claim': {
    what: 'a manifest whose string pool claims 4 GB of offsets',
    make: () => rawZip([rawEntry('AndroidManifest.xml', withClaim(tinyManifest(), 8))]),
    read: asPackage,
    outcome: 'string-pool',
  },
  'table-pool-claim': {
    what: 'a resource table whose string pool claims 4 GB of offsets',
    make: () =>
      rawZip([
        manifest(),
        rawEntry('resources.arsc', withClaim(tinyTable({ configurations: [{ entries: { 0: 'x' } }] }), 12)),
      ]),
    read: asPackage,
    outcome: 'string-pool',
  },
  'resource-circle': {
    what: '60,000 resources that refer to one another in a circle',
    make: () => {
      const entries: Record<number, number> = {};
      for (let i = 0; i < 60_000; i++) entries[i] = 0x7f010000 + ((i + 1) % 60_000);
      entries[60_000] = 0x7f010000;
      const table = tinyTable({ configurations: [{ entries: { ...entries, 60001: 'x' } }] });
      return rawZip([manifest(), rawEntry('resources.arsc', table)]);
    },
    read: asPackage,
    outcome: 'read',
  },
  'style-circle': {
    what: '60,000 styles, each the parent of the next, the last of the first',
    make: () => {
      const entries: Record<number, string | { readonly parent: number }> = { 60000: 'x' };
      for (let i = 0; i < 60_000; i++) entries[i] = { parent: 0x7f010000 + ((i + 1) % 60_000) };
      return rawZip([manifest(), rawEntry('resources.arsc', tinyTable({ configurations: [{ entries }] }))]);
    },
    read: asPackage,
    outcome: 'read',
  },
  'superclass-circle': {
    what: '64,000 classes in one circle of superclasses, all of them created',
    make: () => dexPackage(circle(64_000)),
    read: asPackage,
    outcome: 'call-graph-limit',
  },
  'all-call-all': {
    what: '65,530 methods, each calling eight others in circles',
    make: () => dexPackage(calls(65_530)),
    read: asPackage,
    outcome: 'read',
  },
  'code-shared': {
    what: '60,000 methods with one code of a million instructions',
    make: () => dexPackage(sharedCode()),
    read: asPackage,
    outcome: 'dex-code-overlap',
  },
  'interfaces-shared': {
    what: '60,000 classes with one list of 4,000 interfaces',
    make: () => dexPackage(sharedInterfaces()),
    read: asPackage,
    outcome: 'dex-list-overlap',
  },
  'names-shared': {
    what: '60,000 classes whose names are ends of one name of a million characters',
    make: () => dexPackage(sharedNames()),
    read: asPackage,
    outcome: 'dex-string-overlap',
  },
  'methods-shared': {
    what: 'threads of 60,000 classes that inherit 60,000 methods, all of them started',
    make: () => dexPackage(sharedMethods()),
    read: asPackage,
    outcome: 'read',
  },
  'many-registers': {
    what: '60,000 methods with 65,535 registers each, all given names to look up',
    make: () => dexPackage(manyRegisters()),
    read: asPackage,
    outcome: 'read',
  },
  'dex-bomb': {
    what: 'three dex files that inflate to 400 MB of zeros each',
    make: () =>
      rawZip([
        manifest(),
        ...['classes.dex', 'classes2.dex', 'classes3.dex'].map((name) => bomb(name, 400 << 20)),
      ]),
    read: asPackage,
    outcome: 'dex-unreadable',
  },
  'switch-shared': {
    what: 'a callback with 100,000 switches that have one table of 60,000 targets',
    make: sharedSwitch,
    read: asPackage,
    outcome: 'denial-limit',
  },
  'launchers-callbacks': {
    what: '15,000 activities that open the app, each with a callback',
    make: launchersWithCallbacks,
    read: asPackage,
    outcome: 'read',
  },
  'permissions-calls': {
    what: '20,000 permissions, and 30,000 calls that need one',
    make: permissionsAndCalls,
    read: asPackage,
    outcome: 'read',
  },
  'casts-calls': {
    what: 'a method that casts to 20,000 classes and makes 100,000 calls',
    make: castsAndCalls,
    read: asPackage,
    outcome: 'read',
  },
  'resource-text': {
    what: '60,000 string resources that are one text of a million characters',
    make: sharedText,
    read: asPackage,
    outcome: 'resources-too-many',
  },
  'resource-configurations': {
    what: '10,000 components named by way of 20 resources in 1,024 configurations',
    make: manyConfigurations,
    read: asPackage,
    outcome: 'resources-too-many',
  },
  'bundle-entries': {
    what: 'a bundle of five APKs of 100,000 entries each',
    make: bundleOfEntries,
    read: asPackage,
    outcome: 'bundle-too-many-parts',
  },
  'bundle-manifests': {
    what: 'a bundle of 61 APKs of 60,000 components each',
    make: bundleOfManifests,
    read: asPackage,
    outcome: 'bundle-part-unreadable',
  },
  'asset-bomb': {
    what: 'a page among the assets that inflates to 200 MB',
    make: () => rawZip([manifest(), bomb('assets/a.html', 200 << 20)]),
    read: asPackage,
    outcome: 'asset-unreadable',
  },
  'many-addresses': {
    what: 'a native library of 60 MB of addresses',
    make: () =>
      rawZip([
        manifest(),
        rawEntry('lib/arm64-v8a/liba.so', Buffer.alloc(60 << 20, 'ws://a.bc'), { deflate: true }),
      ]),
    read: asPackage,
    outcome: 'endpoints-dropped',
  },
  'jar-sections': {
    what: 'a v1 manifest of 390,000 sections for entries that are not there',
    make: manySections,
    read: asPackage,
    outcome: 'read',
  },
  'long-names': {
    what: '100 entries whose names are 65,000 characters of "privacy"',
    make: longNames,
    read: asPackage,
    outcome: 'read',
  },
  'text-entities': {
    what: 'a text manifest that defines entities by one another (a thousand million laughs)',
    make: () => {
      const entities = Array.from(
        { length: 10 },
        (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`,
      ).join('');
      return text(
        `<!DOCTYPE m [<!ENTITY e0 "ha">${entities}]><manifest package="a.b"><application label="&e10;"/></manifest>`,
      );
    },
    read: asPackage,
    outcome: 'read',
  },
  'text-depth': {
    what: 'a text manifest of 50,000 elements in one another',
    make: () => text(`<manifest package="a">${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}</manifest>`),
    read: asPackage,
    outcome: 'limit',
    refused: true,
  },
  'html-depth': {
    what: 'a policy of 100,000 elements in one another',
    make: () =>
      text(`<html><body>${'<div>'.repeat(100_000)}我们收集您的手机号码。${'</div>'.repeat(100_000)}`),
    read: asPolicy,
    outcome: 'read',
  },
  'policy-lines': {
    what: 'a policy of 40,000 lines that are one paragraph cut at a width',
    make: () => text(`隐私政策\n${'我们收集您的手机号码和位置信息以便您登录和找到附近\n'.repeat(40_000)}`),
    read: asPolicy,
    outcome: 'read',
  },
  'policy-repeats': {
    what: 'a policy of 2,600,000 characters that are the beginnings of what is looked for',
    make: () => text('我们收集、使用、（（“《、、1.1.1.1.'.repeat(110_000)),
    read: asPolicy,
    outcome: 'policy-cut',
  },
  'pdf-text': {
    what: 'a PDF of 200 kB with a page that inflates to 30 MB of text',
    make: () => deflated(Buffer.alloc(30 << 20, 'BT /F1 12 Tf (We collect data) Tj ET\n')),
    read: asPolicy,
    outcome: 'policy-cut',
  },
  'pdf-blank': {
    what: 'a PDF of 400 kB with a page that inflates to 400 MB of white space',
    make: () => deflated(Buffer.alloc(400 << 20, ' ')),
    read: asPolicy,
    outcome: 'limit',
    refused: true,
  },
  'pdf-streams': {
    what: 'a PDF of a million beginnings of streams',
    make: () =>
      Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(10 << 20, 'stream\n\x78\x9c\0 ', 'latin1')]),
    read: asPolicy,
    outcome: 'limit',
    refused: true,
  },
  'pdf-filters': {
    what: 'a PDF of 5 MB with a page that is 2.7 GB of white space behind hexadecimal digits and zlib',
    make: () => pdfOf({ dictionary: '/Filter [/ASCIIHexDecode /FlateDecode]', content: hex(blanks(40)) }),
    read: asPolicy,
    outcome: 'limit',
    refused: true,
  },
  'pdf-twice': {
    what: 'a PDF of 6 kB with a page that is deflated twice, of 2.7 GB',
    make: () => pdfOf({ dictionary: '/Filter [/Fl /Fl]', content: deflateSync(blanks(40)) }),
    read: asPolicy,
    outcome: 'limit',
    refused: true,
  },
  'pdf-lzw': {
    what: 'a PDF of 4 MB with a page that is LZW, of 5 GB',
    make: () => pdfOf({ dictionary: '/Filter /LZWDecode', content: lzwBlanks(700) }),
    read: asPolicy,
    outcome: 'limit',
    refused: true,
  },
  'pdf-encrypted': {
    what: 'a PDF of 3 MB, encrypted, with a page that inflates to 2.7 GB',
    make: () => pdfOf({ dictionary: '/Filter /FlateDecode', content: blanks(40), ...encryption('AESV3') }),
    read: asPolicy,
    outcome: 'limit',
    refused: true,
  },
  'pdf-picture': {
    what: 'a PDF of 7 kB whose font has a picture of 1,600 million dots for its table of characters',
    make: () =>
      pdfOf({
        content: contentOf('We collect data'),
        font: '/ToUnicode 5 0 R',
        more: [['<< /Filter [/FlateDecode /DCTDecode] >>', deflateSync(greyJpeg(40_000))]],
      }),
    read: asPolicy,
    outcome: 'read',
  },
  'pdf-syntax': {
    what: 'a PDF of 10 MB of objects that are one comment',
    make: () => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(10 << 20, '1 0 obj% ')]),
    read: asPolicy,
    outcome: 'limit',
    refused: true,
  },
  'pdf-overlap': {
    what: 'a PDF of 2 MB with 3,900 streams that all reach to its end',
    make: () => {
      const object = '9 0 obj << /Filter /A85 /Length 99 0 R >> stream\n';
      return pdfOf({
        content: contentOf('We collect data'),
        more: [['<< >>', Buffer.from(`${object.repeat(3900)}${' '.repeat(2_000_000)}`)]],
      });
    },
    read: asPolicy,
    outcome: 'limit',
    refused: true,
  },
  'pdf-comments': {
    what: 'a PDF of 140 kB with a stream of objects that is 60 MB of space, comments and the word “stream”',
    make: () => {
      const block = `${' '.repeat(2000)}x\n${'%\n'.repeat(1000)}stream `;
      const objects = deflateSync(Buffer.alloc(60 << 20, block));
      return pdfOf({
        content: contentOf('We collect data'),
        more: [['<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>', objects]],
      });
    },
    read: asPolicy,
    outcome: 'read',
  },
  'listing-json': {
    what: 'a store page with 100 MB of JSON-LD',
    make: () =>
      text(`<html><script type="application/ld+json">${'[{"@type":"MobileApplication"},'.repeat(3_200_000)}`),
    read: asListing,
    outcome: 'limit',
    refused: true,
  },
  'report-depth': {
    what: 'a saved report of 100,000 arrays in one another',
    make: () => text(`{"findings":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
    read: async (source) => {
      const bytes = await source.read(0, source.size);
      return [parseResult(JSON.parse(new TextDecoder().decode(bytes))) === null ? 'no-report' : 'read'];
    },
    outcome: 'no-report',
  },
};
