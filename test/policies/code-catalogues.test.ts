import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { codeCatalogueFiles } from '../../analyzer/code/catalogue-files.ts';
import { loadCodeCatalogues } from '../../analyzer/code/catalogues.ts';
import { matchesPattern } from '../../analyzer/code/name-pattern.ts';
import { digestOf } from '../../analyzer/rules/digest.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { rulePackData } from '../../analyzer/rules/shipped.ts';

const policies = join(import.meta.dirname, '../../policies');
const json = (path: string) => JSON.parse(readFileSync(join(policies, path), 'utf8'));
const filesIn = (folder: string) => readdirSync(join(policies, folder)).map((name) => `${folder}/${name}`);

const FILES: [schema: string, file: string][] = [
  ...filesIn('catalog/sensitive-apis').map((file): [string, string] => ['sensitive-apis', file]),
  ...filesIn('catalog/sdks').map((file): [string, string] => ['sdks', file]),
  ['sdk-kinds', 'catalog/sdk-kinds.json'],
  ['packers', 'catalog/packers.json'],
  ['endpoints', 'catalog/endpoints.json'],
  ['regions', 'catalog/regions.json'],
  ['not-by-api', 'catalog/not-by-api.json'],
];

test.each(FILES)('%s: %s fits its schema', (schema, file) => {
  const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(
    json(`schema/${schema}.schema.json`),
  );
  expect(validate(json(file)), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
});

test('every file of the catalogues is loaded', () => {
  expect(codeCatalogueFiles.sensitiveApis).toHaveLength(filesIn('catalog/sensitive-apis').length);
  expect(codeCatalogueFiles.sdks).toHaveLength(filesIn('catalog/sdks').length);
});

const catalogues = loadCodeCatalogues();
const regions: Set<string> = new Set(
  json('catalog/regions.json').regions.map((one: { code: string }) => one.code),
);

describe('sensitive APIs', () => {
  const entries = codeCatalogueFiles.sensitiveApis.flatMap((file) => file.apis);

  test('there are at least 250, no two with one id, no two for one thing', () => {
    expect(entries.length).toBeGreaterThanOrEqual(250);
    expect(catalogues.sensitiveApis.size).toBe(entries.length);
    const things = entries.map(({ kind, class: name, name: member, parameters }) =>
      [kind, name, member, parameters?.join() ?? '*'].join(' '),
    );
    expect(things.filter((one, i) => things.indexOf(one) !== i)).toEqual([]);
  });

  test('cover every type of personal information, or say why one is not opened by code', async () => {
    const { personalInformation } = await loadRulePack();
    const covered = new Set(entries.flatMap((entry) => entry.personalInformation));
    const without: { id: string }[] = json('catalog/not-by-api.json').types;
    expect([...covered].filter((id) => !personalInformation.has(id))).toEqual([]);
    const listed = [...covered, ...without.map((one) => one.id)];
    expect(listed.sort()).toEqual([...personalInformation.keys()].sort());
  });

  test('name sources that are there; ranges of API levels are ranges', () => {
    for (const { apis, sources } of codeCatalogueFiles.sensitiveApis) {
      for (const api of apis) {
        expect(sources[api.source], api.id).toBeDefined();
        if (api.permissionSource !== undefined) expect(sources[api.permissionSource], api.id).toBeDefined();
        for (const { from, to } of api.permissions ?? [])
          expect(from ?? 1, api.id).toBeLessThanOrEqual(to ?? 99);
      }
    }
  });

  test('makers’ addresses are those that give an identifier', () => {
    const addresses = entries.filter(({ kind }) => kind === 'content-uri').map(({ name }) => name);
    expect(addresses).toContain('content://com.huawei.hwid.pps.apiprovider');
    expect(addresses).toContain('content://com.miui.idprovider');
    // HMS fetches its list of certificates there: every app with HMS would be said to read the Huawei account.
    expect(addresses).not.toContain('content://com.huawei.hwid');
  });

  test('Tencent’s face verification is known by the packages of both its generations', () => {
    expect(entries.filter(({ name }) => name === 'startWbFaceVerifySdk').map((entry) => entry.class)).toEqual(
      expect.arrayContaining([
        'com.webank.facelight.api.WbCloudFaceVerifySdk',
        'com.webank.facelight.tools.WbCloudFaceVerifySdk',
      ]),
    );
  });

  test.each([
    'method',
    'override',
    'field',
    'content-uri',
    'settings-key',
    'system-property',
    'intent-action',
  ])('there are some of kind %s', (kind) => {
    expect(entries.some((entry) => entry.kind === kind)).toBe(true);
  });
});

describe('SDKs', () => {
  const { sdks } = catalogues.sdks;
  const parties = [...sdks.values()].filter((sdk) => catalogues.sdkKinds.get(sdk.kind)?.isLibrary === false);

  test('there are at least 900 that are more than libraries, 250 of them operated in China', () => {
    expect(parties.length).toBeGreaterThanOrEqual(900);
    expect(parties.filter((sdk) => sdk.country === 'CN').length).toBeGreaterThanOrEqual(250);
  });

  test('ids are unique, kinds and countries are known, sources are there', () => {
    const ids = codeCatalogueFiles.sdks.flatMap((file) => file.sdks.map((sdk) => sdk.id));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    for (const sdk of sdks.values()) {
      expect(catalogues.sdkKinds.has(sdk.kind), sdk.id).toBe(true);
      if (sdk.country !== null) expect(regions.has(sdk.country), `${sdk.id} ${sdk.country}`).toBe(true);
      expect(sdk.sources.length, sdk.id).toBeGreaterThan(0);
    }
  });

  test('each has a mark or a domain, and no two claim one class prefix, library, component or key', () => {
    const owners = new Map<string, string>();
    for (const { id, signatures, domains } of sdks.values()) {
      const marks = Object.entries(signatures).flatMap(([kind, all]: [string, readonly string[]]) =>
        all.map((mark) => `${kind} ${mark}`),
      );
      expect(marks.length + domains.length, id).toBeGreaterThan(0);
      for (const mark of marks) {
        expect(owners.get(mark), `${mark} of ${id}`).toBeUndefined();
        owners.set(mark, id);
      }
    }
  });

  test('what carries another SDK exists, and is carried by none itself', () => {
    for (const sdk of sdks.values()) {
      for (const host of sdk.carriedBy) {
        const carrier = sdks.get(host);
        expect(carrier, `${host} of ${sdk.id}`).toBeDefined();
        if (sdk.carriedUpTo === null) expect(carrier?.carriedBy.filter((one) => one === sdk.id)).toEqual([]);
      }
    }
  });

  test('packers named by an SDK exist', () => {
    const packers = new Set(catalogues.packers.map((packer) => packer.id));
    for (const sdk of sdks.values())
      for (const id of sdk.exceptPackers) expect(packers.has(id), id).toBe(true);
  });
});

test('packers have unique ids, sources that are there, and a mark that alone is enough or several', () => {
  const ids = catalogues.packers.map((packer) => packer.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const packer of codeCatalogueFiles.packers.packers) {
    const { sources, marks } = packer as typeof packer & { sources: string[] };
    for (const source of sources) expect(codeCatalogueFiles.packers.sources[source], packer.id).toBeDefined();
    const kinds = new Set(marks.map((mark) => mark.kind));
    expect(marks.some((mark) => mark.strength === 'strong') || kinds.size > 1, packer.id).toBe(true);
  }
});

test('no library that alone tells a packer is the library of an SDK that a plain app may have', () => {
  const { sdks } = catalogues.sdks;
  for (const packer of catalogues.packers) {
    const strong = packer.marks.filter((mark) => mark.kind === 'library' && mark.strength === 'strong');
    for (const sdk of sdks.values()) {
      if (sdk.kind === 'hardening' || sdk.exceptPackers.includes(packer.id) || packer.id === sdk.id) continue;
      const shared = sdk.signatures.libraries.filter((library) =>
        strong.some((mark) => matchesPattern(mark.pattern, library) || matchesPattern(library, mark.pattern)),
      );
      expect(shared, `${packer.id} and ${sdk.id}`).toEqual([]);
    }
  }
});

test('hosting regions and operators are of known countries', () => {
  const { hosting, operators } = codeCatalogueFiles.endpoints;
  const countries = [
    ...operators.map((one) => one.country),
    ...hosting.flatMap((one) => Object.values(one.regions ?? {})),
  ];
  expect(countries.filter((code) => !regions.has(code))).toEqual([]);
});

test('the digest of the rules changes with the catalogues', async () => {
  const { sha256 } = await loadRulePack();
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(sha256).toBe(await digestOf(rulePackData));
  const code = { ...codeCatalogueFiles, sdks: codeCatalogueFiles.sdks.slice(1) };
  expect(await digestOf({ ...rulePackData, code })).not.toBe(sha256);
});
