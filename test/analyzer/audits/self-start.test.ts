import { expect, test } from 'vitest';
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

test('a broadcast that no longer wakes an app of target 26 is not counted, below it is', async () => {
  const components = [listening('android.net.conn.CONNECTIVITY_CHANGE')];
  expect((await judge(selfStart, factsOf({ components }))).record.outcome).toBe('pass');
  const old = factsOf({ components, targetSdk: 25, effectiveTargetSdk: 25 });
  expect((await judge(selfStart, old)).record.outcome).toBe('finding');
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
