import { omittedDuty } from '../judge/omitted-duty.ts';

/**
 * GB/T 35273 8.5; T/TAF 085 4.1.1: closing an account, told in the policy.
 */
export const missingAccountCancellation = omittedDuty({
  id: 'missing-account-cancellation',
  code: 'ZZ2005',
  title: { zh: '隐私政策未写明如何注销账号', en: 'The policy does not tell how an account is closed' },
  description: {
    zh: '能注册就应当能注销，否则个人信息无法退出。',
    en: 'Whoever can register must be able to leave, and take their information out.',
  },
  limits: {
    zh: '仅在政策提到注册、登录或账号时判断；应用内是否另有注销入口需在设备上确认。',
    en: 'Judged only where the policy speaks of registering or of an account; whether the app offers it all the same must be seen on a device.',
  },
  noticeTerm: 'account-cancellation-difficult',
  provisions: ['gbt35273:8.5', 'taf-085:4.1.1', 'tc260-20202a:6.1', '191:6.1'],
  level: 'suspected',
  rules: ['account-cancellation'],
  onlyWhen: {
    rule: 'account',
    otherwise: { zh: '隐私政策未提到注册或账号', en: 'the policy does not speak of accounts' },
  },
  onlyHandlers: false,
  explanation: {
    zh: '应用提供账号，隐私政策应当告知注销的途径；通读全文，未见注销账号的说明。',
    en: 'The app has accounts, and the policy should tell how one is closed; the whole text does not.',
  },
  verify: {
    zh: '在测试机上打开应用，查看弹窗、“设置”和账号页面是否另有说明或入口；截屏留存。',
    en: 'Open the app on a test device and see whether a dialog, the settings or the account page tells or offers it; keep screenshots.',
  },
  fix: {
    zh: '写明注销路径（如“我的—设置—账号与安全—注销账号”）、所需条件和不超过十五个工作日的处理时限，注销后删除或匿名化。',
    en: 'Tell the path, the conditions and a time of at most fifteen working days, and that the information is then deleted or made anonymous.',
  },
});
