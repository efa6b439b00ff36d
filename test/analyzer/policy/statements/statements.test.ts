import { describe, expect, test } from 'vitest';
import { MemorySource } from '../../../../analyzer/bytes/source.ts';
import type { Statement } from '../../../../analyzer/facts/policy.ts';
import { readPolicy } from '../../../../analyzer/policy/read-policy.ts';
import { detailsOf } from '../../../../analyzer/policy/statements/details.ts';
import { informationLists } from '../../../../analyzer/policy/statements/information-lists.ts';

const FILLER =
  '我们会收集您的信息。我们会使用您的信息。我们会保护您的信息。我们会存储您的信息。我们会共享您的信息。我们会披露您的信息。';

async function statements(text: string, name = 'policy.txt'): Promise<readonly Statement[]> {
  return (await readPolicy(new MemorySource(new TextEncoder().encode(text)), name, 0)).statements;
}

async function one(sentence: string): Promise<Statement> {
  const all = await statements(`隐私政策\n${FILLER}\n${sentence}`);
  const found = all.find(({ quote }) => quote === sentence);
  if (found === undefined) throw new Error(`no statement: ${sentence}`);
  return found;
}

describe('a statement', () => {
  test('quotes the text exactly where it says', async () => {
    const policy = await readPolicy(
      new MemorySource(
        new TextEncoder().encode(
          `<h1>隐私政策</h1><h2>一、收集</h2><p>${FILLER}</p><p>當您註冊時，我們會收集您的手機號碼。</p>`,
        ),
      ),
      'a.html',
      0,
    );
    expect(policy.statements.length).toBeGreaterThan(5);
    for (const { start, end, quote, mentions } of policy.statements) {
      expect(policy.text.slice(start, end)).toBe(quote);
      for (const mention of mentions) expect(mention.start).toBeGreaterThanOrEqual(start);
    }
    const traditional = policy.statements.find(({ quote }) => quote.includes('註冊'));
    expect(traditional).toMatchObject({
      section: '一、收集',
      personalInformation: ['registered-phone-number'],
      condition: '当您注册时',
    });
  });

  test.each([
    '敏感个人信息是一旦泄露或者非法使用，容易导致自然人的人格尊严受到侵害或者人身、财产安全受到危害的个人信息，包括生物识别、宗教信仰、特定身份、医疗健康、金融账户、行踪轨迹等信息，以及不满十四周岁未成年人的个人信息。',
    '例如，个人敏感信息包括身份证件号码、个人生物识别信息、银行账号、通信内容、健康生理信息等。',
    '个人信息：是指以电子或者其他方式记录的能够单独或者与其他信息结合识别自然人个人身份的各种信息，包括但不限于自然人的姓名、出生日期、身份证件号码、住址、电话号码等。',
    '某些个人信息因其特殊性可能被认为是个人敏感信息，包括您的身份证号码、银行账号、行踪轨迹等。',
  ])('that only says what a term means handles nothing of what it names: %s', async (sentence) => {
    const said = await one(sentence);
    expect(said.personalInformation).toEqual([]);
    if (sentence.includes('敏感')) expect(said.kinds).not.toContain('collection');
    expect(said.mentions.length).toBeGreaterThan(2);
  });

  test.each([
    '以上由您提供或我们收集您的信息中，可能包含您的个人敏感信息，例如身份证件号码、银行账号、通信记录和内容等。',
    '本隐私政策中涉及的个人敏感信息包括您的银行账号、身份证件号码、通讯录信息。',
    '我们会收集您的身份证件号码、银行账号等敏感个人信息，这些信息一旦泄露可能危害人身和财产安全。',
    '个人敏感信息包括您的身份证件号码、银行账号，我们会在您实名认证时收集这些信息。',
  ])('that says what of a kind is handled here handles it: %s', async (sentence) => {
    expect((await one(sentence)).personalInformation).toEqual(
      expect.arrayContaining(['identity-document', 'bank-card-number']),
    );
  });

  test('in English, too, a definition handles nothing', async () => {
    const text = (sentence: string) =>
      `Privacy Policy\n\nWe collect your information. We use your information. We share your information with our partners.\n\n${sentence}`;
    const [definition, practice] = await Promise.all(
      [
        'Sensitive personal data means data revealing your racial or ethnic origin, religious beliefs or health data.',
        'Sensitive personal data that we collect includes your racial or ethnic origin and religious beliefs.',
      ].map(async (sentence) => (await statements(text(sentence))).find(({ quote }) => quote === sentence)),
    );
    expect(definition?.personalInformation ?? []).toEqual([]);
    expect(practice?.personalInformation).toContain('religion');
  });

  test('says what is collected, for what, when, and what refusing leads to', async () => {
    expect(
      await one(
        '当您使用附近功能时，为了向您推荐附近的商家，我们需要收集您的位置信息、IMEI，如您拒绝提供，将无法使用该功能，但不影响您使用其他功能。',
      ),
    ).toMatchObject({
      kinds: expect.arrayContaining(['collection', 'refusal']),
      personalInformation: ['location', 'device-id'],
      negated: false,
      condition: '当您使用附近功能时',
      purpose: '向您推荐附近的商家',
      refusal: 'denies-function',
      necessity: 'optional',
    });
  });

  test.each([
    ['如您不同意本政策，您将无法使用我们的服务。', 'denies-service'],
    ['如果您拒绝提供性别，不会影响您使用基本功能。', 'no-effect'],
    ['您拒绝授权相机权限的，将无法使用扫码功能。', 'denies-function'],
    ['我们会收集您的手机号。', null],
  ])('%s refusing: %s', (sentence, refusal) => {
    expect(detailsOf(sentence, 'zh').refusal).toBe(refusal);
  });

  test.each([
    ['我们不会收集您的通讯录。', true],
    ['我们不会向任何第三方出售您的个人信息。', true],
    ['未经您的同意，我们不会向第三方共享您的个人信息。', false],
    ['除法律法规另有规定外，我们不会公开披露您的个人信息。', false],
    ['我们会收集您的通讯录。', false],
  ])('%s denies: %s', (sentence, negated) => {
    expect(detailsOf(sentence, 'zh').negated).toBe(negated);
  });

  test.each([
    ['We do not collect your contacts.', true],
    ['We will never sell your personal information.', true],
    ['We do not share your data without your consent.', false],
    ['We collect your contacts.', false],
  ])('%s denies: %s', (sentence, negated) => {
    expect(detailsOf(sentence, 'en').negated).toBe(negated);
  });

  test.each([
    ['您继续使用我们的服务，即视为您同意本政策。', 'deemed'],
    ['在收集您的人脸信息前，我们会单独征得您的同意。', 'separate'],
    ['我们会在获得您的明示同意后收集您的位置信息。', 'explicit'],
  ])('%s consent: %s', (sentence, consent) => {
    expect(detailsOf(sentence, 'zh').consent).toBe(consent);
  });

  test('tells time to answer, time of keeping, age, place and contact', () => {
    expect(detailsOf('我们将在15个工作日内答复您的请求。', 'zh').responseTime).toEqual({
      days: 15,
      workingDays: true,
    });
    expect(detailsOf('一般我们会在三十天内回复。', 'zh').responseTime).toEqual({
      days: 30,
      workingDays: false,
    });
    expect(detailsOf('日志信息的保存期限不少于六个月。', 'zh').retention).toContain('六个月');
    expect(detailsOf('我们不收集未满十四周岁儿童的信息。', 'zh').age).toBe(14);
    expect(detailsOf('您的信息存储于中华人民共和国境内。', 'zh').places).toEqual(['中华人民共和国境内']);
    expect(detailsOf('邮箱：a.b@example.com，电话：400-123-4567。', 'zh').contacts).toEqual([
      'a.b@example.com',
      '400-123-4567',
    ]);
  });

  test('below its lead takes what the lead says is done', async () => {
    const all = await statements(`隐私政策\n${FILLER}\n我们会收集以下信息：\n1. 手机号码\n2. 身份证号码`);
    const items = all.filter(({ lead }) => lead !== null);
    expect(items.map(({ personalInformation }) => personalInformation)).toEqual([
      ['registered-phone-number'],
      ['identity-document'],
    ]);
    for (const { kinds } of items) expect(kinds).toContain('collection');
  });

  test('says when a list is open', async () => {
    expect((await one('我们会收集您的设备信息，包括但不限于设备型号等信息。')).openEnded).toBe(true);
    expect((await one('我们会收集您的手机号码。')).openEnded).toBe(false);
  });

  test('marks a family of information as one', async () => {
    const { mentions } = await one('我们会收集您的设备信息。');
    expect(mentions).toMatchObject([{ hypernym: true }]);
  });
});

describe('information that a sentence names', () => {
  test.each([
    ['我们会收集您的姓名、手机号码、身份证号码等信息。', ['姓名、手机号码、身份证号码']],
    ['您需要提供您的邮箱地址或手机号。', ['邮箱地址', '手机号']],
    ['我们会保护您的个人信息。', ['个人信息']],
    ['感谢您使用我们的服务。', []],
  ])('%s', (sentence, lists) => {
    expect(informationLists(sentence).map(({ start, end }) => sentence.slice(start, end))).toEqual(lists);
  });

  test('is found in time that grows with the length of a hostile sentence', () => {
    for (const piece of ['收集', '、', '（', '手机号', '当您', '不会', '使用']) {
      expect(() => {
        const sentence = piece.repeat(1200 / piece.length);
        informationLists(sentence);
        detailsOf(sentence, 'zh');
      }).not.toThrow();
    }
  });
});
