import { omittedDuty } from '../judge/omitted-duty.ts';

/**
 * PIPL art. 15; TC260-PG-20202A 3.9: the way to withdraw consent, told in the policy.
 */
export const missingConsentWithdrawal = omittedDuty({
  id: 'missing-consent-withdrawal',
  code: 'ZZ2003',
  title: { zh: '隐私政策未写明如何撤回同意', en: 'The policy does not tell how consent is withdrawn' },
  description: {
    zh: '同意可以随时撤回；找不到途径，同意就成了一次性的让渡。',
    en: 'Consent may be withdrawn at any time; without a way it is given away once and for all.',
  },
  limits: {
    zh: '关闭系统权限、停用收集功能、卸载应用的说明均视为已写明；仅能退订营销信息的不算。',
    en: 'Telling how to turn a permission off, stop the collection or uninstall counts; a way to unsubscribe from marketing alone does not.',
  },
  noticeTerm: 'collection-without-consent',
  provisions: ['pipl:15', 'tc260-20202a:3.9', 'gbt35273:8.4', '191:3.8'],
  level: 'violation',
  rules: ['consent-withdrawal'],
  onlyHandlers: true,
  explanation: {
    zh: '应当提供撤回同意的途径，并在隐私政策中予以明确；通读全文，未见撤回同意、取消授权或关闭权限的说明。',
    en: 'A way to withdraw consent must be offered and told in the policy; the whole text says nothing of withdrawing consent or turning permissions off.',
  },
  verify: {
    zh: '在测试机上打开应用，查看弹窗、“设置”和账号页面是否另有说明或入口；截屏留存。',
    en: 'Open the app on a test device and see whether a dialog, the settings or the account page tells or offers it; keep screenshots.',
  },
  fix: {
    zh: '增加“您如何撤回同意”一节：在“设置—隐私—授权管理”中逐项关闭，或通过××联系我们；撤回不影响此前的处理。',
    en: 'Add a section on withdrawing consent: where in the settings, or whom to write to; what was done before stays lawful.',
  },
});
