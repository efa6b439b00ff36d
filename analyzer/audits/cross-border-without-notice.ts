import type { PolicyFacts } from '../facts/policy.ts';
import { lookedFor, searched, wholePolicy } from '../judge/omitted-duty.ts';
import { type Passage, saysNearby } from '../judge/policy-passages.ts';
import { passagesOf, statedFinding } from '../judge/stated-behaviour.ts';
import { policyRule } from '../rules/policy-rules.ts';
import { type Audit, judgement } from './audit.ts';

/** Characters to either side of a sentence in which what must be told is looked for: its paragraph and those beside it. */
const REACH = 250;

/** Rules by which information counts as going abroad: sent or stored there, or reached from there. */
const ABROAD = ['cross-border', 'cross-border-access'];

/** What PIPL art. 39 asks for, by rule of the lexicon. */
const TO_TELL = ['cross-border-separate-consent', 'cross-border-recipient', 'cross-border-types'] as const;

/**
 * PIPL art. 39: who provides information abroad tells the recipient's name and contact, purpose, manner and types, and obtains
 * separate consent. "We do not" and "should we ever, we will ask" are no transfer and not reported.
 */
export const crossBorderWithoutNotice: Audit = {
  id: 'cross-border-without-notice',
  code: 'ZZ2018',
  title: {
    zh: '向境外提供个人信息，告知事项不全',
    en: 'Information goes abroad and not all that must be told is told',
  },
  description: {
    zh: '信息出境后受他国法律管辖，个人应当知道交给了谁、做什么用，并能单独决定。',
    en: 'Abroad another law applies; the person must know who gets what and why, and decide on it apart.',
  },
  limits: {
    zh: '只看政策自己写明向境外提供或存储的情形；假设性的“如需出境将另行征得同意”不报告。所需告知事项在其前后查找，写在别处的可能漏看。',
    en: 'Only transfers that the policy itself tells of; “should it be needed we will ask” does not count. What must be told is looked for around the sentence, so that what stands elsewhere may be missed.',
  },
  noticeTerm: null,
  provisions: ['pipl:39', 'pipl:38', 'gbt35273:9.8', 'tc260-20202a:1.5f'],
  needs: ['policy'],
  audit(facts) {
    const policy = wholePolicy(facts);
    if ('outcome' in policy) return policy;
    const abroad = passagesOf(policy, ABROAD.map(policyRule));
    if (abroad.length === 0) return { outcome: 'not-applicable', reason: NONE };
    const missing = TO_TELL.map(policyRule).filter((rule) => !toldNearby(policy, abroad, rule.id));
    if (!lacksNotice(missing.map((rule) => rule.id))) return { outcome: 'pass' };
    const finding = statedFinding(policy, abroad, {
      subject: 'cross-border',
      noticeTerm: null,
      level: 'suspected',
      certainty: 'stated',
      personalInformation: [],
      title: crossBorderWithoutNotice.title,
      explanation: {
        zh: `隐私政策写明个人信息会提供或存储到境外，未见${missing.map((rule) => rule.about.zh).join('、')}。法律要求告知境外接收方的名称、联系方式、处理目的、处理方式、个人信息种类和行使权利的方式，并取得单独同意。`,
        en: `The policy says that information is provided or stored abroad and does not tell: ${missing.map((rule) => rule.about.en).join('; ')}. The law requires the recipient’s name and contact, purpose, manner, types and how to use one’s rights to be told, and separate consent.`,
      },
      verify: {
        zh: '在测试机上运行应用并抓取通信，查看是否连接境外服务器、传输了哪些信息，以及传输前是否单独告知并征得同意；截屏留存。',
        en: 'Run the app on a test device and capture its traffic: see whether servers abroad are reached, what is sent, and whether consent is asked apart before; keep screenshots.',
      },
      fix: {
        zh: '列明境外接收方的名称、联系方式、处理目的、处理方式、个人信息种类和行使权利的方式，单独弹窗取得同意；无须出境的，改为境内存储并删除该表述。',
        en: 'Name the recipient abroad, its contact, purpose, manner, types and how to use one’s rights, and ask in a dialog of its own; if nothing need go abroad, store it in the territory and remove the wording.',
      },
      provisions: crossBorderWithoutNotice.provisions,
    });
    const absence = [searched(policy), ...missing.map((rule) => lookedFor(rule.about))];
    return judgement([
      {
        ...finding,
        evidence: [...finding.evidence, { kind: 'absence', input: policy.input, searched: absence }],
      },
    ]);
  },
};

/** Consent is asked and the recipient or what goes abroad is told: the rest may stand elsewhere. */
function lacksNotice(missing: readonly string[]): boolean {
  return missing.includes('cross-border-separate-consent') || missing.length > 1;
}

function toldNearby(policy: PolicyFacts, abroad: readonly Passage[], rule: string): boolean {
  return abroad.some((passage) => saysNearby(policy, passage, policyRule(rule), REACH));
}

const NONE = {
  zh: '隐私政策未写明向境外提供个人信息',
  en: 'the policy does not say that information goes abroad',
};
