import { omittedDuty } from '../judge/omitted-duty.ts';

/**
 * PIPL art. 17(1)(1): the handler's name. A company named only beside an SDK or a partner is not the handler.
 */
export const missingHandlerIdentity = omittedDuty({
  id: 'missing-handler-identity',
  code: 'ZZ2042',
  title: {
    zh: '隐私政策未写明个人信息处理者是谁',
    en: 'The policy does not say who handles the information',
  },
  description: {
    zh: '不知道谁在处理自己的个人信息，就无从主张权利。',
    en: 'Whoever does not know who handles their information cannot claim any right.',
  },
  limits: {
    zh: '仅查看是否写明名称，不核实其真伪；品牌名、商标视为已写明。',
    en: 'Looks for a name only and does not check it; a brand name counts as one.',
  },
  noticeTerm: 'rules-incomplete',
  provisions: ['pipl:17', 'tc260-20202a:1.5', 'taf-068:13', 'gbt35273:5.5'],
  level: 'violation',
  rules: ['handler-identity'],
  fulfilledBy: ({ handler }) => handler.name !== null,
  onlyHandlers: false,
  explanation: {
    zh: '法律要求在处理前告知个人信息处理者的名称或者姓名；通读全文，未见运营者、开发者或公司的名称。',
    en: 'The law requires the handler’s name to be told before information is handled; in the whole text no operator, developer or company is named.',
  },
  verify: {
    zh: '在测试机上打开应用，查看弹窗、“设置”和账号页面是否另有说明或入口；截屏留存。',
    en: 'Open the app on a test device and see whether a dialog, the settings or the account page tells or offers it; keep screenshots.',
  },
  fix: {
    zh: '在隐私政策开头写明：“本应用由××公司（统一社会信用代码……）运营，注册地址为……，个人信息保护负责人联系方式为……”。',
    en: 'Write at the top of the policy who operates the app: registered name, address, and how to reach the person in charge of protecting personal information.',
  },
});
