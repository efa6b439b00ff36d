import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AUDITS } from '../../analyzer/audits/index.ts';
import { runAudits } from '../../analyzer/judge/run-audits.ts';
import { readPolicy } from '../../analyzer/policy/read-policy.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { category, NOTHING } from '../support/facts.ts';
import {
  auditsOf,
  CATEGORIES,
  CONSENT_AUDITS,
  EXCESSIVE,
  firstLabel,
  LABELLED_POLICIES,
  type LabelledPolicy,
  labelOf,
  rareAudits,
} from './labels.ts';

const folder = join(import.meta.dirname, '../../../shared/policies/full');
if (!existsSync(folder)) throw new Error(`this test needs the policies in ${folder}`);

const rules = await loadRulePack();
const known = new Map<string, { readonly text: string; readonly found: Set<string> }>();

/** What the audits report; the one that needs a category, with the app's. */
async function reported(name: string) {
  const before = known.get(name);
  if (before !== undefined) return before;
  const bytes = new Uint8Array(readFileSync(join(folder, name)));
  const source = {
    size: bytes.length,
    read: async (at: number, length: number) => bytes.slice(at, at + length),
  };
  const policy = await readPolicy(source, name, 0);
  const found = new Set(runAudits(AUDITS, { ...NOTHING, policy }, rules).findings.map((one) => one.rule));
  const id = CATEGORIES.get(name);
  if (id !== undefined) {
    const audits = AUDITS.filter((one) => one.id === EXCESSIVE);
    const facts = { ...NOTHING, policy, category: category(id) };
    for (const one of runAudits(audits, facts, rules).findings) found.add(one.rule);
  }
  const result = { text: policy.text, found };
  known.set(name, result);
  return result;
}

/** Audits that a policy was read for: without the app's category nobody can judge what is excessive. */
function judged(one: LabelledPolicy): string[] {
  return auditsOf(one.part).filter((audit) => audit !== EXCESSIVE || CATEGORIES.has(one.policy));
}

/** Quotes were taken from the files, whose runs of spaces the reader of a policy makes one. */
const oneSpaced = (text: string) => text.replace(/\s+/g, ' ');

test.each(LABELLED_POLICIES.map((one) => [one.policy, one] as const))(
  '%s is accused of nothing it does not do',
  async (name, label) => {
    const { text, found } = await reported(name);
    const wrong = judged(label).filter((audit) => found.has(audit) && labelOf(label, audit) === 'absent');
    expect(wrong).toEqual([]);
    for (const quote of Object.values(label.quotes)) expect(oneSpaced(text)).toContain(oneSpaced(quote));
  },
);

test('of what a reader found, nineteen in twenty are found', async () => {
  let found = 0;
  let all = 0;
  for (const one of LABELLED_POLICIES) {
    const ids = (await reported(one.policy)).found;
    const labelled = judged(one).filter((audit) => labelOf(one, audit) === 'found');
    all += labelled.length;
    found += labelled.filter((audit) => ids.has(audit)).length;
  }
  expect(all).toBeGreaterThan(190);
  expect(found / all).toBeGreaterThan(0.95);
});

test('a label that was corrected says what it was, what it is and why', () => {
  const corrected = LABELLED_POLICIES.flatMap((one) =>
    Object.entries(one.corrected ?? {}).map(([audit, { to, why }]) => ({ one, audit, to, why })),
  );
  expect(corrected.length).toBeGreaterThan(0);
  for (const { one, audit, to, why } of corrected) {
    expect(auditsOf(one.part)).toContain(audit);
    expect(firstLabel(one, audit), `${audit} in ${one.policy}`).not.toBe(to);
    expect(why.length).toBeGreaterThan(20);
  }
});

test('where a policy was labelled twice, by a search and as a whole, no label found stands against absent', () => {
  const searched = [...CONSENT_AUDITS, ...rareAudits(LABELLED_POLICIES.map((one) => one.policy))];
  let both = 0;
  const against: string[] = [];
  for (const one of LABELLED_POLICIES) {
    for (const { audit, policies, label } of searched) {
      if (!auditsOf(one.part).includes(audit) || !policies.includes(one.policy)) continue;
      const pair = [labelOf(one, audit), label(one.policy)];
      if (pair.includes('unclear')) continue;
      both++;
      if (pair[0] !== pair[1]) against.push(`${audit} in ${one.policy}: ${pair.join(' against ')}`);
    }
  }
  expect(both).toBeGreaterThan(200);
  expect(against).toEqual([]);
});
