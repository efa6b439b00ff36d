import { expect, test } from 'vitest';
import { appListCollection } from '../../../analyzer/audits/app-list-collection.ts';
import { apiCall, calls, category, code, factsOf, NOTHING, packer, permission } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';

const all = permission('android.permission.QUERY_ALL_PACKAGES');

test('QUERY_ALL_PACKAGES lets the app see what is installed', async () => {
  const { findings } = await judge(
    appListCollection,
    factsOf({ permissions: [all] }, { category: category('news') }),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]?.personalInformation).toEqual(['app-list']);
  expect(findings[0]?.certainty).toBe('declared');
});

test('an app store manages apps: nothing found', async () => {
  const facts = factsOf({ permissions: [all] }, { category: category('app-store') });
  expect((await judge(appListCollection, facts)).record.outcome).toBe('pass');
});

test('a few queried packages are apps it works with, dozens are a survey', async () => {
  const named = (count: number) =>
    factsOf(
      {
        queries: {
          packages: Array.from({ length: count }, (_, i) => `com.other.app${i}`),
          intents: [],
          providers: [],
        },
      },
      { code: code({ calls: calls() }) },
    );
  expect((await judge(appListCollection, named(5))).record.outcome).toBe('pass');
  const { findings } = await judge(appListCollection, named(40));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.title.zh).toContain('40');
});

test('nothing in the manifest is not nothing in the code: unread or packed code is not judged', async () => {
  expect((await judge(appListCollection, factsOf({}))).record.outcome).toBe('not-judged');
  const packed = factsOf({}, { code: code({ calls: calls(), packer: packer({ hides: 'app' }) }) });
  expect((await judge(appListCollection, packed)).record.outcome).toBe('not-judged');
  const read = factsOf({}, { code: code({ calls: calls() }) });
  expect((await judge(appListCollection, read)).record.outcome).toBe('pass');
});

test('without a manifest it is not run', async () => {
  expect((await judge(appListCollection, NOTHING)).record.outcome).toBe('not-run');
});

test('the list read by code is found for each origin; asking who can open a link is not', async () => {
  const list = apiCall({
    api: 'Landroid/content/pm/PackageManager;->getInstalledPackages(I)',
    apiId: 'package-manager-get-installed-packages',
    personalInformation: ['app-list'],
    reachableFrom: null,
    path: [],
  });
  const facts = (apiCalls: readonly (typeof list)[]) =>
    factsOf({}, { code: code({ calls: calls({ apiCalls }) }) });
  const { findings } = await judge(appListCollection, facts([list, list]));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ certainty: 'called', evidence: [{ kind: 'code' }, { kind: 'code' }] });
  expect(findings[0]?.title.zh).toContain('PackageManager.getInstalledPackages');
  expect((await judge(appListCollection, facts([{ ...list, ordinary: true }]))).record.outcome).toBe('pass');
});
