import { expect, test } from 'vitest';
import { excessivePersonalInformation } from '../../../analyzer/audits/excessive-personal-information.ts';
import { readPolicy } from '../../../analyzer/policy/read-policy.ts';
import { category, NOTHING } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';

/** Enough of a policy to be taken for one. */
const ABOUT = [
  '隐私政策',
  '我们收集您的昵称，用于展示。',
  '我们使用您的设备信息，用于保障安全。',
  '我们会存储您的个人信息，并采取加密措施保护您的个人信息。',
  '我们不会向第三方共享您的个人信息，除非获得您的同意。',
  '您可以查阅、更正、删除您的个人信息，也可以注销账号。',
].join('\n');

async function audit(text: string, categoryId: string | null) {
  const bytes = new TextEncoder().encode(`${ABOUT}\n${text}\n${ABOUT}`);
  const source = { size: bytes.length, read: async (at: number, n: number) => bytes.slice(at, at + n) };
  const policy = await readPolicy(source, 'policy.txt', 0);
  return judge(excessivePersonalInformation, {
    ...NOTHING,
    policy,
    category: categoryId === null ? null : category(categoryId),
  });
}

test('what registering requires outside the category’s scope is quoted', async () => {
  const text = '注册账号时，您必须提供您的身份证号码和手机号码。';
  const { findings } = await audit(text, 'short-video');
  expect(findings.map((one) => one.personalInformation)).toEqual([['identity-document']]);
  const [evidence] = findings[0]?.evidence ?? [];
  expect(evidence?.kind === 'policy' && evidence.quote).toBe(text);
});

test('what is called necessary for the service as a whole is judged, for one function it is not', async () => {
  const text = '我们会收集您的已安装应用列表，这些信息是为您提供服务必须收集的基础信息。';
  expect((await audit(text, 'instant-messaging')).findings.map((one) => one.personalInformation)).toEqual([
    ['app-list'],
  ]);
  const one = '我们会收集您的已安装应用列表，这类信息是为您提供该项服务必须收集的基础信息。';
  expect((await audit(one, 'instant-messaging')).record.outcome).toBe('pass');
});

test('“this information” is that of the paragraph before; a list announced is what follows', async () => {
  const before = '我们会收集您的已安装应用列表。设备标识仅用于安全；这类信息是为提供服务必须收集的基础信息。';
  expect((await audit(before, 'online-games')).findings.map((one) => one.personalInformation)).toEqual([
    ['app-list'],
  ]);
  const said = '我们会收集您的已安装应用列表。请您了解，这类信息是为提供服务必须收集的基础、必要的信息。';
  expect((await audit(said, 'online-games')).findings).toHaveLength(1);
  const list =
    '如果您不提供相关信息，您将无法享受我们提供的产品或服务。具体包括：\n1. 我们会收集您的通讯录。\n扩展功能\n我们会收集您的通话记录。';
  expect((await audit(list, 'local-services')).findings.map((one) => one.personalInformation)).toEqual([
    ['contacts'],
  ]);
});

test('the code of a text message is not the text messages; a game asks for real names by law', async () => {
  const code = '注册账号时，您需要提供手机号和短信验证码。';
  expect((await audit(code, 'online-shopping')).record.outcome).toBe('pass');
  const game = '注册账号时，您应当提供您的真实姓名、身份证信息。';
  expect((await audit(game, 'online-games')).record.outcome).toBe('pass');
});

test('what the category needs, or one function asks for, passes', async () => {
  const text = '注册账号时，您必须提供您的身份证号码和手机号码。';
  expect((await audit(text, 'mobile-banking')).record.outcome).toBe('pass');
  const function_ = '当您使用附近的人功能时，我们需要获取您的位置信息。';
  expect((await audit(function_, 'short-video')).record.outcome).toBe('pass');
});

test('without a category it is not judged', async () => {
  expect((await audit('注册账号时，您必须提供身份证号码。', null)).record.outcome).toBe('not-judged');
});

test('what an account and a connection need is no excess though article 5 lists it for no category; what they do not need is', async () => {
  const account = '注册账号时，您必须提供您的电子邮箱、登录密码，我们会记录您的IP地址。';
  for (const id of ['online-shopping', 'short-video', 'utility-tools'])
    expect((await audit(account, id)).record.outcome, id).toBe('pass');
  const work = '注册账号时，您必须提供您的登录密码、学历、工作单位。';
  expect((await audit(work, 'online-shopping')).findings.map((one) => one.personalInformation)).toEqual([
    ['education-and-work'],
  ]);
  // To a job seeker it is the CV, which article 5 lists.
  expect((await audit(work, 'job-hunting')).record.outcome).toBe('pass');
});

test('a list is judged item by item, quoted where it names the information, and makes one finding', async () => {
  const list = [
    '如果您不提供相关信息，您将无法享受我们提供的产品或服务。具体包括：',
    '1. 您购买需要物流发货的商品时，我们会收集您的收货人姓名、收货地址。',
    '2. 根据《中华人民共和国网络安全法》，您须向我们提供有效证件号码。',
    '3. 为加载网页，我们会收集您的位置信息和通讯录。',
    '4. 我们会收集您的通话记录。',
  ].join('\n');
  const { findings } = await audit(list, 'utility-tools');
  expect(findings.map((one) => one.personalInformation)).toEqual([['call-log', 'contacts', 'location']]);
  expect(findings[0]?.evidence.map((one) => one.kind === 'policy' && one.quote)).toEqual([
    '如果您不提供相关信息，您将无法享受我们提供的产品或服务。',
    expect.stringContaining('为加载网页，我们会收集您的位置信息和通讯录。'),
    expect.stringContaining('我们会收集您的通话记录。'),
  ]);
});

test('what a paragraph asks for when one function is used costs that function', async () => {
  const tail = '我们会收集您的相册、通讯录。如您不同意我们收集上述信息，您将不能使用我们的服务。';
  expect((await audit(`当您进行扫描文档的操作时，${tail}`, 'utility-tools')).record.outcome).toBe('pass');
  const always = await audit(`为了保障服务的基本安全，${tail}`, 'utility-tools');
  expect(always.findings).toHaveLength(1);
  expect(always.findings[0]?.evidence).toHaveLength(2);
});

test('the name of a function asks for nothing', async () => {
  const text =
    '本APP的基本功能服务为“内容浏览与搜索、浏览记录管理”，需提供位置信息后，即可使用基本功能服务。';
  expect((await audit(text, 'utility-tools')).findings.map((one) => one.personalInformation)).toEqual([
    ['location'],
  ]);
});
