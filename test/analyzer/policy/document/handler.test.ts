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
])('“%s” names %s and nothing that leads up to it', (text, name) => {
  expect(nameIn(text)).toBe(name);
});

test('an English name begins where the name begins', () => {
  expect(nameIn('At Example Invoices, Inc. we respect your privacy.', 'en')).toBe('Example Invoices, Inc.');
});

test('who pays out or sells beside the handler is not the handler', () => {
  expect(nameIn('支付功能由某某支付科技有限公司向您提供服务。')).toBeNull();
});
