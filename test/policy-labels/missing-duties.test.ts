import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AUDITS } from '../../analyzer/audits/index.ts';
import { runAudits } from '../../analyzer/judge/run-audits.ts';
import { readPolicy } from '../../analyzer/policy/read-policy.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { NOTHING } from '../support/facts.ts';
import labelsJson from './audits/missing-duties.json' with { type: 'json' };

type Looked = Readonly<
  Record<string, Readonly<Record<string, { readonly label: string; readonly seen: string }>>>
>;
const { policies: looked } = labelsJson as { readonly policies: Looked };
const folder = join(import.meta.dirname, '../../../shared/policies/full');
const rules = await loadRulePack();

/** The duties that a whole policy is said to leave out. */
async function leftOut(name: string): Promise<string[]> {
  const bytes = new Uint8Array(readFileSync(join(folder, name)));
  const source = { size: bytes.length, read: async (at: number, n: number) => bytes.slice(at, at + n) };
  const policy = await readPolicy(source, name, 0);
  const { findings } = runAudits(AUDITS, { ...NOTHING, policy }, rules);
  return findings.map((one) => one.rule).filter((rule) => rule.startsWith('missing-'));
}

test('wherever a duty is reported missing in a whole policy, somebody looked and did not find it', async () => {
  const unseen: string[] = [];
  let reported = 0;
  for (const name of readdirSync(folder)) {
    for (const rule of await leftOut(name)) {
      reported++;
      const label = looked[name]?.[rule]?.label;
      if (label !== 'found' && label !== 'unclear')
        unseen.push(`${name}: ${rule} (${label ?? 'not looked at'})`);
    }
  }
  expect(unseen).toEqual([]);
  expect(reported).toBeGreaterThan(80);
});
