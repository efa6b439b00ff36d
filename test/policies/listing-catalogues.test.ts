import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listingCatalogueFiles, STORES } from '../../analyzer/listing/catalogue.ts';
import { STORE_READERS } from '../../analyzer/listing/stores/index.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { permissionFact } from '../../analyzer/rules/permissions.ts';

const rules = await loadRulePack();
const { stores, permissions, privacyLabels } = listingCatalogueFiles;

describe('what is known of stores', () => {
  test('every store has a reader in a file of its name, and every reader a store', () => {
    const folder = join(import.meta.dirname, '../../analyzer/listing/stores');
    const files = readdirSync(folder).map((name) => basename(name, '.ts'));
    const ids = STORE_READERS.map((one) => one.id).sort();
    expect(files.filter((name) => !['index', 'generic'].includes(name)).sort()).toEqual(ids);
    expect([...STORES.keys()].sort()).toEqual(ids);
    expect(ids).toHaveLength(20);
  });

  test('no host belongs to two stores; every pattern compiles', () => {
    const hosts = stores.stores.flatMap((one) => one.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
    for (const { appIds } of stores.stores)
      for (const { path, hash, host } of appIds)
        for (const pattern of [path, hash, host])
          if (pattern !== undefined) expect(() => new RegExp(pattern)).not.toThrow();
  });

  test('categories are among the 39, lists exist, no name stands in one list twice', () => {
    const lists = new Set(stores.categoryLists.map((one) => one.id));
    for (const { categories } of stores.stores)
      if (categories !== null) expect(lists.has(categories), categories).toBe(true);
    for (const { id, entries } of stores.categoryLists) {
      const names = entries.flatMap((one) => [...new Set(one.names.map((name) => name.toLowerCase()))]);
      expect(
        names.filter((name, i) => names.indexOf(name) !== i),
        id,
      ).toEqual([]);
      for (const { category, candidates = [] } of entries)
        for (const one of [...candidates, ...(category === undefined ? [] : [category])])
          expect(rules.categories.has(one), one).toBe(true);
    }
  });

  test('permissions in words are permissions that the catalogue knows; no words stand for two', () => {
    const seen = new Map<string, string>();
    for (const { name, words } of permissions.permissions) {
      expect(permissionFact(rules, name), name).toBeDefined();
      for (const word of words) {
        expect(seen.get(word) ?? name, word).toBe(name);
        seen.set(word, name);
      }
    }
  });

  test('labels speak of types that exist', () => {
    for (const { types } of privacyLabels.labels)
      for (const { personalInformation } of types)
        for (const id of personalInformation) expect(rules.personalInformation.has(id), id).toBe(true);
  });
});
