import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ReadPackage, readPackage } from '../../analyzer/apk/read-package.ts';
import { signingMinSdk } from '../../analyzer/apk/signing/sdk-levels.ts';
import { ReadError } from '../../analyzer/errors.ts';
import { FileSource } from '../../cli/file-source.ts';
import { nodePlatform } from '../../cli/node-platform.ts';

/** What aapt 1, Python's zipfile and apksigner say of a package (`oracle.py`). Fields are absent where aapt gave up. */
interface OracleRow {
  readonly file: string;
  readonly aapt: number;
  readonly packageName?: string;
  readonly versionCode?: string;
  readonly versionName?: string;
  readonly minSdk: string | null;
  readonly targetSdk: string | null;
  readonly label: string | null;
  readonly usesPermission: readonly string[];
  readonly usesPermissionSdk23: readonly string[];
  readonly components: Readonly<Record<string, readonly string[]>>;
  readonly dexFiles?: readonly string[];
  readonly nativeLibraries?: readonly string[];
}

/** A field in which we differ from these readers and are right; `package` when we read what they refuse or the other way round. */
interface Difference {
  readonly file: string;
  readonly field: string;
  readonly oracle: unknown;
  readonly zhizhi: unknown;
  readonly reason: string;
}

const apks = join(import.meta.dirname, '../../../shared/apks');
if (!existsSync(apks)) throw new Error(`this test needs the APKs in ${apks}`);

const oracle = readFileSync(join(apks, 'oracle.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as OracleRow);
const differences = JSON.parse(
  readFileSync(join(import.meta.dirname, 'package-differences.json'), 'utf8'),
) as readonly Difference[];
/** What apksig itself takes from each manifest (`SigningOracle.java`). */
const apksigMinSdk = new Map(
  readFileSync(join(import.meta.dirname, 'signing-ranges.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly file: string; readonly minSdk: number | null })
    .map(({ file, minSdk }) => [file, minSdk]),
);
const met = new Set<string>();

async function read(file: string): Promise<ReadPackage | ReadError> {
  const source = await FileSource.open(join(apks, file));
  try {
    return await readPackage(source, file, 0, { platform: nodePlatform, depth: 'manifest' });
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  } finally {
    await source.close();
  }
}

/** What each side says, field by field, in one form. */
function fieldsOf(row: OracleRow): Record<string, unknown> {
  return {
    packageName: row.packageName ?? '',
    versionCode: row.versionCode ?? '',
    versionName: row.versionName ?? '',
    minSdk: row.minSdk,
    targetSdk: row.targetSdk,
    label: row.label ?? '',
    usesPermission: row.usesPermission,
    usesPermissionSdk23: row.usesPermissionSdk23,
    components: Object.fromEntries(
      Object.entries(row.components).map(([kind, names]) => [
        kind,
        names.map((name) => complete(row.packageName ?? '', name)).sort(),
      ]),
    ),
    dexFiles: row.dexFiles ?? [],
    nativeLibraries: row.nativeLibraries ?? [],
  };
}

function ourFields({ package: facts }: ReadPackage): Record<string, unknown> {
  const { manifest, archive, resources } = facts;
  const permissions = (declaredAs: string): string[] =>
    [
      ...new Set(manifest.permissions.filter((one) => one.declaredAs === declaredAs).map((one) => one.name)),
    ].sort();
  const components: Record<string, string[]> = {};
  for (const { kind, name } of manifest.components) {
    components[kind] ??= [];
    components[kind].push(name);
  }
  for (const names of Object.values(components)) names.sort();
  return {
    packageName: manifest.packageName,
    versionCode: manifest.versionCode === null ? '' : String(manifest.versionCode),
    versionName: manifest.versionName ?? '',
    minSdk: manifest.minSdk === null ? null : String(manifest.minSdk),
    targetSdk: manifest.targetSdk === null ? null : String(manifest.targetSdk),
    label: resources?.label ?? '',
    usesPermission: permissions('uses-permission'),
    usesPermissionSdk23: permissions('uses-permission-sdk-23'),
    components,
    dexFiles: [...(archive?.dexFiles ?? [])].sort(),
    nativeLibraries: [...(archive?.nativeLibraries ?? [])].sort(),
  };
}

function complete(packageName: string, name: string): string {
  if (name.startsWith('.')) return packageName + name;
  return name.includes('.') ? name : `${packageName}.${name}`;
}

/** What is expected of us: what the oracle says, unless the difference is listed. */
function expected(file: string, field: string, says: unknown): unknown {
  const listed = differences.find((one) => one.file === file && one.field === field);
  if (listed === undefined) return says;
  expect(says, `${file} ${field}: what the oracle says has changed`).toEqual(listed.oracle);
  expect(listed.zhizhi, `${file} ${field}: no difference any more`).not.toEqual(says);
  met.add(`${file} ${field}`);
  return listed.zhizhi;
}

describe('aapt, apksigner and zipfile on every package', () => {
  test.each(oracle.map((row) => [row.file, row] as const))('%s', async (file, row) => {
    const ours = await read(file);
    const says = row.packageName === undefined ? 'refused' : 'read';
    const want = expected(file, 'package', says);
    expect(ours instanceof ReadError ? 'refused' : 'read').toBe(want);
    if (ours instanceof ReadError) {
      expect(ours.text.en).not.toMatch(/\n/);
      expect(ours.text.zh).toMatch(/\p{Script=Han}/u);
      return;
    }
    if (says === 'refused') return;
    const theirs = fieldsOf(row);
    const { minSdk } = ours.package.manifest;
    expect(signingMinSdk(minSdk), 'apksig, minSdkVersion').toBe(apksigMinSdk.get(file) ?? 1);
    for (const [field, value] of Object.entries(ourFields(ours))) {
      expect(value, field).toEqual(expected(file, field, theirs[field]));
    }
  });
});

describe('a bare manifest as hostile apps write it', () => {
  const folder = join(apks, 'axml');
  test.each(readdirSync(folder).map((name) => [name]))('%s', async (name) => {
    const ours = await read(`axml/${name}`);
    if (name.startsWith('AndroidManifest')) {
      if (ours instanceof ReadError) throw ours;
      expect(ours.package.kind).toBe('binary-manifest');
      expect(ours.package.manifest.packageName).toMatch(/^[\w.]+$/);
    } else {
      expect(ours).toBeInstanceOf(ReadError);
    }
  });
});

test('every listed difference is documented', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/oracle-differences.md'), 'utf8');
  const section = text.split(/^## /m).find((one) => one.startsWith('Package\n')) ?? '';
  for (const { file } of differences) expect(section).toContain(`\`${file}\``);
});

// After all the others: a list that outlives its reasons hides the next mistake.
test('no listed difference is stale', () => {
  const listed = differences.map(({ file, field }) => `${file} ${field}`);
  expect(listed.filter((one) => !met.has(one))).toEqual([]);
});
