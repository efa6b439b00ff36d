import { expect, test } from 'vitest';
import { biometricsWithoutAlternative } from '../../../analyzer/audits/biometrics-without-alternative.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';
import { outcomeOf } from '../../support/policy-audits.ts';

const outcome = (text: string) => outcomeOf(biometricsWithoutAlternative, text);

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

test('another way for one function is none for another, further down', async () => {
  const text =
    '您可以选择以指纹登录，也可使用密码登录。\n本公司提供服务。\n办理注册业务时，我们会采集您的面容信息进行身份认证。';
  const { findings } = await judge(biometricsWithoutAlternative, policyFacts(text));
  expect(findings[0]?.evidence.map((one) => one.kind === 'policy' && one.quote)).toEqual([
    '办理注册业务时，我们会采集您的面容信息进行身份认证。',
  ]);
});

test('a face that a law asks for, or that one may refuse without loss, passes', async () => {
  expect(await outcome('根据法律法规的要求，直播需进行人脸识别。')).toBe('pass');
  expect(await outcome('交易时需进行人脸识别。拒绝提供不影响您使用其他功能。')).toBe('pass');
});

test('no biometrics, or none taken, is not applicable', async () => {
  expect(await outcome('我们收集您的昵称。')).toBe('not-applicable');
  expect(await outcome('指纹信息仅保存在您的手机，我们不会收集指纹信息。')).toBe('not-applicable');
});

test('a face that is demanded is demanded whoever stores it, and whatever example stands beside it', async () => {
  expect(await outcome('开通直播需要您通过人脸识别，我们不会收集和存储您的面部特征。')).toBe('finding');
  expect(await outcome('需要认证的服务（例如开通小店），我们需要收集您的面部识别特征进行身份核验。')).toBe(
    'finding',
  );
  expect(await outcome('使用面部识别解锁文件夹。本应用不需要您通过人脸识别登录。')).toBe('pass');
});

test('being allowed to decline is no choice when declining costs the account', async () => {
  const text =
    '面部识别为个人敏感信息，您可以拒绝提供。如您拒绝提供，将无法进行身份认证，从而暂时无法登录账号。';
  expect(await outcome(text)).toBe('finding');
  expect(await outcome(`${text}您也可以使用短信验证码登录。`)).toBe('pass');
});

test('what the text says of declining is not denied', async () => {
  const explained = async (text: string) =>
    (await judge(biometricsWithoutAlternative, policyFacts(text))).findings[0]?.explanation;
  const refused = await explained('面部识别信息您可以拒绝提供。如您拒绝提供，将无法登录账号。');
  expect(refused?.zh).toContain('虽可拒绝');
  expect(refused?.zh).not.toContain('未见可以拒绝');
  expect(refused?.en).toContain('may be declined');
  const silent = await explained('登录需进行人脸识别。');
  expect(silent?.zh).toContain('未见可以拒绝而不影响使用的说明');
});
