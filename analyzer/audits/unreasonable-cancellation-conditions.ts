import { statedBehaviour } from '../judge/stated-behaviour.ts';

/**
 * GB/T 35273 8.5 d); T/TAF 085 4.1.2 b)-d).
 */
export const unreasonableCancellationConditions = statedBehaviour({
  id: 'unreasonable-cancellation-conditions',
  code: 'ZZ2013',
  title: { zh: '注销账号设置不合理条件', en: 'Unreasonable conditions for closing an account' },
  description: { zh: '注销不应比注册更难。', en: 'Leaving must not be harder than joining.' },
  limits: {
    zh: '法律法规要求实名核验的服务，可能有正当理由；是否属实需结合业务判断。',
    en: 'A service that must verify identity by law may have a reason; that must be weighed with the service.',
  },
  noticeTerm: 'account-cancellation-difficult',
  provisions: ['gbt35273:8.5d', 'taf-085:4.1.2', 'tc260-20202a:6.1', '191:6.2'],
  level: 'suspected',
  rules: ['cancellation-condition'],
  explanation: {
    zh: '注销过程不应设置不合理的条件：不得要求多于注册时的信息、精确的历史记录，或将注销一个产品视同注销多个。',
    en: 'Closing an account must not ask for more than registering did, for exact records of the past, or count as closing several products.',
  },
  verify: {
    zh: '在测试机上注册并走一遍注销流程，记录要求提供的材料、条件和耗时；截屏留存。',
    en: 'Register on a test device and go through closing the account; record what is asked for and how long it takes; keep screenshots.',
  },
  fix: {
    zh: '删除该条件；确需核验身份的，只使用注册、使用时已收集的信息，核验后立即删除。',
    en: 'Remove the condition; where identity must be checked use only what was given before, and delete it afterwards.',
  },
});
