import { expect, test } from 'vitest';
import { denialExits } from '../../../analyzer/audits/denial-exits.ts';
import type { DenialExit } from '../../../analyzer/facts/code.ts';
import { calls, code, denialExit, factsOf, NOTHING } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';

const of = (exits: readonly DenialExit[]) =>
  judge(denialExits, factsOf({}, { code: code({ calls: calls({ denialExits: exits }) }) }));

test('an app that closes when it is refused, with the place', async () => {
  const { findings } = await of([denialExit('finish')]);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ level: 'suspected', certainty: 'called' });
  expect(findings[0]?.provisions).toContain('taf-078.4:5.1');
  expect(findings[0]?.explanation.zh).toContain('MainActivity.onRequestPermissionsResult');
});

test('asking again at once is another clause, and advice on how to ask', async () => {
  const { findings } = await of([denialExit('ask-again')]);
  expect(findings[0]?.provisions).toEqual(['191:3.2', 'tc260-20204a:3.2f', 'taf-078.4:5.2']);
  expect(findings[0]?.explanation.zh).toContain('循环弹窗');
});

test('each consequence is its own finding, with its own fingerprint', async () => {
  const { findings } = await of([denialExit('finish'), denialExit('exit'), denialExit('kill')]);
  expect(new Set(findings.map((one) => one.fingerprint)).size).toBe(3);
});

test('nothing follows a denial: passes; no call sites: not run', async () => {
  expect((await of([])).record.outcome).toBe('pass');
  expect((await judge(denialExits, NOTHING)).record.outcome).toBe('not-run');
});
