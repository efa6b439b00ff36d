import { partOf } from '../category/part.ts';
import type { ApiCall } from '../facts/code.ts';
import type { Facts } from '../facts.ts';
import type { Evidence, FindingDraft, Level } from '../finding.ts';
import { codeEvidence, isLibraryCode, originName, shortApi } from '../judge/code-evidence.ts';
import { placeOf } from '../judge/listing-place.ts';
import { necessity } from '../judge/matrix.ts';
import {
  type Asked,
  namesOf,
  necessaryScope,
  optionalService,
  shortName,
} from '../judge/optional-service.ts';
import { sdkRemedy } from '../judge/sdk-remedy.ts';
import { permissionFact, relationOf } from '../rules/permissions.ts';
import { sourceText } from '../rules/source-text.ts';
import type { Category, CategoryPermission, PermissionFact, RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

/**
 * A permission that opens personal information the category's basic function does not need (2021 rule, art. 5), and
 * that no standard relates to the category's services. TC260-PG-20204A 3.2 a): a permission unrelated to the app's
 * functions is not to be declared at all. One that a standard relates to a further service is advice where the basic
 * function needs no personal information whatever: nothing but that service can be the reason to ask.
 */
export const excessivePermission: Audit = {
  id: 'excessive-permission',
  code: 'ZZ1001',
  title: { zh: '申请与服务类型无关的权限', en: 'Asks for permissions its kind of app does not need' },
  description: {
    zh: '权限是应用取得个人信息的大门。与服务无关的门一旦打开，用户就无从知道信息去了哪里。',
    en: 'A permission is the door to personal information. Once a door unrelated to the service is open, nobody outside can tell what goes through it.',
  },
  limits: {
    zh: '声明权限不等于已经收集信息；应用可能有本工具不知道的、用户主动触发的功能。普通权限和仅系统应用可得的权限不作判断。',
    en: 'Declaring a permission is not collecting. The app may have a function, started by the user, that this tool does not know. Normal and signature permissions are never judged.',
  },
  noticeTerm: 'forced-frequent-excessive-permissions',
  provisions: ['pipl:6', 'mnpi:5', '191:4.1'],
  needs: [['manifest', 'listing'], 'category'],
  audit(facts, rules) {
    const category = rules.categories.get(facts.category?.id ?? '');
    if (category === undefined) return { outcome: 'pass' };
    if (isListUnread(facts)) return { outcome: 'not-judged', reason: LIST_UNREAD };
    const findings: FindingDraft[] = [];
    const optional = new Map<CategoryPermission, Asked[]>();
    const within = partOf(category, facts);
    for (const { name, evidence } of askedFor(facts)) {
      const fact = permissionFact(rules, name);
      if (fact === undefined || !opensPersonalInformation(fact)) continue;
      if (fact.personalInformation.some((type) => necessity(type, category, rules) !== 'no')) continue;
      const ofPart = within === null ? undefined : relationOf(within.part, fact);
      const relation = ofPart ?? relationOf(category, fact);
      if (relation?.relation === 'basic') continue;
      if (relation?.relation === 'extended') {
        optional.set(relation, [...(optional.get(relation) ?? []), { fact, evidence }]);
        continue;
      }
      const because = ofPart === undefined ? NO_TEXT : partNamed(within, category);
      findings.push(finding(fact, relation, because, category, evidence, facts, rules));
    }
    // Where the basic function needs no personal information, whatever opens some is for a service that a user may do without.
    if (category.necessaryPersonalInformation.length === 0) {
      for (const [relation, asked] of optional)
        findings.push(optionalService(relation, asked, category, rules));
    }
    return judgement(findings);
  },
};

const NO_TEXT: Text = { zh: '', en: '' };

/** Why what a standard says of a part of the category is held against this app. */
function partNamed(within: ReturnType<typeof partOf>, category: Category): Text {
  if (within === null) return NO_TEXT;
  const { part, word } = within;
  return {
    zh: `应用名称或商店分类含“${word}”，按${category.name.zh}中的“${part.name.zh}”判断：`,
    en: ` Its name or shelf has the word “${word}”, so it is judged as “${part.name.en}” within “${category.name.en}”:`,
  };
}

/** Only a store page was given, and it neither showed a list that could be read nor said that there is none. */
function isListUnread({ package: given, listing }: Facts): boolean {
  return given === null && listing?.permissions == null && !listing?.saysNone.includes('permissions');
}

const LIST_UNREAD: Text = {
  zh: '没有在商店页面上读取到权限列表，也没有提供安装包',
  en: 'no list of permissions could be read on the store page, and no package was given',
};

/** Runtime permissions, and special ones a user switches on in settings. Others are granted unseen or only to the system. */
function opensPersonalInformation(fact: PermissionFact): boolean {
  const reachable = fact.protectionLevel === 'dangerous' || fact.protectionFlags.includes('appop');
  return reachable && fact.personalInformation.length > 0;
}

/** Each permission once: the first place that declares it for a device of today. */
function askedFor(facts: Facts): { name: string; evidence: Evidence }[] {
  const asked = new Map<string, Evidence>();
  if (facts.package !== null) {
    const input = facts.package.input;
    for (const { name, declaredAs, line } of facts.package.manifest.permissions) {
      if (!asked.has(name)) asked.set(name, { kind: 'manifest', input, element: declaredAs, name, line });
    }
  } else if (facts.listing !== null) {
    const { permissionWords } = facts.listing;
    const { input, url } = placeOf(facts.listing, 'permissions');
    for (const name of facts.listing.permissions ?? []) {
      const quote = permissionWords[name] ?? name;
      asked.set(name, { kind: 'listing', input, field: 'permissions', quote, url });
    }
  }
  return [...asked].map(([name, evidence]) => ({ name, evidence }));
}

/**
 * `violation` where the files decide: the app targets an API level at which declaring the permission is receiving it. What a
 * standard advises against has exceptions that only the app's functions show, so it is `suspected`. `advice` where the
 * permission also serves ordinary functions without opening more; else `suspected`.
 */
function levelOf(fact: PermissionFact, relation: CategoryPermission | undefined, facts: Facts): Level {
  if (facts.package === null) return 'suspected';
  if (fact.protectionLevel === 'dangerous' && facts.package.manifest.effectiveTargetSdk < 23)
    return 'violation';
  if (relation?.relation === 'unadvised') return 'suspected';
  return fact.functionalUses.length > 0 && fact.grade !== 'sensitive' ? 'advice' : 'suspected';
}

function finding(
  fact: PermissionFact,
  relation: CategoryPermission | undefined,
  because: Text,
  category: Category,
  evidence: Evidence,
  facts: Facts,
  rules: RulePack,
): FindingDraft {
  const level = levelOf(fact, relation, facts);
  const opened = namesOf(fact.personalInformation, rules);
  const uses = callsThatNeed(fact.name, facts);
  const remedy = sdkRemedy(
    uses.map((call) => call.caller.sdk),
    facts,
    SDK_ACT,
  );
  return {
    subject: fact.name,
    noticeTerm: excessivePermission.noticeTerm,
    level,
    certainty: uses.length > 0 ? 'called' : 'declared',
    personalInformation: fact.personalInformation,
    title: {
      zh: `${category.name.zh}应用申请“${fact.label.zh}”权限（${shortName(fact.name)}）`,
      en: `${shortName(fact.name)} (${fact.label.en}) asked for by an app of the category “${category.name.en}”`,
    },
    explanation: joined(
      necessaryScope(category, rules),
      {
        zh: `该权限${fact.description.zh}所涉个人信息（${opened.zh}）不在上述范围内。`,
        en: ` ${fact.description.en} The personal information concerned (${opened.en}) is outside that scope.`,
      },
      because,
      why(fact, relation, facts, level),
      usedBy(uses, facts),
    ),
    verify: level === 'violation' ? null : verification(fact),
    fix: {
      zh: `如业务功能不需要，请从清单中删除该声明；由依赖库合并进来的，请在应用清单中加入 <uses-permission android:name="${fact.name}" tools:node="remove"/>。${remedy.zh}确有需要的，应在用户触发该功能时再申请，同步说明目的，并允许拒绝后继续使用其他功能。`,
      en: `If no function needs it, delete the declaration; if a library merges it in, add <uses-permission android:name="${fact.name}" tools:node="remove"/> to the app's manifest.${remedy.en} If a function does need it, ask when the user starts that function, say why, and let everything else work after a refusal.`,
    },
    provisions: [
      ...excessivePermission.provisions.map((id) => (id === 'mnpi:5' ? `mnpi:5.${category.item}` : id)),
      'tc260-20204a:3.2',
    ],
    evidence: [evidence, ...uses.slice(0, MAXIMUM_CALLS).map((call) => codeEvidence(call, facts))],
  };
}

const SDK_ACT: Text = {
  zh: '移除权限后它读不到相应信息，请按其文档关闭这项采集',
  en: 'without the permission it reads nothing; switch that collection off as its documentation says',
};

/** Calls shown of one permission. */
const MAXIMUM_CALLS = 5;

/** What the code does with the permission: those calls that read personal information, the app's and those of SDKs. */
function callsThatNeed(permission: string, facts: Facts): ApiCall[] {
  return (facts.code?.calls?.apiCalls ?? []).filter(
    (call) => call.permissions.includes(permission) && !isLibraryCode(call.caller.sdk, facts),
  );
}

function usedBy(calls: readonly ApiCall[], facts: Facts): Text {
  if (calls.length === 0) return { zh: '', en: '' };
  const origins = [...new Set(calls.map((call) => call.caller.sdk))].map((sdk) => originName(sdk, facts));
  const apis = [...new Set(calls.map((call) => shortApi(call.api)))].slice(0, 3);
  return {
    zh: `代码中有 ${calls.length} 处调用需要该权限的接口（如 ${apis.join('、')}），来自：${origins.map((one) => one.zh).join('、')}。`,
    en: ` The code has ${calls.length} ${calls.length === 1 ? 'call' : 'calls'} of interfaces that need it (${apis.join(', ')}), from: ${origins.map((one) => one.en).join(', ')}.`,
  };
}

function why(
  fact: PermissionFact,
  relation: CategoryPermission | undefined,
  facts: Facts,
  level: Level,
): Text {
  if (relation !== undefined) {
    const source = sourceText(relation.source);
    return {
      zh: `${source.zh}将其列为此类服务不建议申请的权限（除有特别明确合理的使用场景和申请理由外），第3.2条a)要求不声明与业务功能无关的权限。`,
      en: ` ${source.en} advises this kind of service not to ask for it unless the use and the reason are particularly clear and reasonable, and its clause 3.2 a) says that permissions unrelated to the functions are not to be declared.`,
    };
  }
  if (level === 'violation') {
    const target = facts.package?.manifest.effectiveTargetSdk;
    return {
      zh: `应用的 targetSdkVersion 为 ${target}（低于 23），安装时即一并取得，用户无法单独拒绝。`,
      en: ` The app targets API level ${target} (below 23), so the permission is granted at install and cannot be refused by itself.`,
    };
  }
  const use = fact.functionalUses[0];
  if (use !== undefined) {
    return {
      zh: `该权限也可能仅用于${use.zh}等由用户触发的功能；本项按其可取得的个人信息判断。`,
      en: ` It may also serve a function that the user starts, such as ${use.en}; it is judged here by the personal information it opens.`,
    };
  }
  return {
    zh: '所依据的标准中未见此类服务需要该权限。',
    en: ' None of the standards consulted relates it to a service of this category.',
  };
}

function verification(fact: PermissionFact): Text {
  return {
    zh: `在测试机上安装并首次运行，逐一使用各项功能，记录应用在何种场景申请“${fact.label.zh}”权限、是否同步告知目的；拒绝后查看与其无关的功能是否仍可使用。`,
    en: `Install and run the app on a test device, use its functions one by one, and record when it asks for “${fact.label.en}” and whether it says why; refuse, and see whether unrelated functions still work.`,
  };
}

function joined(...parts: readonly Text[]): Text {
  return { zh: parts.map((part) => part.zh).join(''), en: parts.map((part) => part.en).join('') };
}
