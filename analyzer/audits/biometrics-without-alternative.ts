import type { PolicyFacts } from '../facts/policy.ts';
import { wholePolicy } from '../judge/omitted-duty.ts';
import { matches, type Passage, paragraphOf, says } from '../judge/policy-passages.ts';
import { passagesOf, statedFinding } from '../judge/stated-behaviour.ts';
import { policyRule } from '../rules/policy-rules.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

/**
 * Measures on face recognition (2025), art. 10: a face must not be the only way to verify where another serves, and whoever declines
 * must be offered another; GB/T 35273 5.4 c) asks for telling biometrics apart. Reported where the policy demands biometrics to
 * verify identity and neither the same paragraph nor the next names another way or a choice.
 */
export const biometricsWithoutAlternative: Audit = {
  id: 'biometrics-without-alternative',
  code: 'ZZ2017',
  title: {
    zh: '使用生物识别，未说明其他验证方式',
    en: 'Biometrics are used and no other way is offered',
  },
  description: {
    zh: '人脸、指纹无法更换；不愿提供的人应当有其他选择。',
    en: 'A face or a fingerprint cannot be changed; whoever does not want to give it must have another way.',
  },
  limits: {
    zh: '只看要求以人脸、指纹等验证身份的段落：同一段或下一段写明密码、验证码、人工等其他方式，可以选择或拒绝而不影响其他功能，或法律法规要求的，不报告；拒绝即不能登录、注册的，可以拒绝不算选择；仅在本机识别而不收集的不报告。是否真有其他方式需在设备上确认。',
    en: 'Only paragraphs that demand a face, a fingerprint or the like to verify identity; not where the same paragraph or the next names another way (a password, a code, a counter), a choice without loss (being allowed to decline is none when it costs the account), or a law, nor recognition on the device alone. Whether there is another way must be seen on a device.',
  },
  noticeTerm: 'violates-necessity',
  provisions: ['face-measures', 'gbt35273:5.4c', 'pipl:28'],
  needs: ['policy'],
  audit(facts) {
    const policy = wholePolicy(facts);
    if ('outcome' in policy) return policy;
    const demanded = passagesOf(policy, DEMANDS.map(policyRule)).filter(
      (passage) => !offersAnotherWay(policy, passage),
    );
    if (demanded.length === 0) {
      return says(policy, policyRule('biometrics')) ? { outcome: 'pass' } : NOT_USED;
    }
    return judgement([
      statedFinding(policy, demanded, {
        subject: 'biometrics',
        noticeTerm: biometricsWithoutAlternative.noticeTerm,
        level: 'suspected',
        certainty: 'stated',
        personalInformation: ['biometrics'],
        title: biometricsWithoutAlternative.title,
        explanation: demanded.some((passage) => passage.rule === REFUSAL) ? REFUSED : NO_CHOICE,
        verify: {
          zh: '在测试机上使用该功能并拒绝生物识别，查看是否提供密码、短信验证码等其他方式；截屏留存。',
          en: 'Use the function on a test device and decline biometrics: see whether a password, a code or another way is offered; keep screenshots.',
        },
        fix: {
          zh: '提供不使用生物识别的其他方式，在隐私政策中写明，并单独告知目的、方式、范围和存储时间，取得单独同意。',
          en: 'Offer another way and name it in the policy; tell purpose, manner, scope and period of biometrics apart, and obtain separate consent.',
        },
        provisions: biometricsWithoutAlternative.provisions,
      }),
    ]);
  },
};

const NO_CHOICE: Text = {
  zh: '隐私政策要求以人脸、指纹等生物识别信息验证身份；在这些段落及其下一段中，未见其他验证方式，也未见可以拒绝而不影响使用的说明。',
  en: 'The policy demands a face, a fingerprint or the like to verify identity; these paragraphs and the ones after them speak neither of another way nor of a choice without loss.',
};
const REFUSED: Text = {
  zh: '隐私政策写明拒绝提供人脸、指纹等生物识别信息即可能无法登录、注册或使用；在这些段落及其下一段中，未见其他验证方式。虽可拒绝，但以失去账号或服务为代价。',
  en: 'The policy says that whoever declines a face, a fingerprint or the like may be unable to log in, register or use the app; these paragraphs and the ones after them speak of no other way. It may be declined, but at the price of the account or the service.',
};
const NOT_USED = {
  outcome: 'not-applicable',
  reason: { zh: '隐私政策未提到使用生物识别', en: 'the policy does not speak of using biometrics' },
} as const;

/** The rule for what declining costs. */
const REFUSAL = 'biometrics-refusal';
/** Rules by which biometrics count as demanded: to verify identity, or by what declining costs. */
const DEMANDS = ['biometrics-required', REFUSAL];

/** Being allowed to decline is no other way when declining costs the account. */
function offersAnotherWay(policy: PolicyFacts, passage: Passage): boolean {
  const paragraph = paragraphOf(policy, passage);
  if (matches(policyRule('biometrics-alternative'), paragraph)) return true;
  return passage.rule !== REFUSAL && matches(policyRule('biometrics-choice'), paragraph);
}
