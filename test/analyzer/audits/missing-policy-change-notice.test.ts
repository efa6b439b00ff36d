import { expect, test } from 'vitest';
import { missingPolicyChangeNotice } from '../../../analyzer/audits/missing-policy-change-notice.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';

test.each([
  '本政策的修改恕不另行通知。',
  'We may revise this Notice from time to time without any prior notice.',
])('“%s” is quoted', async (text) => {
  const { findings } = await judge(missingPolicyChangeNotice, policyFacts(text));
  expect(findings.map((one) => one.certainty)).toEqual(['stated']);
  const [evidence] = findings[0]?.evidence ?? [];
  expect(evidence?.kind === 'policy' && evidence.quote).toBe(text);
});

test.each(['我们收集您的手机号。本应用会不时更新本隐私政策。', 'We collect your phone number.'])(
  '“%s” says nothing of telling a change',
  async (text) => {
    const { findings } = await judge(missingPolicyChangeNotice, policyFacts(text));
    expect(findings.map((one) => [one.certainty, one.level])).toEqual([['absent', 'suspected']]);
  },
);

test.each([
  '重大变更时，我们会在应用内发出通知。',
  'We will notify you of any changes by posting the new Privacy Policy on this page.',
])('“%s” passes', async (text) => {
  expect((await judge(missingPolicyChangeNotice, policyFacts(text))).record.outcome).toBe('pass');
});
