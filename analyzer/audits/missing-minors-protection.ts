import { omittedDuty } from '../judge/omitted-duty.ts';

/**
 * PIPL art. 31; children's provisions art. 8 and 9; T/TAF 068 clause 12.
 */
export const missingMinorsProtection = omittedDuty({
  id: 'missing-minors-protection',
  code: 'ZZ2007',
  title: { zh: '隐私政策未说明如何处理未成年人个人信息', en: 'The policy says nothing of minors' },
  description: {
    zh: '不满十四周岁未成年人的个人信息是敏感个人信息，处理须取得监护人同意并制定专门规则。',
    en: 'Information on children under fourteen is sensitive: the guardian must agree and there must be rules of their own.',
  },
  limits: {
    zh: '应用是否实际面向或收集未成年人信息无法由文本判断；另有单独的儿童隐私政策的，本工具看不到。',
    en: 'Whether minors use the app cannot be told from the text; a children’s policy on a page of its own is not seen.',
  },
  noticeTerm: 'rules-incomplete',
  provisions: ['pipl:31', 'children:8', 'children:9', 'taf-068:12'],
  level: 'suspected',
  rules: ['minors'],
  onlyHandlers: true,
  explanation: {
    zh: '通读全文，未见对未成年人或监护人的任何说明（仅有定义的不算）。如果应用可能被未成年人使用，应当告知监护人并取得其同意。',
    en: 'The whole text says nothing of minors or guardians (a bare definition does not count). If minors may use the app, the guardian must be told and must agree.',
  },
  verify: {
    zh: '在测试机上注册：查看是否询问年龄、是否要求监护人同意，应用内是否另有儿童个人信息保护规则；截屏留存。',
    en: 'Register on a test device: see whether age is asked, whether a guardian must agree, and whether there are rules for children; keep screenshots.',
  },
  fix: {
    zh: '增加“未成年人保护”一节：不满十四周岁须经监护人同意，如何核验，监护人如何查阅、更正、删除；不面向儿童的也应写明。',
    en: 'Add a section on minors: under fourteen only with the guardian’s consent, how that is checked, and the guardian’s rights; say so too if the app is not for children.',
  },
});
