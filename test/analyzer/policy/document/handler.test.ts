import { expect, test } from 'vitest';
import { handlerOf } from '../../../../analyzer/policy/document/handler.ts';
import { statement } from '../../../support/policy-facts.ts';

const nameIn = (text: string, language: 'zh' | 'en' = 'zh') =>
  handlerOf([statement(text, { kinds: ['handler-identity'] })], text, language).name;

test.each([
  ['本软件由软件技术服务提供者某某网络科技有限公司提供。', '某某网络科技有限公司'],
  ['本政策仅适用于某某科技有限公司的产品。', '某某科技有限公司'],
  ['某某（某地某某信息技术有限公司，以下称“我们”）重视隐私。', '某地某某信息技术有限公司'],
  ['（以下简称“本应用”）系某某科技股份有限公司所有。', '某某科技股份有限公司'],
  ['某某数据科技有限公司（某某信息股份有限公司之子公司）', '某某数据科技有限公司'],
  ['某某信息技术（北京）有限公司是运营者。', '某某信息技术（北京）有限公司'],
  ['某某计算机系统有限公司提供服务。', '某某计算机系统有限公司'],
  ['本平台由某部交通管理科学研究所提供。', '某部交通管理科学研究所'],
  ['某某股份有限公司全资子公司另一网络科技有限公司（以下统称“另一”或“我们”）', '另一网络科技有限公司'],
  ['“某某”指甲乙科技有限公司及其关联方（以下简称“我们”）运营的、供第三方使用的SDK。', '甲乙科技有限公司'],
  ['由甲乙科技有限公司和丙丁科技有限公司共同提供的游戏。', '甲乙科技有限公司、丙丁科技有限公司'],
  ['甲乙科技有限公司和丙丁科技有限公司合称为甲乙公司（或我们）。', '甲乙科技有限公司、丙丁科技有限公司'],
  [
    '由运营机构（包括甲乙银行股份有限公司、丙丁银行股份有限公司和戊己银行股份有限公司，以下简称“运营机构”或“我们”）建设。',
    '甲乙银行股份有限公司、丙丁银行股份有限公司、戊己银行股份有限公司',
  ],
  ['甲乙公司：甲乙文化科技有限公司及其子公司丙丁音乐有限公司、戊己传媒有限公司。', '甲乙文化科技有限公司'],
  ['甲乙技术研究院有限公司是运营者。', '甲乙技术研究院有限公司'],
])('“%s” names %s and nothing that leads up to it', (text, name) => {
  expect(nameIn(text)).toBe(name);
});

test('an English name begins where the name begins', () => {
  expect(nameIn('At Example Invoices, Inc. we respect your privacy.', 'en')).toBe('Example Invoices, Inc.');
});

test('who pays out or sells beside the handler is not the handler', () => {
  expect(nameIn('支付功能由某某支付科技有限公司向您提供服务。')).toBeNull();
});

test('of names without end, as many are read as anyone would list', () => {
  const name = nameIn(`${'甲乙科技有限公司、'.repeat(50_000)}以下简称“我们”`) ?? '';
  expect(name.split('、').length).toBeLessThanOrEqual(20);
});

test.each<[string, 'zh' | 'en', string | null]>([
  ['Trip-Trip China（以下简称"我们"）高度重视用户的隐私保护。', 'zh', 'Trip-Trip China'],
  ['甲乙视频是由甲乙集团（以下简称“我们”）研发的平台。', 'zh', '甲乙集团'],
  ['甲乙音乐娱乐集团（以下简称 “JY”）重视隐私。', 'zh', '甲乙音乐娱乐集团'],
  ['本应用（以下简称“我们”）重视隐私。', 'zh', null],
  [
    'Company (referred to as either "the Company", "We", "Us" or "Our") refers to Wanna Walk?.',
    'en',
    'Wanna Walk?',
  ],
  ['Information is processed by Walk Lite (“Walk Lite,” “we,” “us,” and “our”).', 'en', 'Walk Lite'],
  ['Country refers to: Portugal.', 'en', null],
])('without a registered name, “%s” (%s) names %s', (text, language, name) => {
  expect(nameIn(text, language)).toBe(name);
});
