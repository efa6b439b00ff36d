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
    ['您还可以向被告住所地有管辖权的法院提起诉讼。', 'address'],
    ['联系地址：北京市海淀区某某路1号', 'address'],
    ['我们收集设备MAC地址信息、登录IP。', 'address'],
    ['我们的专业安全团队对个人信息会进行安全加固。', 'education-and-work'],
    ['我们已通过第三方支付行业（支付卡行业PCI DSS）数据安全标准认证。', 'education-and-work'],
    ['我们获取您的位置信息，用于为您匹配附近学校。', 'education-and-work'],
    ['我们可能会以短信、电话的方式，为您提供商业性信息。', 'sms'],
    ['我们可能会收集您的手机号码，用于向您发送短信提醒。', 'sms'],
    ['如您不愿接受这些信息，可以通过手机短信中提供的退订方式退订。', 'sms'],
    ['我们会以弹窗、电子邮件、短信通知等方式告知您并获得您的重新授权。', 'sms'],
    ['当您与我们联系时，我们可能会保存您的通信/通话记录和内容。', 'call-log'],
    ['您与商家、骑手间的通话信息可能会被录音。', 'call-log'],
    ['我们会保存您与我们的沟通记录。', 'communications'],
    ['您公开发布的信息中可能会涉及他人的个人信息。', 'communications'],
    ['我们会收集您发表的评论、弹幕、图片。', 'communications'],
    ['数据的存储位置、期限：境内。', 'location'],
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
    ['Our Service does not address anyone under the age of 13.', 'address'],
    ['We use it to detect, prevent and address technical issues.', 'address'],
    ['Please contact us at the address provided in Section 12.', 'address'],
    ['Address: 75 Ninth Avenue', 'address'],
    ['We contact You by email, telephone calls, SMS, or other means.', 'sms'],
    ['To unsubscribe from text messages, reply STOP.', 'sms'],
    ['You can opt out of receiving marketing communications from us.', 'communications'],
    ['We may monitor and record your communications with us.', 'communications'],
    ['Information that you post in chat rooms, comments and forums is public.', 'communications'],
    ['Business Transactions', 'payment-record'],
    ['Information may be transferred as part of a corporate transaction.', 'payment-record'],
  ])('%s', (sentence, type) => {
    expect(typesIn(sentence, 'en')).not.toContain(type);
  });

  test.each<[string, 'zh' | 'en', string]>([
    ['您可以通过手机号码、电子邮箱注册或登录。', 'zh', 'email-address'],
    ['我们将收集您填写的电子邮箱地址用于把文件发送至您指定的邮箱。', 'zh', 'email-address'],
    ['修改密码时，我们会收集您的原密码。', 'zh', 'password'],
    ['Messages are sent by e-mail at the e-mail address used during registration.', 'en', 'email-address'],
    ['We collect your race and ethnicity.', 'en', 'ethnicity'],
    ['我们会收集您的居住地、常用地址、收货地址。', 'zh', 'address'],
    ['您还需要填写您的行业、职业、工作单位。', 'zh', 'education-and-work'],
    ['我们需要收集您的学历、学校、专业。', 'zh', 'education-and-work'],
    ['为自动填写验证码，我们会读取您的短信内容。', 'zh', 'sms'],
    ['短信权限：用于自动填写验证码。', 'zh', 'sms'],
    ['我们通过收集您的短信、通话记录评估您的信用。', 'zh', 'sms'],
    ['我们会收集您的通讯录、通话记录。', 'zh', 'call-log'],
    ['我们会收集您与好友的聊天记录、消息内容。', 'zh', 'communications'],
    ['我们会收集您与其他用户之间的聊天记录。', 'zh', 'communications'],
    ['当您与好友联系时，我们会收集您的通信记录。', 'zh', 'communications'],
    ['我们会收集您的实时位置、IP地址。', 'zh', 'location'],
    ['We collect your name, address and telephone number.', 'en', 'address'],
    ['With your permission we read your SMS inbox.', 'en', 'sms'],
    ['We store messages, photos and videos that you send.', 'en', 'communications'],
    ['We review the contents of all of your online communications.', 'en', 'communications'],
    ['We keep your transaction history.', 'en', 'payment-record'],
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
