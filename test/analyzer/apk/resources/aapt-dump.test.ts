import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readResourceTable } from '../../../../analyzer/apk/resources/resource-table.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { CORPUS, entryOf, packagesIn } from '../../../support/corpus.ts';

interface Dump {
  /** Id to `type/name`, of every resource that has a value in some configuration. */
  readonly names: Map<number, string>;
  /** Language, name and text of each simple string. */
  readonly strings: string[];
}

/** `aapt dump --values resources`. */
function aaptDump(file: string): Dump {
  const { stdout } = spawnSync('aapt', ['dump', '--values', 'resources', join(CORPUS, file)], {
    encoding: 'utf8',
    maxBuffer: 256 << 20,
  });
  const names = new Map<number, string>();
  const strings: string[] = [];
  let locale = '';
  let name = '';
  for (const line of stdout.split('\n')) {
    const config = /^ {6}config (.*):$/.exec(line)?.[1];
    if (config !== undefined) locale = localeOf(config);
    const resource = /^ {8}resource 0x([0-9a-f]{8}) [^:]*:(\S+): (?:t=|<bag>)/.exec(line);
    if (resource !== null) {
      name = resource[2] ?? '';
      names.set(Number.parseInt(resource[1] ?? '', 16), name);
    }
    const text = /^ {10}\(string(?:8|16)\) "(.*)"$/.exec(line)?.[1];
    if (text !== undefined && name.startsWith('string/')) strings.push(`${locale} ${name} ${text}`);
  }
  return { names, strings };
}

/** `zh-rCN-v21` and `b+sr+Latn` as BCP 47. */
function localeOf(config: string): string {
  const first = config.replace(/^(?:mcc\d+-?)?(?:mnc\d+-?)?/, '').split('-');
  if (first[0]?.startsWith('b+') === true) return first[0].slice(2).replaceAll('+', '-');
  if (!/^[a-z]{2,3}$/.test(first[0] ?? '') || first[0] === 'car') return '';
  const region = /^r([A-Z]{2}|\d{3})$/.exec(first[1] ?? '')?.[1];
  return region === undefined ? (first[0] ?? '') : `${first[0]}-${region}`;
}

/** As aapt prints it: escapes for what would end its line. */
function printed(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r');
}

/** Tables with 16-bit offsets or compact entries (Android 14), which aapt and aapt2 of Android 13 and before cannot read. */
const UNKNOWN_TO_AAPT = ['client', 'framework', 'issue3366', 'issue3705', 'library'].map(
  (name) => `apktool/${name}.apk`,
);
/** Archives that Android and aapt refuse and we read with a warning (docs/oracle-differences.md). */
const REFUSED = [
  'v1-only-with-nul-in-entry-name',
  'v1v2v3-with-rsa-2048-lineage-3-signers-invalid-zip',
  'v2-only-truncated-cd',
  'v3-only-with-rsa-pkcs1-sha512-8192-digest-mismatch',
].map((name) => `apksig/${name}.apk`);
const files = packagesIn('cn', 'other', 'androguard', 'apktool', 'apksig').filter(
  (file) => !UNKNOWN_TO_AAPT.includes(file) && !REFUSED.includes(file),
);

describe('every name and every string in every language, beside aapt', () => {
  test.each(files.map((file) => [file]))('%s', async (file) => {
    const bytes = await entryOf(file, 'resources.arsc');
    const theirs = aaptDump(file);
    if (bytes === null) {
      expect(theirs.names.size).toBe(0);
      return;
    }
    const warnings = new Warnings();
    const table = readResourceTable(bytes, 'resources.arsc', warnings);
    const unlike = [...theirs.names].filter(([id, name]) => table.nameOf(id) !== name);
    expect(unlike).toEqual([]);
    const ours = [...table.strings(() => true)].map(
      ({ locale, name, text }) => `${locale} ${name} ${printed(text)}`,
    );
    expect(ours.toSorted()).toEqual(theirs.strings.toSorted());
    expect(warnings.list).toEqual([]);
  });
});

describe('forms that aapt does not know, by what their authors put into them', () => {
  const stringsOf = async (file: string, locale: string): Promise<[string, string][]> => {
    const bytes = await entryOf(file, 'resources.arsc');
    if (bytes === null) throw new Error(`${file} has no table`);
    const warnings = new Warnings();
    const table = readResourceTable(bytes, 'resources.arsc', warnings);
    const found = [...table.strings((one) => one === locale)];
    expect(warnings.list).toEqual([]);
    return found.map(({ name, text }) => [name, text]);
  };

  test('16-bit offsets, a grammatical gender beside the language', async () => {
    expect(await stringsOf('apktool/client.apk', '')).toEqual([
      ['string/app_title', 'SharedLibrary client'],
      ['string/name', 'Professor Android'],
    ]);
  });

  test('a thousand entries with 16-bit offsets', async () => {
    const strings = await stringsOf('apktool/issue3366.apk', '');
    const numbered = strings.filter(([name]) => name.startsWith('string/foo_'));
    expect(numbered.length).toBe(1001);
    expect(numbered.filter(([name, text]) => name !== `string/foo_${text}`)).toEqual([]);
  });
});
