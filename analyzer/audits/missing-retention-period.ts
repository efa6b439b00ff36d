import { omittedDuty } from '../judge/omitted-duty.ts';

/**
 * PIPL art. 17(1)(2) and 19: the period of retention, or how it is determined.
 */
export const missingRetentionPeriod = omittedDuty({
  id: 'missing-retention-period',
  code: 'ZZ2002',
  title: { zh: '隐私政策未写明保存期限', en: 'The policy does not say how long information is kept' },
  description: {
    zh: '信息留得越久，泄露和滥用的风险越大；期限应当事先告知。',
    en: 'The longer information is kept, the more can go wrong; the period must be told beforehand.',
  },
  limits: {
    zh: '仅依据所提供文本的用语判断；另有单独页面、弹窗或图片说明的，本工具看不到。',
    en: 'Goes by the wording of the text given alone; a page of its own, a dialog or a picture that says it is not seen.',
  },
  noticeTerm: 'rules-incomplete',
  provisions: ['pipl:17', 'pipl:19', 'tc260-20202a:1.5d', 'taf-068:7.1'],
  level: 'violation',
  rules: ['retention-period'],
  fulfilledBy: ({ statements }) => statements.some((one) => one.retention !== null && !one.negated),
  onlyHandlers: true,
  explanation: {
    zh: '法律要求告知个人信息的保存期限；通读全文，未见期限，也未见确定期限的方法。',
    en: 'The law requires the period of retention to be told; in the whole text there is neither a period nor a way to determine one.',
  },
  verify: {
    zh: '在测试机上打开应用，查看弹窗、“设置”和账号页面是否另有说明或入口；截屏留存。',
    en: 'Open the app on a test device and see whether a dialog, the settings or the account page tells or offers it; keep screenshots.',
  },
  fix: {
    zh: '写明各类信息的保存期限（如“订单信息自交易完成起保存三年”），无法确定的写明确定方法，并写明到期后删除或匿名化。',
    en: 'State for each type how long it is kept, or how the period is determined, and that it is then deleted or made anonymous.',
  },
});
