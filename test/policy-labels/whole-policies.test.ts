import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AUDITS } from '../../analyzer/audits/index.ts';
import { runAudits } from '../../analyzer/judge/run-audits.ts';
import { readPolicy } from '../../analyzer/policy/read-policy.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { NOTHING } from '../support/facts.ts';
import blindJson from './audits/blind.json' with { type: 'json' };
import labelsJson from './audits/whole-policies.json' with { type: 'json' };

const labels = labelsJson as {
  readonly audits: readonly string[];
  readonly policies: readonly {
    readonly policy: string;
    readonly found: readonly string[];
    readonly unclear: readonly string[];
    readonly quotes: Readonly<Record<string, string>>;
  }[];
};

const policies = [...labels.policies, ...(blindJson as Pick<typeof labels, 'policies'>).policies];

const folder = join(import.meta.dirname, '../../../shared/policies/full');
if (!existsSync(folder)) throw new Error(`this test needs the policies in ${folder}`);

async function read(name: string) {
  const bytes = new Uint8Array(readFileSync(join(folder, name)));
  const source = {
    size: bytes.length,
    read: async (at: number, length: number) => bytes.slice(at, at + length),
  };
  return readPolicy(source, name, 0);
}

const rules = await loadRulePack();

test.each(policies.map((one) => [one.policy, one] as const))(
  '%s is accused of nothing it does not do',
  async (name, label) => {
    const policy = await read(name);
    const { findings } = runAudits(AUDITS, { ...NOTHING, policy }, rules);
    const found = new Set(findings.map((one) => one.rule));
    const wrong = labels.audits.filter(
      (audit) => found.has(audit) && !label.found.includes(audit) && !label.unclear.includes(audit),
    );
    expect(wrong).toEqual([]);
    for (const quote of Object.values(label.quotes)) expect(policy.text).toContain(quote);
  },
);

test('of what a reader found, nine in ten are found', async () => {
  let found = 0;
  let all = 0;
  for (const label of policies) {
    const policy = await read(label.policy);
    const { findings } = runAudits(AUDITS, { ...NOTHING, policy }, rules);
    const ids = new Set(findings.map((one) => one.rule));
    all += label.found.length;
    found += label.found.filter((audit) => ids.has(audit)).length;
  }
  expect(all).toBeGreaterThan(115);
  expect(found / all).toBeGreaterThan(0.9);
});
