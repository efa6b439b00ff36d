import { expect, test } from 'vitest';
import { collectionBeforeConsent } from '../../../analyzer/audits/collection-before-consent.ts';
import { foreignEndpoint } from '../../../analyzer/audits/foreign-endpoint.ts';
import type { Warning } from '../../../analyzer/warnings.ts';
import { apiCall, apk, calls, code, factsOf, manifest } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';

const warning = (name: string): Warning => ({
  code: name,
  message: 'a',
  text: { zh: '甲', en: 'a' },
  where: {},
});
const factsWith = (warnings: Warning[], apiCalls = calls()) =>
  factsOf({}, { code: code({ calls: apiCalls, warnings }) });

test('with a file of code unread, nothing found is not judged', async () => {
  for (const audit of [collectionBeforeConsent, foreignEndpoint]) {
    expect((await judge(audit, factsWith([]))).record.outcome).toBe('pass');
    const { record } = await judge(audit, factsWith([warning('dex-unreadable')]));
    expect(record.outcome).toBe('not-judged');
    expect(record.reason?.en).toContain('could not be read');
  }
});

test('with the call graph cut, what hangs on calls is not judged, and other questions are', async () => {
  const cut = factsWith([warning('call-graph-limit')]);
  expect((await judge(collectionBeforeConsent, cut)).record.outcome).toBe('not-judged');
  expect((await judge(foreignEndpoint, cut)).record.outcome).toBe('pass');
});

test('what was found in the code that was read stays found', async () => {
  const found = calls({ apiCalls: [apiCall({ reachableFrom: 'startup' })] });
  const { record } = await judge(collectionBeforeConsent, factsWith([warning('dex-unreadable')], found));
  expect(record.outcome).toBe('finding');
});

test('with no code in the package, nothing found in it is not judged', async () => {
  const none = factsOf({}, { code: code({ dex: { files: 0, classes: 0, methods: 0 } }) });
  const { record } = await judge(foreignEndpoint, none);
  expect(record.outcome).toBe('not-judged');
  expect(record.reason?.en).toBe('no code of the package was read');
});

test.each(['zip-prefix-dex', 'zip-directory-cut-short'])(
  'with %s, nothing found is not judged',
  async (name) => {
    const facts = factsOf({}, { code: code(), package: apk(manifest(), { warnings: [warning(name)] }) });
    expect((await judge(foreignEndpoint, facts)).record.outcome).toBe('not-judged');
  },
);

test('with code in the package that was not read, nothing found is not judged', async () => {
  const facts = factsOf({}, { code: code({ warnings: [warning('code-elsewhere')] }) });
  expect((await judge(foreignEndpoint, facts)).record.outcome).toBe('not-judged');
});
