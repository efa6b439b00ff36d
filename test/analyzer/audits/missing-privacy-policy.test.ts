import { expect, test } from 'vitest';
import { missingPrivacyPolicy } from '../../../analyzer/audits/missing-privacy-policy.ts';
import type { Warning } from '../../../analyzer/warnings.ts';
import { apk, code, factsOf, manifest, packer } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';

const warning = (code: string): Warning => ({ code, message: code, text: { zh: code, en: code }, where: {} });

test('no trace anywhere: suspected, and it says where it searched', async () => {
  const { findings } = await judge(
    missingPrivacyPolicy,
    factsOf(
      {},
      { code: code({ searched: [{ zh: 'classes.dex 中的字符串', en: 'strings of classes.dex' }] }) },
    ),
  );
  expect(findings[0]?.level).toBe('suspected');
  expect(findings[0]?.certainty).toBe('absent');
  const [evidence] = findings[0]?.evidence ?? [];
  expect(evidence?.kind === 'absence' && evidence.searched.map((place) => place.zh)).toEqual([
    '资源字符串（resources.arsc）',
    'classes.dex 中的字符串',
  ]);
});

test('a text in the resources or in the code that names a policy is a trace', async () => {
  const trace = { entry: 'resources.arsc', name: 'string/privacy', text: '隐私政策' };
  const resources = { label: 'x', labels: {}, policyTraces: [trace] };
  const inResources = factsOf({}, { package: apk(manifest(), { resources }), code: code() });
  expect((await judge(missingPrivacyPolicy, inResources)).record.outcome).toBe('pass');
  const inCode = factsOf({}, { code: code({ policyTraces: [{ ...trace, entry: 'classes.dex' }] }) });
  expect((await judge(missingPrivacyPolicy, inCode)).record.outcome).toBe('pass');
});

test('a packed app’s texts cannot be seen: not judged', async () => {
  const { record } = await judge(missingPrivacyPolicy, factsOf({}, { code: code({ packer: packer() }) }));
  expect(record.outcome).toBe('not-judged');
});

test('a bare manifest shows nothing either way: not run', async () => {
  const facts = factsOf(
    {},
    { package: apk(manifest(), { kind: 'text-manifest', archive: null, resources: null }) },
  );
  expect((await judge(missingPrivacyPolicy, facts)).record.outcome).toBe('not-run');
});

test.each([
  ['there is no code', code({ dex: { files: 0, classes: 0, methods: 0 }, searched: [] }), []],
  ['a file of code cannot be read', code({ warnings: [warning('dex-unreadable')] }), []],
  ['the directory of the archive is cut short', code(), [warning('zip-directory-cut-short')]],
])('nothing is missing from what was not searched: not judged when %s', async (_, read, warnings) => {
  const facts = factsOf({}, { package: apk(manifest(), { warnings }), code: read });
  const { record, findings } = await judge(missingPrivacyPolicy, facts);
  expect(record.outcome).toBe('not-judged');
  expect(record.reason?.en).toMatch(/whether the app carries a policy cannot be judged$/);
  expect(findings).toEqual([]);
});
