import type { PermissionUseFact } from '../facts/code.ts';
import type { PermissionUse } from '../facts/package.ts';
import type { Facts } from '../facts.ts';
import type { FindingDraft } from '../finding.ts';
import { isRuntimePermission, permissionFact } from '../rules/permissions.ts';
import type { PermissionFact } from '../rules.ts';
import { type Audit, judgement } from './audit.ts';

/**
 * Used in ways that leave no mark of their own in code: plain files, sensors and sockets that are the same objects with and
 * without the permission.
 */
const NOT_JUDGED_GROUPS = new Set([
  'android.permission-group.STORAGE',
  'android.permission-group.NOTIFICATIONS',
  'android.permission-group.SENSORS',
  'android.permission-group.ACTIVITY_RECOGNITION',
  'android.permission-group.NEARBY_DEVICES',
]);

/** Fewer known ways to use a permission than this are too few to say that none is used. */
const ENOUGH_APIS = 2;

/**
 * A runtime permission that is declared although nothing in the package, app or SDK, refers to any API that needs it.
 * TC260-PG-20204A 3.2 a) and d): what the functions do not need is not to be declared.
 */
export const unusedPermission: Audit = {
  id: 'unused-permission',
  code: 'ZZ1002',
  title: { zh: '声明了未见使用的权限', en: 'Declares a permission that nothing seems to use' },
  description: {
    zh: '没有功能用到的权限，只会给以后的更新或被利用的 SDK 留一道开着的门。',
    en: 'A permission that no function uses only leaves a door open, for a later update or an SDK.',
  },
  limits: {
    zh: '“未见使用”指在代码、字符串和清单中均未找到已知需要该权限的接口。原生代码、运行时下载或解密的代码、网页通过系统组件发起的使用可能看不到。存储、通知、传感器、身体活动和附近设备权限不作判断；加固应用不作判断。',
    en: '“Not used” means that no interface known to need the permission was found in code, strings or manifest. Native code, code downloaded or decrypted at run time, and web pages acting through system components may not be seen. Permissions for storage, notifications, sensors, physical activity and nearby devices are not judged, nor are packed apps.',
  },
  noticeTerm: null,
  provisions: ['tc260-20204a:3.2a', 'pipl:6', '191:4.1'],
  needs: ['manifest', 'calls'],
  audit(facts, rules) {
    if (facts.code?.packer != null) {
      return {
        outcome: 'not-judged',
        reason: {
          zh: '应用经过加固，看不到全部代码',
          en: 'the app is packed, so not all of its code can be seen',
        },
      };
    }
    const findings: FindingDraft[] = [];
    for (const use of facts.code?.calls?.permissionUses ?? []) {
      const fact = permissionFact(rules, use.permission);
      if (use.found.length > 0 || use.knownApis < ENOUGH_APIS || fact === undefined || !isJudged(fact))
        continue;
      const declared = facts.package?.manifest.permissions.find(({ name }) => name === use.permission);
      if (declared !== undefined) findings.push(draft(use, declared, fact, facts));
    }
    return judgement(findings);
  },
};

function isJudged(fact: PermissionFact): boolean {
  if (!isRuntimePermission(fact) || fact.personalInformation.length === 0) return false;
  return ![fact.group, fact.formerGroup].some((group) => group !== null && NOT_JUDGED_GROUPS.has(group));
}

/** What a reading of dex files cannot see into. */
function isOpaque(facts: Facts): boolean {
  const libraries = facts.package?.archive?.nativeLibraries ?? [];
  return (
    libraries.length > 0 ||
    (facts.code?.warnings ?? []).some(({ code }) => code === 'code-elsewhere' || code === 'dex-unreadable')
  );
}

function draft(
  use: PermissionUseFact,
  declared: PermissionUse,
  fact: PermissionFact,
  facts: Facts,
): FindingDraft {
  const opaque = isOpaque(facts);
  const asked =
    facts.code?.calls?.permissionRequests.some(({ permissions }) => permissions.includes(use.permission)) ===
    true;
  return {
    subject: use.permission,
    noticeTerm: null,
    level: opaque ? 'advice' : 'suspected',
    certainty: 'absent',
    personalInformation: fact.personalInformation,
    title: {
      zh: `声明了“${fact.label.zh}”权限，代码中未见使用`,
      en: `Declares the permission “${fact.label.en}”; nothing in the code seems to use it`,
    },
    explanation: {
      zh: `${use.permission}：${fact.description.zh}在全部代码中查找了 ${use.knownApis} 个需要该权限的接口，未找到任何引用，应用自身和 SDK 均未见使用。${asked ? '代码中却有申请该权限的语句。' : ''}${opaque ? '安装包含原生库或未读取的代码，其中可能使用该权限，故仅作提示。' : ''}`,
      en: `${use.permission}: ${fact.description.en} ${use.knownApis} interfaces that need it were looked for in all of the code and no reference was found, neither in the app nor in an SDK.${asked ? ' The code does ask for the permission.' : ''}${opaque ? ' The package has native libraries or code that was not read, which may use it; this is advice only.' : ''}`,
    },
    verify: {
      zh: '在测试机上授予该权限并使用应用的各项功能，查看系统隐私记录中该权限是否曾被使用。',
      en: 'On a test device grant the permission, use all functions, and see in the system’s privacy log whether it is ever used.',
    },
    fix: {
      zh: `确认无功能需要后，从清单中删除；由依赖库合并进来的，加入 <uses-permission android:name="${use.permission}" tools:node="remove"/>。`,
      en: `If no function needs it, delete it; if a library merges it in, add <uses-permission android:name="${use.permission}" tools:node="remove"/>.`,
    },
    provisions: unusedPermission.provisions,
    evidence: [
      {
        kind: 'manifest',
        input: facts.package?.input ?? 0,
        element: declared.declaredAs,
        name: declared.name,
        line: declared.line,
      },
      {
        kind: 'absence',
        input: facts.code?.input ?? null,
        searched: [
          {
            zh: `全部 dex 文件中需要 ${use.permission} 的 ${use.knownApis} 个接口、地址和广播`,
            en: `${use.knownApis} interfaces, addresses and broadcasts that need ${use.permission}, in all dex files`,
          },
        ],
      },
    ],
  };
}
