import { expect, test } from 'vitest';
import { biometricsWithoutAlternative } from '../../../analyzer/audits/biometrics-without-alternative.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';

const outcome = async (text: string) =>
  (await judge(biometricsWithoutAlternative, policyFacts(text))).record.outcome;

test.each(['登录需进行人脸识别。', '登錄需進行人臉識別。', 'Facial recognition is required to log in.'])(
  '“%s” with no other way is suspected',
  async (text) => {
    const { findings } = await judge(biometricsWithoutAlternative, policyFacts(text));
    expect(findings.map((one) => [one.level, one.personalInformation])).toEqual([
      ['suspected', ['biometrics']],
    ]);
  },
);

test('another way nearby passes', async () => {
  expect(await outcome('登录需进行人脸识别。您也可以使用密码登录。')).toBe('pass');
  expect(await outcome('Facial recognition is used to log in. You can use a password instead.')).toBe('pass');
});

test('no biometrics, or none taken, is not applicable', async () => {
  expect(await outcome('我们收集您的昵称。')).toBe('not-applicable');
  expect(await outcome('指纹信息仅保存在您的手机，我们不会收集指纹信息。')).toBe('not-applicable');
});
