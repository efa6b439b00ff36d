import { statedBehaviour } from '../judge/stated-behaviour.ts';

/**
 * PIPL art. 14: consent is an explicit act. Quoted are the sentences by which use, or use after a change, counts as consent.
 */
export const blanketConsent = statedBehaviour({
  id: 'blanket-consent',
  code: 'ZZ2011',
  title: { zh: '以使用、注册等行为视为同意隐私政策', en: 'Use of the app is taken for consent' },
  description: {
    zh: '同意应当在充分知情的前提下自愿、明确作出；沉默和使用不是同意。',
    en: 'Consent must be informed, voluntary and explicit; silence and use are not consent.',
  },
  limits: {
    zh: '政策文本如此表述，不等于应用没有另行弹窗征得同意；点击、勾选同意按钮的表述不在此列。',
    en: 'That the text says so does not mean that no dialog asks; wording about clicking or ticking a box does not count.',
  },
  noticeTerm: 'collection-without-consent',
  provisions: ['pipl:14', 'tc260-20202a:3.5', 'taf-078.6:3.8', '191:3.4'],
  level: 'suspected',
  rules: ['use-as-consent'],
  explanation: {
    zh: '隐私政策写明使用、访问、注册或继续使用即视为同意，属于以非明示方式征求同意。',
    en: 'The policy says that using, visiting, registering or continuing to use means consent: that is consent by other than an explicit act.',
  },
  beside: {
    rule: 'annexed-service',
    text: {
      zh: '政策把“本服务”限定为某一项服务（引文末列出），以“本服务”相称的表述可能只及于该项服务，请对照核实。',
      en: 'The policy means one service only by “this service” (the last quotes); sentences that speak of “this service” may concern no more than that one. Check.',
    },
  },
  verify: {
    zh: '在测试机上首次运行：查看是否以弹窗征得同意，是否有“不同意”的选项，未作选择时能否继续使用；截屏留存。',
    en: 'Run the app for the first time on a test device: see whether a dialog asks for consent and can be declined, and whether the app goes on without a choice; keep screenshots.',
  },
  fix: {
    zh: '删除“使用即视为同意”的表述，改为由用户主动点击或勾选同意；政策变更涉及目的、方式、种类的，重新取得同意。',
    en: 'Remove the wording; let the user click or tick to agree, and ask again when purpose, manner or types change.',
  },
});
