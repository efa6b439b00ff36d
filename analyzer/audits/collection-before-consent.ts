import type { ApiCall } from '../facts/code.ts';
import type { Facts } from '../facts.ts';
import type { FindingDraft, Level } from '../finding.ts';
import {
  codeEvidence,
  limitsText,
  originName,
  shortApi,
  shortPath,
  showsCollection,
} from '../judge/code-evidence.ts';
import { sdkRemedy } from '../judge/sdk-remedy.ts';
import { isRuntimePermission, permissionFact } from '../rules/permissions.ts';
import type { RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

/** Call sites shown in one finding. */
const MAXIMUM_EVIDENCE = 10;

/**
 * Code that reads personal information and runs when the process starts or the app is opened, before anyone could have
 * agreed to anything (2019 method, article 3 item 1). One finding for each origin and type of information.
 */
export const collectionBeforeConsent: Audit = {
  id: 'collection-before-consent',
  code: 'ZZ1004',
  title: { zh: '同意之前可能已收集个人信息', en: 'May collect personal information before consent' },
  description: {
    zh: '应用一启动就运行的代码，先于任何同意弹窗。此时读取的设备标识等信息，用户还来不及拒绝。',
    en: 'Code that runs as the app starts runs before any dialog. What it reads then, nobody could yet refuse.',
  },
  limits: {
    zh: '静态分析能看到调用路径，看不到运行时的条件：路径上若先检查用户是否已同意（包括 SDK 的同意开关），仍会列出，须在真机上确认。布局文件中的控件、跳转到的其他界面、运行时拼接名称的反射和原生代码未跟踪。仅在本机运行的函数库和常用于一般功能的接口不计。',
    en: 'A static reading sees the path of calls, not the conditions: where the code first asks whether the user has agreed (an SDK’s consent switch among them) it is listed all the same, to be confirmed on a device. Views in layouts, screens opened next, reflection by names put together at run time, and native code are not followed. Libraries that run on the device alone and APIs that commonly serve ordinary functions do not count.',
  },
  noticeTerm: 'unlawful-collection',
  provisions: ['pipl:13', 'pipl:14', '191:3.1', 'taf-078.6:3.2'],
  needs: ['calls'],
  audit(facts, rules) {
    const groups = new Map<string, ApiCall[]>();
    const declared = declaredPermissions(facts);
    for (const call of facts.code?.calls?.apiCalls ?? []) {
      if (call.reachableFrom === null || !showsCollection(call, facts)) continue;
      if (isWithoutEffect(call, declared, rules)) continue;
      const key = `${call.personalInformation[0]}\0${call.caller.sdk ?? ''}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [call]);
      else group.push(call);
    }
    return judgement([...groups].map(([key, calls]) => draft(key, calls, facts, rules)));
  },
};

/** A call that needs a permission which the app does not even declare gives nothing. */
function isWithoutEffect(call: ApiCall, declared: ReadonlySet<string> | null, rules: RulePack): boolean {
  if (declared === null || runtimePermissions(call, rules).length === 0) return false;
  return !call.permissions.some((name) => declared.has(name));
}

/** By the manifest, and by Android in its place; `null` without a manifest. */
function declaredPermissions(facts: Facts): ReadonlySet<string> | null {
  const manifest = facts.package?.manifest;
  if (manifest === undefined) return null;
  return new Set([...manifest.permissions, ...manifest.impliedPermissions].map(({ name }) => name));
}

function runtimePermissions(call: ApiCall, rules: RulePack): string[] {
  return call.permissions.filter((name) => {
    const fact = permissionFact(rules, name);
    return fact !== undefined && isRuntimePermission(fact);
  });
}

/**
 * Below targetSdkVersion 23 permissions are granted at install. From there on a call that needs one reads nothing on a
 * first run, unless the app asks for the permission as it opens.
 */
function levelOf(calls: readonly ApiCall[], facts: Facts, rules: RulePack): Level {
  if ((facts.package?.manifest.effectiveTargetSdk ?? 0) < 23) return 'suspected';
  const asked = (facts.code?.calls?.permissionRequests ?? [])
    .filter((request) => request.reachableFrom !== null)
    .flatMap((request) => request.permissions);
  const atOnce = calls.some((call) => {
    const runtime = runtimePermissions(call, rules);
    return runtime.length === 0 || runtime.some((name) => asked.includes(name));
  });
  return atOnce ? 'suspected' : 'advice';
}

function draft(subject: string, calls: readonly ApiCall[], facts: Facts, rules: RulePack): FindingDraft {
  const first = calls[0] as ApiCall;
  const origin = originName(first.caller.sdk, facts);
  const types = [...new Set(calls.flatMap((call) => call.personalInformation))];
  const name = briefName(first.personalInformation[0] ?? '', rules);
  const apis = [...new Set(calls.map((call) => shortApi(call.api)))];
  const shown = apis.slice(0, 5);
  const level = levelOf(calls, facts, rules);
  const when = WHEN[first.reachableFrom ?? 'launch'];
  const limits = limitsText(facts);
  const more = apis.length > shown.length;
  return {
    subject,
    noticeTerm: collectionBeforeConsent.noticeTerm,
    level,
    certainty: 'called',
    personalInformation: types,
    title: {
      zh: `${when.zh}，${origin.zh}读取${name.zh}`,
      en: `${origin.en.charAt(0).toUpperCase()}${origin.en.slice(1)} reads ${name.en} ${when.en}`,
    },
    explanation: {
      zh: `${origin.zh}在${when.zh}即调用 ${shown.join('、')}${more ? ' 等' : ''}（共 ${calls.length} 处），最短路径为：${shortPath(first.path)}。此时用户尚无机会同意。${level === 'advice' ? NEEDS_PERMISSION.zh : ''}代码中是否先判断了用户已同意，静态分析无法确认。${limits.zh}`,
      en: `${origin.en.charAt(0).toUpperCase()}${origin.en.slice(1)} calls ${shown.join(', ')}${more ? ' and others' : ''} (${calls.length} ${calls.length === 1 ? 'place' : 'places'}) ${when.en}; the shortest path is ${shortPath(first.path)}. Nobody has had the chance to agree by then.${level === 'advice' ? NEEDS_PERMISSION.en : ''} Whether the code first asks if the user has agreed cannot be told from the files.${limits.en}`,
    },
    verify: {
      zh: '在测试机上清除数据后首次启动应用，停留在隐私政策弹窗（或首屏）不作任何操作，用系统隐私记录或接口挂钩工具记录上述接口是否被调用，并抓取此间的网络通信；再点“不同意”重复一次。',
      en: 'On a test device, clear the app’s data, open it and leave the consent dialog (or first screen) untouched; record with the system’s privacy log or by hooking whether these interfaces are called, and capture the traffic meanwhile; then decline and repeat.',
    },
    fix: first.caller.sdk === null ? FIX_APP : sdkRemedy([first.caller.sdk], facts, SDK_ACT),
    provisions: collectionBeforeConsent.provisions.map((id) =>
      id === 'taf-078.6:3.2' && first.caller.sdk !== null ? 'taf-078.6:3.5' : id,
    ),
    evidence: calls.slice(0, MAXIMUM_EVIDENCE).map((call) => codeEvidence(call, facts)),
  };
}

/** Without the examples in brackets: which of them are read, the interfaces say. */
function briefName(type: string, rules: RulePack): Text {
  const { zh, en } = rules.personalInformation.get(type)?.name ?? {
    zh: '个人信息',
    en: 'personal information',
  };
  return { zh: zh.replace(/（[^）]*）$/, ''), en: en.replace(/ \([^)]*\)$/, '') };
}

const WHEN: Record<'startup' | 'launch', Text> = {
  startup: { zh: '应用进程启动时', en: 'as the process starts' },
  launch: { zh: '应用打开首个界面时', en: 'as the app’s first screen opens' },
};

const NEEDS_PERMISSION: Text = {
  zh: '这些接口需要运行时权限，首次运行时尚未授予，故首次启动未必能读到；授权之后每次启动都会先于界面读取。',
  en: ' These interfaces need a permission that is not granted on a first run, so the first start may read nothing; once it is granted, every start does before anything is shown.',
};

const FIX_APP: Text = {
  zh: '将上述调用移到用户点击同意之后；启动阶段只读取已保存的同意状态，未同意时不执行。',
  en: 'Move these calls to after the user has agreed; at start-up read only the stored consent, and do nothing without it.',
};

const SDK_ACT: Text = {
  zh: '在用户同意之后再初始化该 SDK；启动阶段只调用其不采集信息的预初始化接口（如有），或打开其隐私合规开关；由 ContentProvider 自动初始化的，在清单中以 tools:node="remove" 移除并改为手动初始化',
  en: 'initialise it after consent; at start-up call only its pre-initialisation that collects nothing (if it has one) or set its privacy switch; if a ContentProvider starts it by itself, remove that from the manifest with tools:node="remove" and initialise it by hand',
};
