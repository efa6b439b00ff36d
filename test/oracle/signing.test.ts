import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSigning, type SigningOptions } from '../../analyzer/apk/signing/read-signing.ts';
import { Archive } from '../../analyzer/apk/zip/archive.ts';
import { ReadError } from '../../analyzer/errors.ts';
import type { SigningFacts } from '../../analyzer/facts/package.ts';
import { Warnings } from '../../analyzer/warnings.ts';
import { FileSource } from '../../cli/file-source.ts';
import { nodePlatform } from '../../cli/node-platform.ts';

/** What `apksigner verify --print-certs` printed. */
interface OracleRow {
  readonly file: string;
  readonly signatureVerified: boolean;
  readonly schemes: readonly string[];
  readonly certificates: readonly string[];
}

/** What SigningOracle.java printed: apksig's own reading of the manifest, and the schemes that verify by range of API levels. */
interface RangesRow {
  readonly file: string;
  readonly minSdk: number | null;
  readonly targetSdk: number | null;
  readonly targetSandboxVersion: number | null;
  readonly ranges: Readonly<Record<string, string>>;
}

/** A difference that is right: by range of API levels, or `manifest`, what each says. */
interface Difference {
  readonly file: string;
  readonly reason: string;
  readonly says: Readonly<Record<string, { readonly apksig: string; readonly zhizhi: string }>>;
}

const apks = join(import.meta.dirname, '../../../shared/apks');
if (!existsSync(apks)) throw new Error(`this test needs the APKs in ${apks}`);

const oracle = readLines(join(apks, 'oracle.jsonl')) as readonly OracleRow[];
const ranges = new Map(
  (readLines(join(import.meta.dirname, 'signing-ranges.jsonl')) as readonly RangesRow[]).map((row) => [
    row.file,
    row,
  ]),
);
const differences = JSON.parse(
  readFileSync(join(import.meta.dirname, 'signing-differences.json'), 'utf8'),
) as readonly Difference[];
const met = new Set<string>();

function readLines(path: string): readonly unknown[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** `null` for what is not an archive at all, which no signature can be of. */
async function verify(file: string, options: SigningOptions): Promise<SigningFacts | null> {
  const source = await FileSource.open(join(apks, file));
  try {
    return await readSigning(await Archive.open(source, nodePlatform, new Warnings()), options);
  } catch (error) {
    if (error instanceof ReadError) return null;
    throw error;
  } finally {
    await source.close();
  }
}

function levels(file: string): {
  readonly minSdk: number;
  readonly targetSdk: number;
  readonly targetSandboxVersion: number;
} {
  const row = ranges.get(file);
  if (row === undefined) throw new Error(`${file} is not in signing-ranges.jsonl: make it again`);
  return {
    minSdk: row.minSdk ?? 1,
    targetSdk: row.targetSdk ?? 1,
    targetSandboxVersion: row.targetSandboxVersion ?? 1,
  };
}

/** What is expected of us: what apksig says, unless the difference is listed. */
function expected(file: string, range: string, apksig: string): string {
  const listed = differences.find((one) => one.file === file)?.says[range];
  if (listed === undefined) return apksig;
  expect(listed.apksig, `${file} ${range}: what apksig says has changed`).toBe(apksig);
  expect(listed.zhizhi, `${file} ${range}: no difference any more`).not.toBe(apksig);
  met.add(`${file} ${range}`);
  return listed.zhizhi;
}

/** A package that does not verify says why, one that does names its signer; both in both languages. */
function saysEnough(facts: SigningFacts): void {
  if (facts.verified === true) expect(facts.certificates.length).toBeGreaterThan(0);
  else expect(facts.problems.length).toBeGreaterThan(0);
  for (const { text } of facts.problems) {
    expect(text.zh).toMatch(/\p{Script=Han}/u);
    expect(text.en).not.toMatch(/\p{Script=Han}/u);
  }
}

describe('apksigner verify', () => {
  test.each(oracle.map((row) => [row.file, row] as const))('%s', async (file, row) => {
    const facts = await verify(file, levels(file));
    if (facts !== null) saysEnough(facts);
    const want = expected(file, 'manifest', row.schemes.join(' '));
    expect(facts?.schemes.join(' ') ?? '').toBe(want);
    expect(facts?.verified ?? false).toBe(want !== '');
    if (want !== row.schemes.join(' ')) return;
    expect(row.signatureVerified).toBe(want !== '');
    expect(facts?.certificates.map((one) => one.sha256) ?? []).toEqual(row.certificates);
  });
});

describe('apksig, by range of API levels', () => {
  test.each([...ranges.values()].map((row) => [row.file, row] as const))('%s', async (file, row) => {
    const { targetSdk, targetSandboxVersion } = levels(file);
    for (const [range, schemes] of Object.entries(row.ranges)) {
      const [min, max] = range.split('-');
      const facts = await verify(file, {
        minSdk: Number(min),
        ...(max === '' ? {} : { maxSdk: Number(max) }),
        targetSdk,
        targetSandboxVersion,
      });
      expect(facts?.schemes.join(' ') ?? '', `API levels ${range}`).toBe(expected(file, range, schemes));
    }
  });
});

test('every listed difference is documented', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/oracle-differences.md'), 'utf8');
  const section = text.split(/^## /m).find((one) => one.startsWith('Signing\n')) ?? '';
  for (const { file } of differences) expect(section).toContain(`\`${file}\``);
});

// After all the others: a list that outlives its reasons hides the next mistake.
test('no listed difference is stale', () => {
  const listed = differences.flatMap(({ file, says }) =>
    Object.keys(says).map((range) => `${file} ${range}`),
  );
  expect(listed.filter((one) => !met.has(one))).toEqual([]);
});
