import { omittedDuty } from '../judge/omitted-duty.ts';

/**
 * PIPL art. 57; GB/T 35273 clause 10: good practice to say in the policy what the law asks for when a breach happens.
 */
export const missingBreachRemedy = omittedDuty({
  id: 'missing-breach-remedy',
  code: 'ZZ2009',
  title: {
    zh: '隐私政策未说明发生泄露时如何补救和告知',
    en: 'The policy does not say what happens after a breach',
  },
  description: {
    zh: '发生泄露时及时知情，才能及时止损。',
    en: 'Whoever learns of a breach in time can limit the damage.',
  },
  limits: {
    zh: '法律要求发生泄露时补救和通知，并未要求写入隐私政策，因此仅作建议。',
    en: 'The law asks for remedy and notice when a breach happens, not for a sentence in the policy: an advice only.',
  },
  noticeTerm: null,
  provisions: ['pipl:57', 'gbt35273:10', 'tc260-20202a:1.5g'],
  level: 'advice',
  rules: ['breach-notice'],
  onlyHandlers: true,
  explanation: {
    zh: '通读全文，未见发生个人信息安全事件时采取补救措施并通知个人的承诺。',
    en: 'The whole text has no promise to remedy a breach and to tell those concerned.',
  },
  verify: {
    zh: '在测试机上打开应用，查看弹窗、“设置”和账号页面是否另有说明或入口；截屏留存。',
    en: 'Open the app on a test device and see whether a dialog, the settings or the account page tells or offers it; keep screenshots.',
  },
  fix: {
    zh: '写明发生个人信息安全事件后，将立即采取补救措施，并以邮件、电话、推送等方式告知事件情况、影响和可采取的措施，同时上报主管部门。',
    en: 'Say that after an incident you will remedy it at once, tell those concerned what happened and what they can do, and report it.',
  },
});
