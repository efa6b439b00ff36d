import type { FindingDraft } from '../finding.ts';
import { collectsNothing, lookedFor, searched, wholePolicy } from '../judge/omitted-duty.ts';
import { passages, says } from '../judge/policy-passages.ts';
import { statedFinding } from '../judge/stated-behaviour.ts';
import { policyRule } from '../rules/policy-rules.ts';
import { type Audit, judgement } from './audit.ts';

/**
 * PIPL art. 17(2): what changes must be told. A policy that says it changes without notice is quoted; one that says nothing
 * of how a change is told is a suspicion, as the app may tell it all the same (T/TAF 068 clause 4.3, TC260-PG-20202A 2.2).
 */
export const missingPolicyChangeNotice: Audit = {
  id: 'missing-policy-change-notice',
  code: 'ZZ2010',
  title: {
    zh: '隐私政策变更时不通知，或未说明如何通知',
    en: 'Changes of the policy are not told, or it does not say how',
  },
  description: {
    zh: '同意是对当时规则的同意；规则变了不告知，同意就被架空。',
    en: 'Consent is to the rules as they were; if they change unseen, it is worth nothing.',
  },
  limits: {
    zh: '在页面上公布新版本也视为已说明通知方式；实际是否通知需在应用更新时确认。',
    en: 'Posting the new version on the page counts as a way of telling; whether it is told must be seen when the app is updated.',
  },
  noticeTerm: 'purpose-manner-scope-not-stated',
  provisions: ['pipl:17', 'pipl:14', 'tc260-20202a:2.2', 'taf-068:4.3', '191:2.2'],
  needs: ['policy'],
  audit(facts) {
    const policy = wholePolicy(facts);
    if ('outcome' in policy) return policy;
    const unannounced = passages(policy, policyRule('policy-change-without-notice'));
    if (unannounced.length > 0) {
      return judgement([
        statedFinding(policy, unannounced, {
          ...COMMON,
          title: {
            zh: '隐私政策声明变更不另行通知',
            en: 'The policy says that it changes without notice',
          },
          certainty: 'stated',
          explanation: {
            zh: '法律要求将变更部分告知个人；下列句子声明变更不另行通知。',
            en: 'The law requires what changes to be told; the sentences quoted say that it changes without notice.',
          },
        }),
      ]);
    }
    const rule = policyRule('policy-change-notice');
    if (says(policy, rule)) return { outcome: 'pass' };
    if (collectsNothing(policy)) return { outcome: 'not-applicable', reason: NOTHING };
    return judgement([
      {
        ...COMMON,
        title: {
          zh: '隐私政策未说明变更时如何通知',
          en: 'The policy does not say how a change is told',
        },
        certainty: 'absent',
        explanation: {
          zh: '收集使用规则变更时应当以适当方式通知用户；通读全文，未见通知、公告或提示变更的说明。',
          en: 'When the rules change the user must be told in a suitable way; the whole text says nothing of telling a change.',
        },
        evidence: [
          { kind: 'absence', input: policy.input, searched: [searched(policy), lookedFor(rule.about)] },
        ],
      },
    ]);
  },
};

const NOTHING = {
  zh: '隐私政策声明不收集个人信息',
  en: 'the policy says that no personal information is collected',
};

const COMMON = {
  subject: 'policy-change',
  noticeTerm: missingPolicyChangeNotice.noticeTerm,
  level: 'suspected',
  personalInformation: [],
  verify: {
    zh: '在测试机上先安装旧版本再升级：政策有变化时，查看是否以弹窗、推送等方式提示并重新征得同意；截屏留存。',
    en: 'Install an earlier version on a test device and update it: see whether a changed policy is announced and consent asked again; keep screenshots.',
  },
  fix: {
    zh: '写明政策变更时以弹窗、推送、站内信等方式通知；处理目的、方式、种类变更的，重新取得同意。',
    en: 'Say that changes are told by a dialog, a push message or the like, and that consent is asked again when purpose, manner or types change.',
  },
  provisions: missingPolicyChangeNotice.provisions,
} satisfies Partial<FindingDraft>;
