import { describe, expect, test } from 'vitest';
import { selfStart } from '../../../analyzer/audits/self-start.ts';
import { component, factsOf, NOTHING } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';

function listening(action: string, enabled = true) {
  const filter = { actions: [action], categories: [], data: [], priority: null };
  return component('receiver', 'com.example.app.Starter', {
    intentFilters: [filter],
    enabled,
    exported: true,
  });
}

test('a receiver of BOOT_COMPLETED starts the app', async () => {
  const facts = factsOf({ components: [listening('android.intent.action.BOOT_COMPLETED')] });
  const { findings } = await judge(selfStart, facts);
  expect(findings).toHaveLength(1);
  expect(findings[0]?.level).toBe('suspected');
  expect(findings[0]?.title.zh).toContain('开机');
  expect(findings[0]?.verify).not.toBeNull();
});

test.each([
  ['android.net.conn.CONNECTIVITY_CHANGE', 23],
  ['android.intent.action.USER_PRESENT', 25],
])('%s starts apps up to target level %i and no newer ones', async (action, last) => {
  const at = async (level: number) => {
    const facts = factsOf({ components: [listening(action)], targetSdk: level, effectiveTargetSdk: level });
    return (await judge(selfStart, facts)).record.outcome;
  };
  expect(await at(last)).toBe('finding');
  expect(await at(last + 1)).toBe('pass');
});

describe('a manifest from a source tree, whose target level the build sets', () => {
  const source = { targetSdk: null, effectiveTargetSdk: 10000, sdkLevelsUnknown: true };

  test('what starts apps of every level is found', async () => {
    const components = [listening('android.intent.action.BOOT_COMPLETED')];
    expect((await judge(selfStart, factsOf({ components, ...source }))).record.outcome).toBe('finding');
  });

  test('what only starts older apps is not judged, and says whose receiver it is', async () => {
    const components = [listening('android.net.conn.CONNECTIVITY_CHANGE')];
    const { record } = await judge(selfStart, factsOf({ components, ...source }));
    expect(record.outcome).toBe('not-judged');
    expect(record.reason?.zh).toContain('com.example.app.Starter');
    expect(record.reason?.en).toContain('targetSdkVersion');
  });
});

test('a disabled receiver and the app’s own action start nothing', async () => {
  const components = [
    listening('android.intent.action.BOOT_COMPLETED', false),
    listening('com.example.app.TICK'),
  ];
  expect((await judge(selfStart, factsOf({ components }))).record.outcome).toBe('pass');
});

test('without a manifest it is not run', async () => {
  expect((await judge(selfStart, NOTHING)).record.outcome).toBe('not-run');
});
