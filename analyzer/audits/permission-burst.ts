import type { PermissionRequest } from '../facts/code.ts';
import type { Facts } from '../facts.ts';
import type { FindingDraft } from '../finding.ts';
import { codeEvidence, isLibraryCode, limitsText, originName, shortPath } from '../judge/code-evidence.ts';
import { isRuntimePermission, permissionFact } from '../rules/permissions.ts';
import type { PermissionFact, RulePack } from '../rules.ts';
import { type Audit, judgement } from './audit.ts';

/**
 * Several permissions asked for as the app opens, before the user has begun anything that needs them. Permissions of one
 * group are one question to the user and count once.
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
      byOrigin.set(key, [...(byOrigin.get(key) ?? []), request]);
    }
    const findings: FindingDraft[] = [];
    for (const [origin, requests] of byOrigin) {
      const asked = declaredOnly(
        requests.flatMap(({ permissions }) => permissions),
        facts,
        rules,
      );
      if (new Set(asked.map((fact) => fact.group ?? fact.name)).size >= 2) {
        findings.push(draft(origin, requests, asked, facts));
      }
    }
    return judgement(findings);
  },
};

/** A request for a permission that is not in the manifest is refused without a dialog. */
function declaredOnly(names: readonly string[], facts: Facts, rules: RulePack): PermissionFact[] {
  const declared = facts.package?.manifest.permissions.map(({ name }) => name);
  return [...new Set(names)].flatMap((name) => {
    const fact = permissionFact(rules, name);
    const counts = fact !== undefined && isRuntimePermission(fact) && declared?.includes(name) !== false;
    return counts ? [fact] : [];
  });
}

function draft(
  origin: string,
  requests: readonly PermissionRequest[],
  asked: readonly PermissionFact[],
  facts: Facts,
): FindingDraft {
  const first =
    requests.find(({ permissions }) => permissions.length > 0) ?? (requests[0] as PermissionRequest);
  const who = originName(first.caller.sdk, facts);
  const together = requests.some(
    ({ permissions }) => asked.filter((fact) => permissions.includes(fact.name)).length >= 2,
  );
  const limits = limitsText(facts);
  const zh = asked.map((fact) => fact.label.zh).join('、');
  const en = asked.map((fact) => fact.label.en).join(', ');
  return {
    subject: origin,
    noticeTerm: permissionBurst.noticeTerm,
    level: 'suspected',
    certainty: 'called',
    personalInformation: [...new Set(asked.flatMap((fact) => fact.personalInformation))],
    title: {
      zh: `打开应用即申请 ${asked.length} 项权限：${zh}`,
      en: `${asked.length} permissions asked for as the app opens: ${en}`,
    },
    explanation: {
      zh: `${who.zh}在应用启动或首个界面打开时${together ? '一次性' : '接连'}申请${zh}，路径为：${shortPath(first.path)}。此时用户尚未使用需要这些权限的功能。${limits.zh}`,
      en: `As the process starts or the first screen opens, ${who.en} asks ${together ? 'at once' : 'one after another'} for ${en}; the path is ${shortPath(first.path)}. The user has not begun anything that needs them.${limits.en}`,
    },
    verify: {
      zh: '在测试机上清除数据后首次打开应用，逐一记录弹出的权限申请、出现的时机、是否说明目的；逐一拒绝后查看应用是否可用。',
      en: 'On a test device clear the app’s data and open it; record each request, when it appears and whether its purpose is given; refuse each and see whether the app can be used.',
    },
    fix: {
      zh: '在用户触发相应功能时再申请该功能所需的权限，申请时说明目的，拒绝后其他功能照常可用。',
      en: 'Ask for a permission when the user starts the function that needs it, say why, and let everything else work after a refusal.',
    },
    provisions: permissionBurst.provisions,
    evidence: requests.slice(0, 10).map((request) => codeEvidence(request, facts)),
  };
}
