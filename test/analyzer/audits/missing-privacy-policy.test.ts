import { expect, test } from 'vitest';
import { missingPrivacyPolicy } from '../../../analyzer/audits/missing-privacy-policy.ts';
import { apk, code, factsOf, manifest, packer } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';

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
