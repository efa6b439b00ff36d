import { describe, expect, test } from 'vitest';
import { mentionsIn } from '../../../../analyzer/policy/statements/information.ts';

const typesIn = (sentence: string, language: 'zh' | 'en'): string[] => [
  ...new Set(mentionsIn(sentence, language, false).flatMap(({ type }) => type ?? [])),
];

describe('what a policy says it collects is named by its type', () => {
  test.each<[string, string[]]>([
    [
      '注册账号时，我们会收集您的手机号码、电子邮箱地址、登录密码。',
      ['registered-phone-number', 'email-address', 'password'],
    ],
    ['我们会收集您的账号、邮箱、IP地址及MAC地址。', ['account', 'email-address', 'ip-address', 'device-id']],
    ['您需要提供手机号码和短信验证码。', ['registered-phone-number', 'password']],
    ['我们会收集您的鉴别信息（口令）、动态口令。', ['password']],
    [
      '我们会收集您的性别、国籍、民族、学历、职业、工作单位。',
      ['sex', 'nationality', 'ethnicity', 'education-and-work'],
    ],
    ['我们会收集您的政治面貌、宗教信仰、性取向。', ['political-opinions', 'religion', 'sexual-orientation']],
    ['我们会收集您的简历。', ['resume']],
    // The code in a text message is not the text messages.
    ['我们会收集您的短信验证码。', ['password']],
  ])('%s', (sentence, types) => {
    expect(typesIn(sentence, 'zh')).toEqual(types);
  });

  test.each<[string, string[]]>([
    [
      'We collect your name, e-mail address, phone number and password.',
      ['name', 'email-address', 'registered-phone-number', 'password'],
    ],
    ['Your Internet Protocol (IP) address and email are stored.', ['ip-address', 'email-address']],
    [
      'We may ask for your nationality, race or ethnicity, political views and religious beliefs.',
      ['nationality', 'ethnicity', 'political-opinions', 'religion'],
    ],
    [
      'You may tell us your occupation and employer, or upload your resume.',
      ['education-and-work', 'resume'],
    ],
    ['We collect information on sexual orientation.', ['sexual-orientation']],
  ])('%s', (sentence, types) => {
    expect(typesIn(sentence, 'en')).toEqual(types);
  });
});

describe('a word that means another thing where it stands is a mention of no type', () => {
  test.each([
    ['我们会通过电话、短信、电子邮件向您发送通知。', 'email-address'],
    ['如果您拒绝提供设备信息，可通过客服微信号、电子邮箱反馈问题。', 'email-address'],
    ['请联系我们：客服邮箱、电话号码。', 'email-address'],
    ['联系邮箱：privacy@example.com', 'email-address'],
    ['我们向您发送电子邮件、短信。', 'email-address'],
    ['您可以安装QQ邮箱APP、相机。', 'email-address'],
    ['我们会读取剪贴板中的口令、链接。', 'password'],
    ['如您忘记登录密码，我们会核对您的手机号码。', 'password'],
    ['我们会展示热门IP、图片。', 'ip-address'],
    ['您可以使用IP新游内测、相机。', 'ip-address'],
  ])('%s', (sentence, type) => {
    expect(typesIn(sentence, 'zh')).not.toContain(type);
  });

  test.each([
    ['We may contact you by email or phone.', 'email-address'],
    ['Food Allergy Research & Education collects your name.', 'education-and-work'],
    ['The app is a platform for education technology services.', 'education-and-work'],
    ['We collect information when you correspond with us by email.', 'email-address'],
    ['You can sign up for our email newsletters.', 'email-address'],
    ['Email Address: privacy@example.com', 'email-address'],
    ['We collect your pace on race day and at the finish line.', 'ethnicity'],
  ])('%s', (sentence, type) => {
    expect(typesIn(sentence, 'en')).not.toContain(type);
  });

  test.each<[string, 'zh' | 'en', string]>([
    ['您可以通过手机号码、电子邮箱注册或登录。', 'zh', 'email-address'],
    ['我们将收集您填写的电子邮箱地址用于把文件发送至您指定的邮箱。', 'zh', 'email-address'],
    ['修改密码时，我们会收集您的原密码。', 'zh', 'password'],
    ['Messages are sent by e-mail at the e-mail address used during registration.', 'en', 'email-address'],
    ['We collect your race and ethnicity.', 'en', 'ethnicity'],
  ])('but %s', (sentence, language, type) => {
    expect(typesIn(sentence, language)).toContain(type);
  });
});

test('a long sentence of many such words is read whole, and what stands far off is no context', () => {
  const far = `我们会读取您剪贴板中的内容${'、图片'.repeat(100)}、登录口令。`;
  expect(typesIn(far, 'zh')).toContain('password');
  const many = `我们会收集您的${'口令、邮箱、IP地址、'.repeat(3000)}姓名。`;
  expect(typesIn(many, 'zh')).toEqual(['password', 'email-address', 'ip-address', 'name']);
});
