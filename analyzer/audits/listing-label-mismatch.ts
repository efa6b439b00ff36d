import type { ListingFacts, PrivacyLabel } from '../facts/listing.ts';
import type { Facts } from '../facts.ts';
import type { Evidence, FindingDraft } from '../finding.ts';
import { codeEvidence, isLibraryCode } from '../judge/code-evidence.ts';
import { policyEvidence, typeName, whyNotRead } from '../judge/policy-basis.ts';
import type { RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

/** Places shown of one type. */
const MAXIMUM_EVIDENCE = 6;

/**
 * The store's privacy label leaves out what the package reads or the policy says is collected. One finding a type. A label
 * speaks of families: a type whose family it names is on it.
 */
export const listingLabelMismatch: Audit = {
  id: 'listing-label-mismatch',
  code: 'ZZ3010',
  title: { zh: '商店隐私标签与实际不符', en: 'The store’s privacy label does not agree' },
  description: {
    zh: '多数人只看商店页面。标签写“不收集”而应用在收集，用户就在错误的信息上作了决定。',
    en: 'Most people read the store page and nothing else. Where its label leaves something out, they decide on wrong grounds.',
  },
  limits: {
    zh: '标签由开发者自行填报，分类较粗；只在本机使用而不上传的信息，有的商店不要求填报，因此须以抓包确认。',
    en: 'Labels are filled in by the developer and are coarse; some stores do not ask for what stays on the device, so what is sent must be seen in the traffic.',
  },
  noticeTerm: 'listing-information-incomplete',
  provisions: ['pipl:7', 'taf-078.9:4h'],
  needs: ['listing', ['calls', 'policy']],
  audit(facts, rules) {
    const { listing } = facts;
    if (listing === null) return { outcome: 'pass' };
    const label = listing.privacyLabel;
    if (label === null) return noLabel(listing);
    const findings: FindingDraft[] = [];
    for (const type of rules.personalInformation.keys()) {
      if (isOnLabel(type, label, rules)) continue;
      const seen = [...calledEvidence(type, facts), ...statedEvidence(type, facts)];
      if (seen.length > 0) findings.push(draft(type, label, listing, seen, rules));
    }
    return judgement(findings);
  },
};

function noLabel(listing: ListingFacts): { outcome: 'not-applicable' | 'not-judged'; reason: Text } {
  return listing.notRead.includes('privacyLabel')
    ? {
        outcome: 'not-judged',
        reason: {
          zh: '未能读取商店页面的隐私标签',
          en: 'the privacy label on the store page could not be read',
        },
      }
    : {
        outcome: 'not-applicable',
        reason: { zh: '该商店页面没有隐私标签', en: 'the store page has no privacy label' },
      };
}

function isOnLabel(type: string, label: PrivacyLabel, rules: RulePack): boolean {
  if (label.collectsNothing) return false;
  const named = label.collected.flatMap((one) => one.personalInformation);
  if (named.includes(type)) return true;
  return rules.informationFamilies.some(
    (family) => family.types.includes(type) && family.types.some((one) => named.includes(one)),
  );
}

function calledEvidence(type: string, facts: Facts): Evidence[] {
  return (facts.code?.calls?.apiCalls ?? [])
    .filter(
      (call) =>
        !call.ordinary && call.personalInformation.includes(type) && !isLibraryCode(call.caller.sdk, facts),
    )
    .slice(0, MAXIMUM_EVIDENCE)
    .map((call) => codeEvidence(call, facts));
}

function statedEvidence(type: string, facts: Facts): Evidence[] {
  const { policy } = facts;
  if (policy === null || whyNotRead(policy) !== null) return [];
  return policy.statements
    .filter(
      (one) =>
        !one.negated &&
        !one.heading &&
        one.kinds.includes('collection') &&
        one.personalInformation.includes(type),
    )
    .slice(0, MAXIMUM_EVIDENCE)
    .map((one) => policyEvidence(one, facts));
}

function draft(
  type: string,
  label: PrivacyLabel,
  listing: ListingFacts,
  seen: readonly Evidence[],
  rules: RulePack,
): FindingDraft {
  const name = typeName(type, rules);
  const isCalled = seen.some((one) => one.kind === 'code');
  const where = {
    zh: [
      isCalled ? '安装包的代码读取' : null,
      seen.some((one) => one.kind === 'policy') ? '隐私政策写明收集' : null,
    ]
      .filter((one) => one !== null)
      .join('、'),
    en: [
      isCalled ? 'the package’s code reads it' : null,
      seen.some((one) => one.kind === 'policy') ? 'the policy says it is collected' : null,
    ]
      .filter((one) => one !== null)
      .join(' and '),
  };
  const quotes = label.collected.map((one) => one.quote).slice(0, 8);
  const says: Evidence = {
    kind: 'listing',
    input: listing.input,
    field: 'privacyLabel',
    quote: label.collectsNothing ? NOTHING[label.kind] : quotes.join('; '),
    url: listing.url,
  };
  return {
    subject: type,
    noticeTerm: listingLabelMismatch.noticeTerm,
    level: 'suspected',
    certainty: isCalled ? 'called' : 'stated',
    personalInformation: [type],
    title: {
      zh: label.collectsNothing
        ? `商店标签称不收集数据，${where.zh}${name.zh}`
        : `商店标签未列${name.zh}，${where.zh}该信息`,
      en: label.collectsNothing
        ? `The label says nothing is collected; of ${name.en}, ${where.en}`
        : `The label leaves out ${name.en}; ${where.en}`,
    },
    explanation: {
      zh: `商店页面的隐私标签${label.collectsNothing ? '声明不收集任何数据' : '没有列出该类信息'}，而${where.zh}${name.zh}。`,
      en: `The privacy label on the store page ${label.collectsNothing ? 'says that nothing is collected' : 'does not list this kind of information'}, while ${where.en} (${name.en}).`,
    },
    verify: {
      zh: `抓取应用的通信，查看是否上传${name.zh}；核对商店页面当前展示的标签。`,
      en: `Capture the app’s traffic and see whether ${name.en} is sent; compare with the label as the store shows it now.`,
    },
    fix: {
      zh: `在商店后台更正隐私标签，列出${name.zh}及其用途；或停止收集。`,
      en: `Correct the label in the store’s console so that it lists ${name.en} and its purpose; or stop collecting it.`,
    },
    provisions: listingLabelMismatch.provisions,
    evidence: [says, ...seen],
  };
}

/** What the stores' labels say in so many words. */
const NOTHING: Record<PrivacyLabel['kind'], string> = {
  apple: 'Data Not Collected',
  'google-play': 'No data collected',
};
