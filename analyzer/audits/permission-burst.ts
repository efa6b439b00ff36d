import type { PermissionRequest } from '../facts/code.ts';
import type { ManifestFacts } from '../facts/package.ts';
import type { Facts } from '../facts.ts';
import type { FindingDraft } from '../finding.ts';
import { codeEvidence, isLibraryCode, limitsText, originName, shortPath } from '../judge/code-evidence.ts';
import { sdkRemedy } from '../judge/sdk-remedy.ts';
import { isRuntimePermission, permissionFact } from '../rules/permissions.ts';
import type { PermissionFact, RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

/**
 * Several permissions asked for as the app opens, before the user has begun anything that needs them. What counts is what
 * the user of one device sees: permissions of one group are one dialog (PermissionController, GrantPermissionsActivity), and
 * those that a release does not know or no longer asks for are none.
 */
export const permissionBurst: Audit = {
  id: 'permission-burst',
  code: 'ZZ1005',
  title: { zh: '打开应用即一次索取多个权限', en: 'Asks for several permissions at once as the app opens' },
  description: {
    zh: '刚打开就接连弹出多个权限申请，用户无从知道哪个功能需要哪个权限，只好一路同意。',
    en: 'When several requests appear the moment an app opens, nobody can tell which function needs which; people agree to all.',
  },
  limits: {
    zh: '只计算从应用启动或首个界面可到达的申请；已授予的权限不会再弹窗，是否在弹窗前说明目的、是否可跳过，须在真机上确认。权限名在运行时拼接的不计。',
    en: 'Only requests that start-up or the first screen reaches count. A permission already granted is not asked for again; whether the purpose is given first and whether it can be skipped must be seen on a device. Names put together at run time are not counted.',
  },
  noticeTerm: 'forced-frequent-excessive-permissions',
  provisions: ['191:4.6', 'tc260-20204a:3.1', 'taf-078.4:5.4'],
  needs: ['calls'],
  audit(facts, rules) {
    // Below 23 everything is granted at install: `bundled-authorisation` says so.
    if ((facts.package?.manifest.effectiveTargetSdk ?? 23) < 23) {
      return {
        outcome: 'not-applicable',
        reason: {
          zh: 'targetSdkVersion 低于 23，权限在安装时授予，不弹窗申请',
          en: 'targetSdkVersion is below 23: permissions are granted at install and not asked for',
        },
      };
    }
    const byOrigin = new Map<string, PermissionRequest[]>();
    for (const request of facts.code?.calls?.permissionRequests ?? []) {
      if (request.reachableFrom === null || isLibraryCode(request.caller.sdk, facts)) continue;
      const key = request.caller.sdk ?? '';
      const known = byOrigin.get(key);
      if (known === undefined) byOrigin.set(key, [request]);
      else known.push(request);
    }
    const findings: FindingDraft[] = [];
    for (const [origin, requests] of byOrigin) {
      const asked = mostAsked(
        requests.flatMap(({ permissions }) => permissions),
        facts,
        rules,
      );
      if (dialogsOf(asked).length >= 2) findings.push(draft(origin, requests, asked, facts, rules));
    }
    return judgement(findings);
  },
};

/** Releases that ask at run time: from Android 6.0 to the newest that the catalogue knows. */
const FIRST_API = 23;
const NEWEST_API = 37;

/** Of the permissions requested, those that a device asks about: of the release with the most dialogs, the newest such. */
function mostAsked(names: readonly string[], facts: Facts, rules: RulePack): PermissionFact[] {
  const manifest = facts.package?.manifest;
  const known = [...new Set(names)]
    .map((name) => permissionFact(rules, name))
    .filter((fact) => fact !== undefined)
    .filter(isRuntimePermission);
  let most: PermissionFact[] = [];
  for (let api = NEWEST_API; api >= FIRST_API; api--) {
    const asked = known.filter((fact) => isAsked(fact, api, manifest));
    if (dialogsOf(asked).length > dialogsOf(most).length) most = asked;
  }
  return most;
}

/**
 * Whether a device of the API level shows a dialog: a permission that the release does not know, that the manifest does not declare for it,
 * or that has no effect any more for an app of this target level is refused without one.
 */
function isAsked(fact: PermissionFact, api: number, manifest: ManifestFacts | undefined): boolean {
  if ((fact.addedIn ?? 0) > api) return false;
  if (manifest === undefined) return true;
  const gone = fact.deprecatedIn ?? Number.POSITIVE_INFINITY;
  if (gone <= api && gone <= manifest.effectiveTargetSdk) return false;
  return manifest.permissions.some(
    ({ name, minSdkVersion, maxSdkVersion }) =>
      name === fact.name && (minSdkVersion ?? 0) <= api && api <= (maxSdkVersion ?? Number.POSITIVE_INFINITY),
  );
}

/** Groups, and permissions without one: a dialog each. */
function dialogsOf(asked: readonly PermissionFact[]): string[] {
  return [...new Set(asked.map((fact) => fact.group ?? fact.name))];
}

function draft(
  origin: string,
  requests: readonly PermissionRequest[],
  asked: readonly PermissionFact[],
  facts: Facts,
  rules: RulePack,
): FindingDraft {
  const first =
    requests.find(({ permissions }) => permissions.length > 0) ?? (requests[0] as PermissionRequest);
  const who = originName(first.caller.sdk, facts);
  const together = requests.some(
    ({ permissions }) => asked.filter((fact) => permissions.includes(fact.name)).length >= 2,
  );
  const limits = limitsText(facts);
  const remedy = sdkRemedy([first.caller.sdk], facts, SDK_ACT);
  const zh = asked.map((fact) => fact.label.zh).join('、');
  const en = asked.map((fact) => fact.label.en).join(', ');
  const kinds = dialogsOf(asked).map(
    (id) =>
      (rules.permissionGroups.get(id) ?? asked.find(({ name }) => name === id))?.label ?? { zh: id, en: id },
  );
  const count = kinds.length;
  return {
    subject: origin,
    noticeTerm: permissionBurst.noticeTerm,
    level: 'suspected',
    certainty: 'called',
    personalInformation: [...new Set(asked.flatMap((fact) => fact.personalInformation))],
    title: {
      zh: `打开应用即弹出 ${count} 组权限申请：${kinds.map((one) => one.zh).join('、')}`,
      en: `${count} groups of permissions asked for as the app opens: ${kinds.map((one) => one.en).join(', ')}`,
    },
    explanation: {
      zh: `${who.zh}在应用启动或首个界面打开时${together ? '一次性' : '接连'}申请 ${asked.length} 项权限（${zh}），同组权限合并询问，用户会看到 ${count} 次弹窗；路径为：${shortPath(first.path)}。此时用户尚未使用需要这些权限的功能。${limits.zh}`,
      en: `As the process starts or the first screen opens, ${who.en} asks ${together ? 'at once' : 'one after another'} for ${asked.length} permissions (${en}), which a device puts into ${count} dialogs, one a group; the path is ${shortPath(first.path)}. The user has not begun anything that needs them.${limits.en}`,
    },
    verify: {
      zh: '在测试机上清除数据后首次打开应用，逐一记录弹出的权限申请、出现的时机、是否说明目的；逐一拒绝后查看应用是否可用。',
      en: 'On a test device clear the app’s data and open it; record each request, when it appears and whether its purpose is given; refuse each and see whether the app can be used.',
    },
    fix: {
      zh: `在用户触发相应功能时再申请该功能所需的权限，申请时说明目的，拒绝后其他功能照常可用。${remedy.zh}`,
      en: `Ask for a permission when the user starts the function that needs it, say why, and let everything else work after a refusal.${remedy.en}`,
    },
    provisions: permissionBurst.provisions,
    evidence: requests.slice(0, 10).map((request) => codeEvidence(request, facts)),
  };
}

const SDK_ACT: Text = {
  zh: '关闭其自动申请权限的开关，由应用在需要时自行申请',
  en: 'switch off its asking by itself, and have the app ask when it needs to',
};
