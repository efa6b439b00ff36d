import type { ApiCall } from '../facts/code.ts';
import type { StatementKind } from '../facts/policy.ts';
import type { Facts } from '../facts.ts';
import { isRuntimePermission, permissionFact } from '../rules/permissions.ts';
import type { RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { isLibraryCode, originName, shortApi } from './code-evidence.ts';
import { typeName } from './policy-basis.ts';

type Hints = (facts: Facts, rules: RulePack) => Text[];

/** What of the facts a person should begin with; nothing for a hint that is not known. */
export function hintsFor(hint: string, facts: Facts, rules: RulePack): Text[] {
  return HINTS.get(hint)?.(facts, rules) ?? [];
}

const HINTS = new Map<string, Hints>([
  ['policy-page', policyPage],
  ['permissions', permissions],
  ['startup-calls', (facts) => startupCalls(facts, () => true)],
  ['sdk-calls', (facts) => startupCalls(facts, (call) => call.caller.sdk !== null)],
  ['trackers', trackers],
  ['denial', denial],
  ['burst', burst],
  ['used-types', usedTypes],
  ['background', background],
  ['self-start', selfStart],
  ['withdrawal', (facts) => [...quotes(facts, ['consent-withdrawal']), ...permissionSettings(facts)]],
  ['cancellation', (facts) => quotes(facts, ['account-cancellation', 'correction', 'deletion'])],
  ['complaint', complaint],
  ['recipients', (facts) => quotes(facts, ['sharing'])],
  ['targeted', (facts) => [...quotes(facts, ['targeted-push', 'opt-out']), ...trackers(facts)]],
  ['denials', denials],
]);

function policyPage(facts: Facts): Text[] {
  const traces = [...(facts.package?.resources?.policyTraces ?? []), ...(facts.code?.policyTraces ?? [])];
  return traces.map((trace) => ({
    zh: `安装包中出现：“${trace.text}”（${trace.entry}）`,
    en: `The package contains “${trace.text}” (${trace.entry})`,
  }));
}

/** Runtime permissions, sensitive ones first: those are declined first. */
function permissions(facts: Facts, rules: RulePack): Text[] {
  const asked = (facts.package?.manifest.permissions ?? [])
    .map((use) => permissionFact(rules, use.name))
    .filter((fact) => fact !== undefined)
    .filter(isRuntimePermission)
    .sort((a, b) => Number(b.grade === 'sensitive') - Number(a.grade === 'sensitive'));
  return asked.map(({ label, name }) => ({
    zh: `先看“${label.zh}”（${name}）`,
    en: `Begin with “${label.en}” (${name})`,
  }));
}

function startupCalls(facts: Facts, wanted: (call: ApiCall) => boolean): Text[] {
  return callsOf(facts)
    .filter((call) => call.reachableFrom !== null && wanted(call))
    .map((call) => {
      const by = originName(call.caller.sdk, facts);
      const api = shortApi(call.api);
      return call.reachableFrom === 'startup'
        ? {
            zh: `进程启动时可到达：${by.zh}调用 ${api}`,
            en: `Reached as the process starts: ${by.en} calls ${api}`,
          }
        : {
            zh: `打开首屏时可到达：${by.zh}调用 ${api}`,
            en: `Reached as the first screen opens: ${by.en} calls ${api}`,
          };
    });
}

/** Calls that show reading of personal information; libraries do what the app has them do. */
function callsOf(facts: Facts): ApiCall[] {
  return (facts.code?.calls?.apiCalls ?? []).filter(
    (call) => !call.ordinary && !isLibraryCode(call.caller.sdk, facts),
  );
}

function trackers(facts: Facts): Text[] {
  return (facts.code?.sdks ?? [])
    .filter((sdk) => sdk.isTracker)
    .map((sdk) => ({
      zh: `含有 SDK“${sdk.name.zh}”（${sdk.kindName.zh}）`,
      en: `Contains the SDK “${sdk.name.en}” (${sdk.kindName.en})`,
    }));
}

const CONSEQUENCE = {
  finish: { zh: '关闭页面', en: 'close the screen' },
  exit: { zh: '退出应用', en: 'exit' },
  kill: { zh: '结束进程', en: 'kill its process' },
  'ask-again': { zh: '再次申请', en: 'ask again' },
} as const;

function denial(facts: Facts): Text[] {
  return (facts.code?.calls?.denialExits ?? []).map(({ caller, consequence }) => ({
    zh: `代码在拒绝权限后可能${CONSEQUENCE[consequence].zh}：${caller.class}.${caller.method}`,
    en: `After a refusal the code may ${CONSEQUENCE[consequence].en}: ${caller.class}.${caller.method}`,
  }));
}

function burst(facts: Facts): Text[] {
  return (facts.code?.calls?.permissionRequests ?? [])
    .filter((request) => request.permissions.length > 1 && request.reachableFrom !== null)
    .map(({ permissions: names, caller }) => ({
      zh: `${caller.class} 一次申请 ${names.length} 项：${names.join('、')}`,
      en: `${caller.class} asks for ${names.length} at once: ${names.join(', ')}`,
    }));
}

/** Each type that the code reads, and who reads it. */
function usedTypes(facts: Facts, rules: RulePack): Text[] {
  const byType = new Map<string, Set<string | null>>();
  for (const call of callsOf(facts)) {
    for (const type of call.personalInformation)
      byType.set(type, (byType.get(type) ?? new Set()).add(call.caller.sdk));
  }
  return [...byType].map(([type, sdks]) => {
    const origins = [...sdks].map((sdk) => originName(sdk, facts));
    const name = typeName(type, rules);
    return {
      zh: `代码读取${name.zh}（${origins.map((one) => one.zh).join('、')}）`,
      en: `The code reads ${name.en} (${origins.map((one) => one.en).join(', ')})`,
    };
  });
}

function background(facts: Facts, rules: RulePack): Text[] {
  const uses = facts.package?.manifest.permissions ?? [];
  const inBackground = uses
    .filter(({ name }) => /BACKGROUND|FOREGROUND_SERVICE_(LOCATION|MICROPHONE|CAMERA)/.test(name))
    .map(({ name }) => ({ zh: `声明了 ${name}`, en: `Declares ${name}` }));
  return [...inBackground, ...usedTypes(facts, rules)];
}

function selfStart(facts: Facts): Text[] {
  return (facts.package?.manifest.components ?? []).flatMap(({ kind, name, intentFilters, enabled }) => {
    if (kind !== 'receiver' || !enabled) return [];
    const actions = intentFilters
      .flatMap((filter) => filter.actions)
      .filter((action) =>
        /BOOT_COMPLETED|USER_PRESENT|CONNECTIVITY_CHANGE|PACKAGE_(ADDED|REMOVED|REPLACED)$/.test(action),
      );
    return actions.map((action) => ({
      zh: `${name} 接收 ${action}`,
      en: `${name} receives ${action}`,
    }));
  });
}

function quotes(facts: Facts, kinds: readonly StatementKind[]): Text[] {
  return (facts.policy?.statements ?? [])
    .filter((one) => !one.heading && !one.negated && one.kinds.some((kind) => kinds.includes(kind)))
    .map(({ quote, section }) => ({
      zh: `隐私政策${section === null ? '' : `“${section}”`}写明：“${quote}”`,
      en: `The policy says: “${quote}”`,
    }));
}

function denials(facts: Facts): Text[] {
  return (facts.policy?.statements ?? [])
    .filter((one) => one.negated && !one.heading)
    .map(({ quote }) => ({ zh: `隐私政策承诺：“${quote}”`, en: `The policy promises: “${quote}”` }));
}

function complaint(facts: Facts): Text[] {
  const handler = facts.policy?.handler;
  if (handler === undefined) return [];
  return [...handler.emails, ...handler.phones].map((one) => ({
    zh: `隐私政策公布的渠道：${one}`,
    en: `A channel that the policy gives: ${one}`,
  }));
}

function permissionSettings(facts: Facts): Text[] {
  const count = (facts.package?.manifest.permissions ?? []).length;
  if (count === 0) return [];
  return [
    {
      zh: '系统设置 > 应用 > 权限：逐项关闭后重新打开应用',
      en: 'Settings > Apps > Permissions: close them one by one and open the app again',
    },
  ];
}
