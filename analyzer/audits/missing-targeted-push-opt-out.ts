import { omittedDuty } from '../judge/omitted-duty.ts';

/**
 * PIPL art. 24(2): an option not aimed at the person, or an easy way to decline. Applies only when the policy itself speaks of targeted push.
 */
export const missingTargetedPushOptOut = omittedDuty({
  id: 'missing-targeted-push-opt-out',
  code: 'ZZ2008',
  title: {
    zh: '隐私政策称进行个性化推送，未提供关闭方式',
    en: 'Personalised push is announced and no way to decline it',
  },
  description: {
    zh: '不愿被画像的人，应当能看到不针对其特征的内容。',
    en: 'Whoever does not want to be profiled must be able to see what is not aimed at them.',
  },
  limits: {
    zh: '任何关闭、拒绝、退订推荐、广告或营销的说明均视为已提供；应用内是否另有开关需在设备上确认。',
    en: 'Any way to turn off, decline or unsubscribe from recommendations, advertisements or marketing counts; a switch in the app that the policy does not name must be seen on a device.',
  },
  noticeTerm: 'forced-targeted-push',
  provisions: ['pipl:24', 'algorithm:17', 'tc260-20202a:3.7', 'taf-078.2:3.4', '191:3.6'],
  level: 'suspected',
  rules: ['targeted-push-opt-out'],
  onlyWhen: {
    rule: 'targeted-push',
    otherwise: { zh: '隐私政策未提到个性化推荐或定向推送', en: 'the policy does not speak of targeted push' },
  },
  onlyHandlers: false,
  explanation: {
    zh: '隐私政策说明利用个人信息进行个性化推荐、定向推送或营销；通读全文，未见关闭、拒绝或不针对个人特征的选项。',
    en: 'The policy says that information is used for personalised or targeted content or marketing; the whole text offers no way to turn it off or decline it.',
  },
  verify: {
    zh: '在测试机上查看“设置”中是否有关闭个性化推荐、个性化广告的开关，关闭后内容是否变化；截屏留存。',
    en: 'See on a test device whether the settings have a switch for personalised content and advertisements, and whether what is shown changes; keep screenshots.',
  },
  fix: {
    zh: '提供“关闭个性化推荐/广告”的开关，并在隐私政策中写明路径；营销信息应能一键退订。',
    en: 'Offer a switch that turns personalisation off and tell where it is; marketing must be easy to unsubscribe from.',
  },
});
