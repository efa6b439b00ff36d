import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPolicy } from '../../analyzer/policy/read-policy.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { groupsWithoutPurpose, PERMISSION_LABELS } from './permission-purpose.ts';

const folder = join(import.meta.dirname, '../../../shared/policies/full');
const rules = await loadRulePack();

test('purposes of permissions: what a policy tells is not reported, and of what it does not nine in ten are', async () => {
  const wrong: string[] = [];
  let untold = 0;
  let found = 0;
  for (const one of PERMISSION_LABELS) {
    const bytes = new Uint8Array(readFileSync(join(folder, one.policy)));
    const source = { size: bytes.length, read: async (at: number, n: number) => bytes.slice(at, at + n) };
    const reported = groupsWithoutPurpose(await readPolicy(source, one.policy, 0), rules);
    for (const [group, first] of Object.entries(one.told)) {
      const told = one.corrected?.[group]?.to ?? first;
      if (told === 'no') untold++;
      if (told === 'no' && reported.has(group)) found++;
      if (told === 'yes' && reported.has(group)) wrong.push(`${group} in ${one.policy}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(untold).toBeGreaterThan(130);
  expect(found / untold).toBeGreaterThan(0.9);
});
