import type { PolicyFacts } from '../facts/policy.ts';
import type { FindingDraft } from '../finding.ts';
import { lookedFor, searched, wholePolicy } from '../judge/omitted-duty.ts';
import {
  matches,
  type Passage,
  paragraphOf,
  passages,
  policyEvidence,
  saysNearby,
} from '../judge/policy-passages.ts';
import { SHOWN, statedFinding } from '../judge/stated-behaviour.ts';
import { policyRule } from '../rules/policy-rules.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

/**
 * PIPL art. 29 and 30: separate consent to handling sensitive information. Either the policy itself takes agreeing to it, or giving
 * the information, for that consent; or it says that it collects such information and never speaks of a consent to that, or to faces,
 * voiceprints or identity papers and speaks of a consent to other kinds only. Consent to
 * sharing, to other purposes or to changes is another matter.
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
    zh: '写明收集敏感个人信息前征得同意，或写明其敏感且可以拒绝的，不报告；针对共享、其他用途、政策变更的同意不算，针对另一类信息的同意不及于人脸、声纹和身份证件影像。应用实际是否单独征得同意需在设备上确认。',
    en: 'Consent to collecting sensitive information, or saying that it is sensitive and may be refused, is enough; consent to sharing, other purposes or changes of the policy is not, nor is a consent to another kind for faces, voiceprints and pictures of identity papers. Whether the app asks must be seen on a device.',
  },
  noticeTerm: 'collection-without-consent',
  provisions: ['pipl:28', 'pipl:29', 'pipl:30', 'gbt35273:5.4'],
  needs: ['policy'],
  audit(facts) {
    const policy = wholePolicy(facts);
    if ('outcome' in policy) return policy;
    const bundled = passages(policy, policyRule('sensitive-bundled-consent')).filter(
      (passage) => !saysNearby(policy, passage, policyRule('sensitive-consent-first'), REACH),
    );
    if (bundled.length > 0) return judgement([bundledConsent(policy, bundled)]);
    const collected = passages(policy, policyRule('sensitive-collection'));
    if (collected.length === 0) return { outcome: 'not-applicable', reason: NONE };
    const consents = CONSENT.flatMap((id) => passages(policy, policyRule(id)));
    if (consents.length === 0) {
      const looked = CONSENT.map((id) => lookedFor(policyRule(id).about));
      return judgement([unspokenConsent(policy, collected, ALL, looked)]);
    }
    const unspoken = withoutConsentOfItsOwn(policy, consents);
    if (unspoken.length === 0) return { outcome: 'pass' };
    return judgement([unspokenConsent(policy, unspoken, SOME, lookedForKinds(unspoken, consents))]);
  },
};

/** Characters to either side of a sentence in which a consent that may be refused takes back what it says. */
const REACH = 250;

/** Rules by which a consent to collecting sensitive information counts as spoken of. */
const CONSENT = ['separate-consent', 'sensitive-consent'] as const;

/** Kinds of sensitive information, by rule, that are named so plainly that a consent to them is recognised as well. */
const KINDS = ['sensitive-face', 'sensitive-voiceprint', 'sensitive-identity-papers'] as const;

/**
 * Where a kind is collected of which no consent speaks, though some speak of other kinds: consent to one is none to another. A consent to
 * sensitive information as such is one to all.
 */
function withoutConsentOfItsOwn(policy: PolicyFacts, consents: readonly Passage[]): Passage[] {
  if (consents.some(({ quote }) => matches(policyRule('sensitive-any'), quote))) return [];
  const unspoken = KINDS.map(policyRule).filter(
    (kind) => !consents.some((passage) => matches(kind, paragraphOf(policy, passage))),
  );
  return passages(policy, policyRule('sensitive-kind-collected')).filter(
    (passage) =>
      unspoken.some((kind) => matches(kind, passage.match[0])) &&
      !matches(policyRule('consent-near'), paragraphOf(policy, passage)),
  );
}

/** What was searched where a policy does speak of consent: the consents themselves, and the paragraphs on the kinds of which none speaks. */
function lookedForKinds(unspoken: readonly Passage[], consents: readonly Passage[]): Text[] {
  const kinds = KINDS.map(policyRule)
    .filter((kind) => unspoken.some((passage) => matches(kind, passage.match[0])))
    .map(({ about }) => about);
  const zh = kinds.map((kind) => kind.zh).join('、');
  const en = kinds.map((kind) => kind.en).join(', ');
  const near = policyRule('consent-near').about;
  return [
    {
      zh: `政策就收集提到同意的 ${consents.length} 处及其段落，未见涉及：${zh}`,
      en: `the ${consents.length} places that speak of consent to collecting, with their paragraphs; not spoken of there: ${en}`,
    },
    {
      zh: `所引收集${zh}的段落及其下一段，未见：${near.zh}`,
      en: `the paragraphs quoted and the ones after them; not found: ${near.en}`,
    },
  ];
}

const VERIFY: Text = {
  zh: '在测试机上使用需要该信息的功能，查看提交前是否单独弹窗告知必要性和影响并征得同意；截屏留存。',
  en: 'Use the function that needs the information on a test device: see whether, before it is given, a dialog of its own tells why it is needed and asks for consent; keep screenshots.',
};
const FIX: Text = {
  zh: '在使用时单独弹窗告知处理敏感个人信息的必要性和对个人权益的影响，取得单独同意，并在隐私政策中写明。',
  en: 'Ask in a dialog of its own at the time of use, telling why the information is needed and what it means for the person, and say so in the policy.',
};

function bundledConsent(policy: PolicyFacts, stated: readonly Passage[]): FindingDraft {
  return statedFinding(policy, stated, {
    subject: 'sensitive-information',
    noticeTerm: sensitiveWithoutSeparateConsent.noticeTerm,
    level: 'suspected',
    certainty: 'stated',
    personalInformation: [],
    title: {
      zh: '以同意隐私政策代替对敏感个人信息的单独同意',
      en: 'Agreeing to the policy is taken for separate consent to sensitive information',
    },
    explanation: {
      zh: '隐私政策把同意政策或提供信息视为同意处理敏感个人信息；法律要求就敏感个人信息取得单独同意，不得与其他同意捆绑。',
      en: 'The policy takes agreeing to it, or giving the information, for consent to handling sensitive information; the law asks for a consent apart from any other.',
    },
    verify: VERIFY,
    fix: FIX,
    provisions: sensitiveWithoutSeparateConsent.provisions,
  });
}

function unspokenConsent(
  policy: PolicyFacts,
  collected: readonly Passage[],
  explanation: Text,
  looked: readonly Text[],
): FindingDraft {
  return {
    subject: 'sensitive-information',
    noticeTerm: sensitiveWithoutSeparateConsent.noticeTerm,
    level: 'suspected',
    certainty: 'absent',
    personalInformation: [],
    title: sensitiveWithoutSeparateConsent.title,
    explanation,
    verify: VERIFY,
    fix: FIX,
    provisions: sensitiveWithoutSeparateConsent.provisions,
    evidence: [
      ...collected.slice(0, SHOWN).map((passage) => policyEvidence(policy, passage)),
      { kind: 'absence', input: policy.input, searched: [searched(policy), ...looked] },
    ],
  };
}

const ALL: Text = {
  zh: '隐私政策说明收集证件、生物识别、金融账户、精确位置、健康等敏感个人信息；通读全文，未见收集这些信息前取得单独同意或明示同意的说明。',
  en: 'The policy says that sensitive information (identity documents, biometrics, financial accounts, precise location, health) is collected; the whole text speaks neither of separate nor of explicit consent to collecting it.',
};
const SOME: Text = {
  zh: '隐私政策说明收集或识别人脸、声纹或身份证件影像；政策提到的单独同意或明示同意针对其他信息，这些段落未见征得同意、可以拒绝或法律要求的说明。',
  en: 'The policy says that faces, voiceprints or pictures of identity papers are collected or recognised; the separate or explicit consent that it speaks of is to other information, and these paragraphs tell neither a consent nor a choice nor a law.',
};
const NONE = {
  zh: '隐私政策未提到收集敏感个人信息',
  en: 'the policy does not say that sensitive information is collected',
};
