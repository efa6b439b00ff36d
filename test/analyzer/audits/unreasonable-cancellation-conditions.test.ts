import { expect, test } from 'vitest';
import { unreasonableCancellationConditions } from '../../../analyzer/audits/unreasonable-cancellation-conditions.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';

test.each([['申请注销账号时，您需提供手持身份证照片。'], ['注销账号后，您的其他产品账号将一并被注销。']])(
  '“%s” is quoted',
  async (text) => {
    const { findings } = await judge(
      unreasonableCancellationConditions,
      policyFacts(`我们重视您的隐私。\n${text}\n谢谢。`),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]?.level).toBe('suspected');
    expect(findings[0]?.certainty).toBe('stated');
    const [evidence] = findings[0]?.evidence ?? [];
    expect(evidence?.kind === 'policy' && text.includes(evidence.quote)).toBe(true);
  },
);

test.each([['您可以在设置中注销账号。'], ['注销账号无需提供身份证照片。']])('“%s” passes', async (text) => {
  const { record } = await judge(
    unreasonableCancellationConditions,
    policyFacts(`我们重视您的隐私。\n${text}`),
  );
  expect(record.outcome).toBe('pass');
});
