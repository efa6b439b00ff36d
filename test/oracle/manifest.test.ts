import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPackage } from '../../analyzer/apk/read-package.ts';
import type { ComponentFacts, ManifestFacts } from '../../analyzer/facts/package.ts';
import { FileSource } from '../../cli/file-source.ts';
import { nodePlatform } from '../../cli/node-platform.ts';
import { CORPUS } from '../support/corpus.ts';

/** Values as androguard prints them (`manifest_oracle.py`); what is not written is absent. */
interface Row {
  readonly file: string;
  readonly permissions: readonly { readonly name?: string; readonly maxSdkVersion?: string }[];
  readonly features: readonly { readonly name?: string; readonly required?: string }[];
  readonly application: Partial<Record<Written, string>> | null;
  readonly components: readonly RowComponent[];
}

type Written = 'name' | 'permission' | 'debuggable' | 'allowBackup' | 'usesCleartextTraffic';

interface RowComponent {
  readonly kind: ComponentFacts['kind'];
  readonly name: string;
  readonly exported?: string;
  readonly enabled?: string;
  readonly permission?: string;
  readonly authorities?: string;
  readonly filters: readonly {
    readonly actions: readonly string[];
    readonly categories: readonly string[];
  }[];
  readonly metaData: readonly string[];
}

/**
 * Where the value stands in the resources androguard gives the resource's number; Android and Zhizhi follow it. The texts are those that
 * `aapt dump --values resources` prints.
 */
const RESOURCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'apktool/issue636.apk': {
    '@7F030001': 'com.ibotpeaches.issue636.Provider',
    '@7F030002': 'com.ibotpeaches.issue636.ProviderTwo',
  },
};

const rows = readFileSync(join(import.meta.dirname, 'manifests.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

async function manifestOf(file: string): Promise<ManifestFacts> {
  const source = await FileSource.open(join(CORPUS, file));
  try {
    const options = { platform: nodePlatform, depth: 'manifest' } as const;
    return (await readPackage(source, file, 0, options)).package.manifest;
  } finally {
    await source.close();
  }
}

const isTrue = (text: string | undefined): boolean | null => (text === undefined ? null : text === 'true');

/** By the rules of ParsedActivityUtils, ParsedServiceUtils and ParsedProviderUtils, from androguard's values. */
function expectedComponent(row: RowComponent, { file, application }: Row, manifest: ManifestFacts): unknown {
  const resources = RESOURCES[file] ?? {};
  const dropsEmpty = row.kind !== 'service' && row.kind !== 'provider';
  const filters = row.filters.filter(({ actions }) => !dropsEmpty || actions.length > 0);
  const byDefault = row.kind === 'provider' ? manifest.effectiveTargetSdk < 17 : filters.length > 0;
  const inherited = row.kind === 'activity-alias' ? null : (application?.permission ?? null);
  return {
    kind: row.kind,
    name: complete(manifest.packageName, row.name),
    exported: isTrue(row.exported) ?? byDefault,
    enabled: isTrue(row.enabled) ?? true,
    permission: row.permission ?? inherited,
    authorities:
      row.authorities === undefined ? [] : (resources[row.authorities] ?? row.authorities).split(';'),
    filters,
    metaData: row.metaData,
  };
}

function ours(component: ComponentFacts): unknown {
  const { kind, name, exported, enabled, permission, authorities, intentFilters, metaData } = component;
  return {
    kind,
    name,
    exported,
    enabled,
    permission,
    authorities,
    filters: intentFilters.map(({ actions, categories }) => ({ actions, categories })),
    metaData: metaData.map((one) => one.name),
  };
}

function complete(packageName: string, name: string): string {
  if (name.startsWith('.')) return packageName + name;
  return name.includes('.') ? name : `${packageName}.${name}`;
}

describe('androguard on the manifests of real packages', () => {
  test.each(rows.map((row) => [row.file, row] as const))('%s', async (file, row) => {
    const manifest = await manifestOf(file);
    expect(
      manifest.permissions.map(({ name, maxSdkVersion }) => [
        name,
        maxSdkVersion === null ? undefined : String(maxSdkVersion),
      ]),
    ).toEqual(row.permissions.map(({ name, maxSdkVersion }) => [name, maxSdkVersion]));
    expect(manifest.usesFeatures.map(({ name, required }) => [name, required])).toEqual(
      row.features
        .filter(({ name }) => name !== undefined)
        .map(({ name, required }) => [name, isTrue(required) ?? true]),
    );
    expect(manifest.components.map(ours)).toEqual(
      row.components.map((component) => expectedComponent(component, row, manifest)),
    );
    const { application } = manifest;
    expect(application === null).toBe(row.application === null);
    if (application === null || row.application === null) return;
    const { name, debuggable, allowBackup, usesCleartextTraffic } = row.application;
    expect(application.className).toBe(name === undefined ? null : complete(manifest.packageName, name));
    expect(application.debuggable).toBe(isTrue(debuggable) ?? false);
    expect(application.allowBackup).toBe(isTrue(allowBackup));
    expect(application.usesCleartextTraffic).toBe(isTrue(usesCleartextTraffic));
  });

  test('enough is compared', () => {
    expect(rows.length).toBeGreaterThanOrEqual(65);
    expect(rows.flatMap(({ components }) => components).length).toBeGreaterThan(340);
    for (const [file, values] of Object.entries(RESOURCES)) {
      const authorities = rows.find((row) => row.file === file)?.components.map((one) => one.authorities);
      expect(authorities).toEqual(Object.keys(values));
    }
  });
});
