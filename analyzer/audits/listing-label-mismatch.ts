import type { ApiCall } from '../facts/code.ts';
import type { ListingFacts, PrivacyLabel } from '../facts/listing.ts';
import type { Facts } from '../facts.ts';
import type { Evidence, FindingDraft } from '../finding.ts';
import { codeEvidence, isLibraryCode } from '../judge/code-evidence.ts';
import { placeOf } from '../judge/listing-place.ts';
import { necessity } from '../judge/matrix.ts';
import { policyEvidence, typeName, whyNotRead } from '../judge/policy-basis.ts';
import { sdkRemedy } from '../judge/sdk-remedy.ts';
import { expressibleTypes } from '../rules/privacy-labels.ts';
import { isForIos } from '../rules/stores.ts';
import type { Category, RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

/** Places shown of one type. */
const MAXIMUM_EVIDENCE = 6;

/**
 * The store's privacy label leaves out what the package reads or the policy says is collected, or lists what the basic
 * function of the app's category does not need. One finding a type. A label speaks of families: a type whose family it
 * names is on it, and what labels have no word for cannot be missing.
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
    zh: '标签由开发者自行填报，分类较粗；只在本机使用而不上传的信息，有的商店不要求填报，因此须以抓包确认。标签列出超出类别所需的信息，不等于强制收集。iOS 应用的标签不与安卓安装包比较。',
    en: 'Labels are filled in by the developer and are coarse; some stores do not ask for what stays on the device, so what is sent must be seen in the traffic. Listing more than the category needs is not requiring it. An iOS app’s label is not compared with an Android package.',
  },
  noticeTerm: 'listing-information-incomplete',
  provisions: ['pipl:7', 'taf-078.9:4h'],
  needs: ['listing', ['calls', 'policy', 'category']],
  audit(facts, rules) {
    const { listing } = facts;
    if (listing === null) return { outcome: 'pass' };
    const label = listing.privacyLabel;
    if (label === null) return noLabel(listing);
    const findings: FindingDraft[] = [];
    const ofPackage = isForIos(listing.store) ? { ...facts, code: null } : facts;
    const expressible = expressibleTypes(label.kind);
    for (const type of rules.personalInformation.keys()) {
      if (!hasWord(type, expressible, rules) || isOnLabel(type, label, rules)) continue;
      const seen = [...calledEvidence(type, ofPackage), ...statedEvidence(type, facts)];
      if (seen.length > 0) findings.push(draft(type, label, listing, seen, facts, rules));
    }
    const category = rules.categories.get(facts.category?.id ?? '');
    if (category !== undefined) findings.push(...beyondNeed(label, listing, category, rules));
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

/** Whether labels of the kind have a word for the type or its family. */
function hasWord(type: string, expressible: ReadonlySet<string>, rules: RulePack): boolean {
  if (expressible.has(type)) return true;
  return rules.informationFamilies.some(
    ({ types }) => types.includes(type) && types.some((one) => expressible.has(one)),
  );
}

/** What the label itself says is collected and the category's basic function does not need: to be refusable. */
function beyondNeed(
  label: PrivacyLabel,
  listing: ListingFacts,
  category: Category,
  rules: RulePack,
): FindingDraft[] {
  const findings = new Map<string, FindingDraft>();
  for (const { personalInformation, quote } of label.collected) {
    const needed = personalInformation.some((type) => necessity(type, category, rules) !== 'no');
    // Several types of one label are readings of one word ("Phone number"): the first names it.
    const [type] = personalInformation;
    if (needed || type === undefined || findings.has(type)) continue;
    findings.set(type, beyond(type, quote, listing, category, rules));
  }
  return [...findings.values()];
}

function beyond(
  type: string,
  quote: string,
  listing: ListingFacts,
  category: Category,
  rules: RulePack,
): FindingDraft {
  const name = typeName(type, rules);
  return {
    subject: `category:${type}`,
    noticeTerm: 'violates-necessity',
    level: rules.personalInformation.get(type)?.grade === 'sensitive' ? 'suspected' : 'advice',
    certainty: 'stated',
    personalInformation: [type],
    title: {
      zh: `商店标签称收集${name.zh}，${category.name.zh}的基本功能不需要`,
      en: `The label says ${name.en} is collected, which the basic function of “${category.name.en}” does not need`,
    },
    explanation: {
      zh: `${category.name.zh}的基本功能服务为“${category.basicFunction.zh}”，${name.zh}不在其必要个人信息范围内。可以为扩展功能收集，但不得因用户拒绝提供而拒绝其使用基本功能。`,
      en: `The basic function of “${category.name.en}” is ${category.basicFunction.en}; ${name.en} is not among what it needs. It may be collected for further functions, but refusing it must not stop anyone from using the basic one.`,
    },
    verify: {
      zh: `在测试机上使用应用，拒绝提供${name.zh}，查看基本功能是否仍可使用；记录在何种功能、以何种目的收集。`,
      en: `Use the app on a test device and refuse ${name.en}; see whether the basic function still works, and record for which function it is asked.`,
    },
    fix: {
      zh: `${name.zh}只在用户使用需要它的扩展功能时收集，并允许拒绝；不需要的，停止收集并更正标签。`,
      en: `Collect ${name.en} only when the user starts a function that needs it, and let them refuse; if none does, stop and correct the label.`,
    },
    provisions: ['pipl:6', 'mnpi:4', `mnpi:5.${category.item}`],
    evidence: [{ kind: 'listing', field: 'privacyLabel', quote, ...placeOf(listing, 'privacyLabel') }],
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

function callsOf(type: string, facts: Facts): ApiCall[] {
  return (facts.code?.calls?.apiCalls ?? []).filter(
    (call) =>
      !call.ordinary && call.personalInformation.includes(type) && !isLibraryCode(call.caller.sdk, facts),
  );
}

function calledEvidence(type: string, facts: Facts): Evidence[] {
  return callsOf(type, facts)
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
  facts: Facts,
  rules: RulePack,
): FindingDraft {
  const remedy = sdkRemedy(
    callsOf(type, facts).map((call) => call.caller.sdk),
    facts,
    { zh: '停止收集的，关闭其相应的采集开关', en: 'to stop it, switch that collection off' },
  );
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
    field: 'privacyLabel',
    quote: label.collectsNothing ? NOTHING[label.kind] : quotes.join('; '),
    ...placeOf(listing, 'privacyLabel'),
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
      zh: `在商店后台更正隐私标签，列出${name.zh}及其用途；或停止收集。${remedy.zh}`,
      en: `Correct the label in the store’s console so that it lists ${name.en} and its purpose; or stop collecting it.${remedy.en}`,
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
