import { lookedFor, searched, wholePolicy } from '../judge/omitted-duty.ts';
import { passages, policyEvidence, says } from '../judge/policy-passages.ts';
import { SHOWN } from '../judge/stated-behaviour.ts';
import { policyRule } from '../rules/policy-rules.ts';
import { type Audit, judgement } from './audit.ts';

/**
 * PIPL art. 29 and 30: separate consent to handling sensitive information, and telling why it is needed. The policy says that it
 * collects such information and nowhere speaks of separate, explicit or written consent.
 */
export const sensitiveWithoutSeparateConsent: Audit = {
  id: 'sensitive-without-separate-consent',
  code: 'ZZ2016',
  title: {
    zh: '收集敏感个人信息，未说明取得单独同意',
    en: 'Sensitive information is collected and no separate consent is spoken of',
  },
  description: {
    zh: '敏感个人信息一旦泄露或滥用，人身和财产容易受到危害，法律要求单独同意。',
    en: 'Sensitive information once leaked or misused easily harms the person; the law asks for separate consent.',
  },
  limits: {
    zh: '全文任何一处提到单独同意、明示同意或书面同意即不报告；应用实际是否单独征得同意需在设备上确认。',
    en: 'Separate, explicit or written consent spoken of anywhere in the text is enough; whether the app asks for it must be seen on a device.',
  },
  noticeTerm: 'collection-without-consent',
  provisions: ['pipl:28', 'pipl:29', 'pipl:30', 'gbt35273:5.4'],
  needs: ['policy'],
  audit(facts) {
    const policy = wholePolicy(facts);
    if ('outcome' in policy) return policy;
    const collected = passages(policy, policyRule('sensitive-collection'));
    const consent = policyRule('separate-consent');
    if (collected.length === 0) return { outcome: 'not-applicable', reason: NONE };
    if (says(policy, consent)) return { outcome: 'pass' };
    return judgement([
      {
        subject: 'sensitive-information',
        noticeTerm: sensitiveWithoutSeparateConsent.noticeTerm,
        level: 'suspected',
        certainty: 'absent',
        personalInformation: [],
        title: sensitiveWithoutSeparateConsent.title,
        explanation: {
          zh: '隐私政策说明收集证件、生物识别、金融账户、精确位置、健康等敏感个人信息；通读全文，未见取得单独同意或明示同意的说明。',
          en: 'The policy says that sensitive information (identity documents, biometrics, financial accounts, precise location, health) is collected; the whole text speaks neither of separate nor of explicit consent.',
        },
        verify: {
          zh: '在测试机上使用需要该信息的功能，查看提交前是否单独弹窗告知必要性和影响并征得同意；截屏留存。',
          en: 'Use the function that needs the information on a test device: see whether, before it is given, a dialog of its own tells why it is needed and asks for consent; keep screenshots.',
        },
        fix: {
          zh: '在使用时单独弹窗告知处理敏感个人信息的必要性和对个人权益的影响，取得单独同意，并在隐私政策中写明。',
          en: 'Ask in a dialog of its own at the time of use, telling why the information is needed and what it means for the person, and say so in the policy.',
        },
        provisions: sensitiveWithoutSeparateConsent.provisions,
        evidence: [
          ...collected.slice(0, SHOWN).map((passage) => policyEvidence(policy, passage)),
          { kind: 'absence', input: policy.input, searched: [searched(policy), lookedFor(consent.about)] },
        ],
      },
    ]);
  },
};

const NONE = {
  zh: '隐私政策未提到收集敏感个人信息',
  en: 'the policy does not say that sensitive information is collected',
};
