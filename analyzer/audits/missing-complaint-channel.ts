import { omittedDuty } from '../judge/omitted-duty.ts';

/**
 * PIPL art. 17(1)(1), 2019 method 6.5: contact and complaint channel.
 */
export const missingComplaintChannel = omittedDuty({
  id: 'missing-complaint-channel',
  code: 'ZZ2006',
  title: {
    zh: '隐私政策未公布联系和投诉渠道',
    en: 'The policy names no contact and no channel for complaints',
  },
  description: {
    zh: '没有联系方式，个人无法行使权利，也无处投诉。',
    en: 'Without a contact no right can be used and nothing complained of.',
  },
  limits: {
    zh: '电子邮件、电话、在线客服、反馈入口任一即可；不核实能否接通。',
    en: 'An e-mail address, a telephone number, a help desk or a feedback form is enough; whether anyone answers is not checked.',
  },
  noticeTerm: 'no-deletion-correction-or-complaint-channel',
  provisions: ['pipl:17', 'tc260-20202a:1.5j', 'tc260-20202a:6.3', 'gbt35273:8.8', '191:6.5'],
  level: 'violation',
  rules: ['complaint-channel'],
  fulfilledBy: ({ handler }) => handler.emails.length + handler.phones.length > 0,
  onlyHandlers: false,
  explanation: {
    zh: '法律要求告知个人信息处理者的联系方式，并公布投诉、举报渠道；通读全文，未见电子邮件、电话、在线客服或反馈入口。',
    en: 'The law requires a contact to be told and a channel for complaints to be published; the whole text has no e-mail address, telephone number, help desk or feedback form.',
  },
  verify: {
    zh: '在测试机上打开应用，查看弹窗、“设置”和账号页面是否另有说明或入口；截屏留存。',
    en: 'Open the app on a test device and see whether a dialog, the settings or the account page tells or offers it; keep screenshots.',
  },
  fix: {
    zh: '写明电子邮件、电话等至少一种联系方式，承诺在十五个工作日内答复，并告知可向监管部门投诉。',
    en: 'Give at least an e-mail address or a telephone number, promise an answer within fifteen working days, and name the authority one may turn to.',
  },
});
