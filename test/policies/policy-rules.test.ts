import { expect, test } from 'vitest';
import { passages } from '../../analyzer/judge/policy-passages.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { policyRule, policyRulesFile } from '../../analyzer/rules/policy-rules.ts';
import { policy } from '../support/policy.ts';

const ids = policyRulesFile.rules.map((rule) => rule.id);

test('rules have ids of their own and name clauses that exist', async () => {
  const { provisions } = await loadRulePack();
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, provisions: named } of policyRulesFile.rules)
    for (const one of named) expect(provisions.has(one), `${id}: ${one}`).toBe(true);
});

test.each(ids)('%s repeats nothing without bound, so that no text can make it slow', (id) => {
  const { patterns, unless } = policyRule(id);
  for (const { source } of [...patterns, ...unless]) {
    const outsideClasses = source.replace(/\\./g, 'x').replace(/\[[^\]]{0,200}\]/g, 'x');
    expect(outsideClasses).not.toMatch(/[*+]|\{\d{1,4},\}/);
    // Nor a group that repeats what repeats.
    expect(outsideClasses).not.toMatch(/\}[^()]*\)\{/);
  }
});

test.each([
  ['one endless sentence', '不同意收集使用信息即视为同意'.repeat(8000)],
  ['lines without an end', '包括但不限于您的信息：\n'.repeat(8000)],
  ['English without a full stop', 'by using we collect your personal information and transfer '.repeat(3000)],
  ['addresses that never end', 'a'.repeat(100_000)],
])('every rule comes to an end on %s', (_, text) => {
  for (const id of ids) expect(passages(policy(text), policyRule(id)).length).toBeLessThanOrEqual(200);
});

test('a passage is the whole sentence, at its place in the text', () => {
  const text = '第一句。您可以隨時撤回同意。第三句。';
  const [passage] = passages(policy(text), policyRule('consent-withdrawal'));
  expect(passage?.quote).toBe('您可以隨時撤回同意。');
  expect(text.slice(passage?.start, passage?.end)).toBe(passage?.quote);
});

test('an item counts as the line that introduces its list says', () => {
  const denied = '我们不会将您的信息用于：\n向您推送个性化广告\n出售';
  expect(passages(policy(denied), policyRule('targeted-push'))).toEqual([]);
  const said = '我们将您的信息用于：\n向您推送个性化广告\n统计';
  expect(passages(policy(said), policyRule('targeted-push'))).toHaveLength(1);
});

test('a rule that does not exist is an error, not an absence', () => {
  expect(() => policyRule('no-such-rule')).toThrow(RangeError);
});
