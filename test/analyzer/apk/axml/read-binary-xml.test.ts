import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { isBinaryXml, readBinaryXml } from '../../../../analyzer/apk/axml/read-binary-xml.ts';
import type { XmlAttribute, XmlElement } from '../../../../analyzer/apk/xml/element.ts';
import { ReadError } from '../../../../analyzer/errors.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { CORPUS, entryOf, packagesIn } from '../../../support/corpus.ts';

/** A tree as lines: depth, name, source line, and of each attribute its id and what can be compared. */
function linesOf(element: XmlElement, depth = 0): string[] {
  return [
    `${depth} ${element.name} ${element.line ?? 0}`,
    ...element.attributes.map((one) => `${depth} @${attributeLine(one)}`),
    ...element.children.flatMap((child) => linesOf(child, depth + 1)),
  ];
}

function attributeLine({ resourceId, name, value }: XmlAttribute): string {
  const id = !resourceId ? name : `0x${resourceId.toString(16).padStart(8, '0')}`;
  switch (value.type) {
    case 'string':
      // aapt prints up to the first NUL; Android's strings hold the rest too.
      return `${id}="${value.value.split('\0')[0]}"`;
    case 'reference':
      // A shared library's own package has no number of its own: aapt gives it the first that is free, 2.
      return `${id}=@0x${(value.dynamic && value.id >>> 24 === 0 ? value.id + 0x02000000 : value.id).toString(16)}`;
    case 'integer':
      return `${id}=0x${(value.value >>> 0).toString(16)}`;
    case 'boolean':
      return `${id}=${value.value}`;
    default:
      return `${id}=?`;
  }
}

/** `aapt dump xmltree` in the same form. */
function aaptLines(path: string): string[] {
  const { stdout } = spawnSync('aapt', ['dump', 'xmltree', path, 'AndroidManifest.xml'], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  const lines: string[] = [];
  // aapt indents below namespaces as below elements: only the elements count.
  const open: { indent: number; isElement: boolean }[] = [];
  let depth = 0;
  for (const line of stdout.split('\n')) {
    const node = /^(\s*)(?:N: |E: (?:[^\s:]+:)?(\S*) \(line=(\d+)\))/.exec(line);
    if (node !== null) {
      const indent = node[1]?.length ?? 0;
      while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
      depth = open.filter((one) => one.isElement).length;
      if (node[2] !== undefined) lines.push(`${depth} ${node[2]} ${node[3]}`);
      open.push({ indent, isElement: node[2] !== undefined });
    }
    const attribute = /^\s*A: (?:[\w-]+:)?([^(=]*)(?:\((0x[0-9a-f]{8})\))?=(.*)$/.exec(line);
    if (attribute !== null)
      lines.push(`${depth} @${attribute[2] ?? attribute[1]}=${aaptValue(attribute[3] ?? '')}`);
  }
  return lines;
}

function aaptValue(text: string): string {
  const quoted = /^(".*") \(Raw: /.exec(text)?.[1];
  // aapt writes a backslash as two.
  if (quoted !== undefined) return quoted.replaceAll('\\\\', '\\');
  const typed = /^\(type 0x(1[012])\)0x([0-9a-f]+)/.exec(text);
  if (typed !== null) return typed[1] === '12' ? String(typed[2] !== '0') : `0x${typed[2]}`;
  const reference = /^@0x0*([1-9a-f][0-9a-f]*)/.exec(text)?.[1];
  return reference === undefined ? '?' : `@0x${reference}`;
}

/** aapt writes quotation marks and line ends inside values as they are: such lines are not compared. */
function comparable(lines: string[]): string[] {
  return lines.filter((line) => (line.match(/"/g)?.length ?? 0) % 2 === 0);
}

/** What `ask` makes of a package that holds nothing but this manifest, as aapt wants it. */
async function withPacked<T>(manifest: Uint8Array, ask: (path: string) => T): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'zhizhi-axml-'));
  try {
    const zip = new JSZip();
    zip.file('AndroidManifest.xml', manifest);
    const path = join(directory, 'one.apk');
    writeFileSync(path, await zip.generateAsync({ type: 'uint8array' }));
    return ask(path);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

describe('aapt, on the manifests of real packages', () => {
  test.each(packagesIn('cn', 'other', 'androguard', 'apktool', 'apksig').map((file) => [file]))(
    '%s',
    async (file) => {
      const theirs = aaptLines(join(CORPUS, file));
      const bytes = await entryOf(file, 'AndroidManifest.xml');
      if (theirs.length === 0) return;
      if (bytes === null) throw new Error('aapt reads a manifest that we do not');
      const warnings = new Warnings();
      const ours = linesOf(readBinaryXml(bytes, 'AndroidManifest.xml', warnings));
      expect(comparable(ours)).toEqual(comparable(theirs));
      expect(warnings.list).toEqual([]);
    },
  );
});

describe('what hostile files do', () => {
  const files = readdirSync(join(CORPUS, 'axml'));

  test.each(files.map((file) => [file]))('%s is read to its end', (file) => {
    const warnings = new Warnings();
    const root = readBinaryXml(new Uint8Array(readFileSync(join(CORPUS, 'axml', file))), file, warnings);
    expect(linesOf(root).length).toBeGreaterThan(3);
    expect(warnings.list.map((one) => one.code)).not.toContain('axml-unbalanced');
  });

  /** Where aapt, and Android, stop: we read on and say so. */
  const stopped: Readonly<Record<string, string>> = {
    'AndroidManifestWrongFilesize.xml': 'axml-size',
    'AndroidManifest_StringNotTerminated.xml': 'string-unterminated',
  };

  test.each(files.map((file) => [file]))('%s is read as aapt reads it', async (file) => {
    const bytes = new Uint8Array(readFileSync(join(CORPUS, 'axml', file)));
    const warnings = new Warnings();
    const ours = comparable(linesOf(readBinaryXml(bytes, file, warnings)));
    const theirs = comparable(await withPacked(bytes, aaptLines));
    const codes = warnings.list.map((one) => one.code);
    const code = stopped[file];
    if (code === undefined) {
      expect(ours).toEqual(theirs);
      expect(codes.filter((one) => one !== 'axml-type')).toEqual([]);
    } else {
      expect(ours.length).toBeGreaterThan(theirs.length);
      expect(ours.slice(0, theirs.length)).toEqual(theirs);
      expect(codes).toContain(code);
    }
  });

  test('a name that the pool masks is known by its resource id', () => {
    const bytes = new Uint8Array(readFileSync(join(CORPUS, 'axml/AndroidManifestMaskingNamespace.xml')));
    const root = readBinaryXml(bytes, 'x', new Warnings());
    const application = root.children.find((child) => child.name === 'application');
    expect(application?.attributes.some((one) => one.resourceId === 0x01010001)).toBe(true);
  });

  test('the type in the header is not looked at, as Android does not; it is said', () => {
    const bytes = new Uint8Array(readFileSync(join(CORPUS, 'axml/AndroidManifest_WrongChunkStart.xml')));
    const warnings = new Warnings();
    expect(isBinaryXml(bytes)).toBe(true);
    expect(readBinaryXml(bytes, 'x', warnings).name).toBe('manifest');
    expect(warnings.list.map((one) => one.code)).toContain('axml-type');
  });
});

describe('any bytes', () => {
  const seeds = ['AndroidManifest-Chinese.xml', 'AndroidManifestUTF8Strings.xml', 'test3.xml'].map(
    (file) => new Uint8Array(readFileSync(join(CORPUS, 'axml', file))),
  );

  test('give an element or a ReadError, whatever is changed in a real file', () => {
    const change = fc.record({ at: fc.nat(), byte: fc.nat(255) });
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        (seed, changes, cut) => {
          const bytes = seed.slice(0, cut % 4 === 0 ? cut % seed.length : seed.length);
          // Half of the changes go to where sizes and counts are.
          for (const [i, { at, byte }] of changes.entries())
            if (bytes.length > 0) bytes[at % Math.min(bytes.length, i % 2 === 0 ? 256 : bytes.length)] = byte;
          expect(() => {
            try {
              readBinaryXml(bytes, 'x', new Warnings());
            } catch (error) {
              if (!(error instanceof ReadError)) throw error;
            }
          }).not.toThrow();
        },
      ),
      { numRuns: 3000, seed: 1 },
    );
  });

  test('a pool that claims four thousand million strings is held to its bytes', () => {
    const bytes = seeds[0]?.slice() ?? new Uint8Array();
    new DataView(bytes.buffer).setUint32(8 + 8, 0xffffffff, true);
    const warnings = new Warnings();
    expect(readBinaryXml(bytes, 'x', warnings).name).toBe('manifest');
    expect(warnings.list.map((one) => one.code)).toContain('string-pool');
  });
});
