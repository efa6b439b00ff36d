import { expect, test } from 'vitest';
import { cleartextTraffic } from '../../../analyzer/audits/cleartext-traffic.ts';
import type { ApplicationFacts, NetworkSecurityConfig } from '../../../analyzer/facts/package.ts';
import { factsOf, NOTHING } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';

function application(more: Partial<ApplicationFacts>): ApplicationFacts {
  return {
    className: null,
    label: null,
    appComponentFactory: null,
    debuggable: false,
    allowBackup: null,
    usesCleartextTraffic: null,
    networkSecurityConfig: null,
    requestLegacyExternalStorage: null,
    metaData: [],
    line: 5,
    ...more,
  };
}

function config(more: Partial<NetworkSecurityConfig>): NetworkSecurityConfig {
  return {
    entry: 'res/xml/nsc.xml',
    baseCleartextPermitted: null,
    domains: [],
    trustsUserCertificates: false,
    ...more,
  };
}

async function level(more: Partial<ApplicationFacts>, target = 36): Promise<string> {
  const facts = factsOf({ application: application(more), targetSdk: target, effectiveTargetSdk: target });
  const { findings } = await judge(cleartextTraffic, facts);
  return findings[0]?.level ?? 'pass';
}

test('the attribute decides when there is no configuration', async () => {
  expect(await level({ usesCleartextTraffic: true })).toBe('suspected');
  expect(await level({ usesCleartextTraffic: false }, 21)).toBe('pass');
});

test('the default allows it below target 28 only', async () => {
  expect(await level({}, 27)).toBe('advice');
  expect(await level({}, 28)).toBe('pass');
});

test('a configuration outweighs the attribute', async () => {
  const closed = config({ baseCleartextPermitted: false });
  expect(await level({ usesCleartextTraffic: true, networkSecurityConfig: closed })).toBe('pass');
  const open = config({ baseCleartextPermitted: true });
  expect(await level({ usesCleartextTraffic: false, networkSecurityConfig: open })).toBe('suspected');
});

test('an exception for one domain is named, also under a closed base', async () => {
  const domains = [{ domain: 'old.example.com', includeSubdomains: true, cleartextPermitted: true }];
  const facts = factsOf({
    application: application({ networkSecurityConfig: config({ baseCleartextPermitted: false, domains }) }),
  });
  const { findings } = await judge(cleartextTraffic, facts);
  expect(findings[0]?.level).toBe('advice');
  expect(findings[0]?.title.zh).toContain('old.example.com');
});

test('without a manifest it is not run', async () => {
  expect((await judge(cleartextTraffic, NOTHING)).record.outcome).toBe('not-run');
});

test('a configuration that could not be read decides, so nothing is judged without it', async () => {
  const unread = config({ entry: null });
  for (const more of [{}, { usesCleartextTraffic: true }, { usesCleartextTraffic: false }]) {
    const facts = factsOf({ application: application({ ...more, networkSecurityConfig: unread }) });
    const { record, findings } = await judge(cleartextTraffic, facts);
    expect(record.outcome).toBe('not-judged');
    expect(record.reason?.zh).toContain('networkSecurityConfig');
    expect(findings).toEqual([]);
  }
});

test('without a setting the target level decides: where the build has it, nothing is judged', async () => {
  const outcome = async (more: Partial<ApplicationFacts>): Promise<string> => {
    const levels = { targetSdk: null, effectiveTargetSdk: 10000, sdkLevelsUnknown: true };
    const facts = factsOf({ application: application(more), ...levels });
    return (await judge(cleartextTraffic, facts)).record.outcome;
  };
  expect(await outcome({})).toBe('not-judged');
  expect(await outcome({ networkSecurityConfig: config({}) })).toBe('not-judged');
  expect(await outcome({ usesCleartextTraffic: false })).toBe('pass');
  expect(await outcome({ usesCleartextTraffic: true })).toBe('finding');
  expect(await outcome({ networkSecurityConfig: config({ baseCleartextPermitted: false }) })).toBe('pass');
});
