import type { ApiCall } from '../facts/code.ts';
import type { Facts } from '../facts.ts';
import type { Evidence, FindingDraft } from '../finding.ts';
import { codeEvidence, originName, shortApi, showsCollection } from '../judge/code-evidence.ts';
import { sdkRemedy } from '../judge/sdk-remedy.ts';
import { permissionFact, relationOf } from '../rules/permissions.ts';
import type { RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

const LISTING_PERMISSIONS = [
  'android.permission.QUERY_ALL_PACKAGES',
  'com.android.permission.GET_INSTALLED_APPS',
];

/** A `<queries>` element that names so many packages looks at what is installed rather than at what it works with. */
const MANY_QUERIED_PACKAGES = 30;

/**
 * The app can see or reads the list of installed apps. T/TAF 077.6 4.2 names the services that may: managing apps,
 * scanning files, calling another app, statistics, each within its own minimum.
 */
export const appListCollection: Audit = {
  id: 'app-list-collection',
  code: 'ZZ1010',
  title: { zh: '读取已安装应用列表', en: 'Reads the list of installed apps' },
  description: {
    zh: '一个人装了哪些应用，能看出其健康、收入、信仰和爱好。',
    en: 'The apps a person has installed tell of health, income, belief and taste.',
  },
  limits: {
    zh: '有权看到不等于上传；为跳转某个应用而查询单个包名不在此列。频次和是否上传须在真机上确认。',
    en: 'Being able to see the list is not sending it; asking for one package in order to open it does not count. How often, and whether it is sent, must be seen on a device.',
  },
  noticeTerm: 'excessive-collection',
  provisions: ['pipl:6', '191:4.1', 'taf-077.6:4.3', 'taf-078.1:3.1'],
  needs: ['manifest'],
  audit(facts, rules) {
    if (isService(facts, rules)) return { outcome: 'pass' };
    const findings = [...declared(facts), ...called(facts)];
    if (findings.length === 0 && facts.code?.calls == null)
      return { outcome: 'not-judged', reason: NO_CALLS };
    if (findings.length === 0 && facts.code?.packer?.hides === 'app') {
      return { outcome: 'not-judged', reason: PACKED };
    }
    return judgement(findings);
  },
};

const NO_CALLS: Text = {
  zh: '未读取代码中的调用点，仅凭清单不能判断是否读取应用列表',
  en: 'the call sites in the code were not read; the manifest alone does not show whether the list is read',
};
const PACKED: Text = {
  zh: '应用经过加固，看不到代码是否读取应用列表',
  en: 'the app is packed: whether its code reads the list cannot be seen',
};

/** Whether a standard relates the category's own services to seeing other apps (an app store, a virus scanner). */
function isService(facts: Facts, rules: RulePack): boolean {
  const category = rules.categories.get(facts.category?.id ?? '');
  const fact = permissionFact(rules, LISTING_PERMISSIONS[0] as string);
  if (category === undefined || fact === undefined) return false;
  const relation = relationOf(category, fact)?.relation;
  return relation === 'basic' || relation === 'extended';
}

function declared(facts: Facts): FindingDraft[] {
  const manifest = facts.package?.manifest;
  if (manifest === undefined) return [];
  const input = facts.package?.input ?? 0;
  const findings: FindingDraft[] = [];
  for (const use of manifest.permissions) {
    if (!LISTING_PERMISSIONS.includes(use.name)) continue;
    const evidence: Evidence = {
      kind: 'manifest',
      input,
      element: use.declaredAs,
      name: use.name,
      line: use.line,
    };
    findings.push(draft(use.name, 'declared', `声明了 ${use.name}`, `declares ${use.name}`, [evidence]));
  }
  const { packages } = manifest.queries;
  if (packages.length >= MANY_QUERIED_PACKAGES) {
    const evidence = packages.map(
      (name): Evidence => ({ kind: 'manifest', input, element: 'queries', name, line: null }),
    );
    const zh = `在 <queries> 中列出了 ${packages.length} 个其他应用`;
    findings.push(
      draft('queries', 'declared', zh, `names ${packages.length} other apps in <queries>`, evidence),
    );
  }
  return findings;
}

function called(facts: Facts): FindingDraft[] {
  // Asking who can open a link, or for the app's own processes, is no survey.
  const calls = (facts.code?.calls?.apiCalls ?? []).filter(
    (call) => call.personalInformation.includes('app-list') && showsCollection(call, facts),
  );
  const byOrigin = new Map<string, ApiCall[]>();
  for (const call of calls) {
    const key = `${call.api}\0${call.caller.sdk ?? ''}`;
    byOrigin.set(key, [...(byOrigin.get(key) ?? []), call]);
  }
  return [...byOrigin].map(([key, group]) => {
    const first = group[0] as ApiCall;
    const by = originName(first.caller.sdk, facts);
    const evidence = group.slice(0, 10).map((call) => codeEvidence(call, facts));
    const api = shortApi(first.api);
    const sdk = first.caller.sdk;
    const fix = sdk === null ? FIX : sdkRemedy([sdk], facts, SDK_ACT);
    return { ...draft(key, 'called', `由${by.zh}调用 ${api}`, `calls ${api} from ${by.en}`, evidence), fix };
  });
}

const FIX: Text = {
  zh: '删除该权限或调用，改为在 <queries> 中只声明确需交互的应用；权限由依赖库合并进来的，以 tools:node="remove" 移除。',
  en: 'Remove the permission or the call and name only the apps you work with in <queries>; a permission that a library merges in goes with tools:node="remove".',
};
const SDK_ACT: Text = {
  zh: '关闭其读取应用列表的开关，或更换该 SDK',
  en: 'use its switch for the app list, or replace it',
};

function draft(
  subject: string,
  certainty: 'declared' | 'called',
  zh: string,
  en: string,
  evidence: readonly Evidence[],
): FindingDraft {
  const can = certainty === 'declared' ? { zh: '可查看', en: 'Can see' } : { zh: '读取', en: 'Reads' };
  return {
    subject,
    noticeTerm: appListCollection.noticeTerm,
    level: 'suspected',
    certainty,
    personalInformation: ['app-list'],
    title: { zh: `${can.zh}已安装应用列表：${zh}`, en: `${can.en} the list of installed apps: ${en}` },
    explanation: {
      zh: `${zh}，${can.zh}用户安装的其他应用。软件列表的收集仅限于应用分发管理、杀毒扫描、调用其他应用、安装统计等场景的最小必要范围（T/TAF 077.6 第4.2、4.3条）。`,
      en: `The app ${en}. Collecting the list of apps is limited to what managing apps, scanning files, calling another app or counting installs needs (T/TAF 077.6 clauses 4.2 and 4.3).`,
    },
    verify: {
      zh: '在测试机上运行应用，记录其读取应用列表的时机和频次，抓取通信查看是否上传；查看隐私政策是否说明目的。',
      en: 'Run the app on a test device, record when and how often it reads the list, look in its traffic for the list being sent, and see whether the policy gives a purpose.',
    },
    fix: FIX,
    provisions: appListCollection.provisions,
    evidence,
  };
}
