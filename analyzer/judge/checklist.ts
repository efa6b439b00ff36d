import checklist from '../../policies/cn/checklist.json' with { type: 'json' };
import type { Facts } from '../facts.ts';
import type { ChecklistItem } from '../result.ts';
import { permissionFact } from '../rules/permissions.ts';
import type { RulePack } from '../rules.ts';
import type { Text } from '../text.ts';

type HintKind =
  | 'none'
  | 'policy-page'
  | 'permissions'
  | 'startup-calls'
  | 'trackers'
  | 'denial'
  | 'burst'
  | 'sdk-calls';

interface Item {
  readonly behaviour: string;
  readonly hint: HintKind;
  readonly steps: Text;
}

/** Hints a step shows at most; the report's lists hold the rest. */
const MAXIMUM_HINTS = 8;

/** What a person with a device must look at, pre-filled with what the files suggest looking at first. */
export function checklistOf(facts: Facts, rules: RulePack): ChecklistItem[] {
  return (checklist as { items: Item[] }).items.map(({ behaviour, hint, steps }) => ({
    behaviour,
    title: rules.behaviours.get(behaviour)?.name ?? { zh: behaviour, en: behaviour },
    steps,
    hints: distinct(HINTS[hint](facts, rules)).slice(0, MAXIMUM_HINTS),
    outcome: null,
  }));
}

const HINTS: Record<HintKind, (facts: Facts, rules: RulePack) => Text[]> = {
  none: () => [],
  'policy-page': (facts) =>
    [...(facts.package?.resources?.policyTraces ?? []), ...(facts.code?.policyTraces ?? [])].map((trace) => ({
      zh: `安装包中出现：“${trace.text}”（${trace.entry}）`,
      en: `The package contains “${trace.text}” (${trace.entry})`,
    })),
  permissions: (facts, rules) =>
    (facts.package?.manifest.permissions ?? []).flatMap((use) => {
      const fact = permissionFact(rules, use.name);
      if (fact?.protectionLevel !== 'dangerous') return [];
      return [
        { zh: `先看“${fact.label.zh}”（${use.name}）`, en: `Begin with “${fact.label.en}” (${use.name})` },
      ];
    }),
  'startup-calls': (facts) => startupCalls(facts),
  trackers: (facts) =>
    (facts.code?.sdks ?? [])
      .filter((sdk) => sdk.isTracker)
      .map((sdk) => ({ zh: `含有 SDK“${sdk.name.zh}”`, en: `Contains the SDK “${sdk.name.en}”` })),
  denial: (facts) =>
    (facts.code?.calls?.denialExits ?? []).map(({ caller, consequence }) => ({
      zh: `代码在拒绝权限后可能${CONSEQUENCE[consequence].zh}：${caller.class}.${caller.method}`,
      en: `After a refusal the code may ${CONSEQUENCE[consequence].en}: ${caller.class}.${caller.method}`,
    })),
  burst: (facts) =>
    (facts.code?.calls?.permissionRequests ?? [])
      .filter((request) => request.permissions.length > 1 && request.reachableFrom !== null)
      .map(({ permissions, caller }) => ({
        zh: `${caller.class} 一次申请 ${permissions.length} 项：${permissions.join('、')}`,
        en: `${caller.class} asks for ${permissions.length} at once: ${permissions.join(', ')}`,
      })),
  'sdk-calls': (facts) => startupCalls(facts, true),
};

const CONSEQUENCE = {
  finish: { zh: '关闭页面', en: 'close the screen' },
  exit: { zh: '退出应用', en: 'exit' },
  kill: { zh: '结束进程', en: 'kill its process' },
  'ask-again': { zh: '再次申请', en: 'ask again' },
} as const;

function startupCalls(facts: Facts, onlySdks = false): Text[] {
  const calls = facts.code?.calls?.apiCalls ?? [];
  return calls
    .filter((call) => call.reachableFrom === 'startup' && (!onlySdks || call.caller.sdk !== null))
    .map(({ api, caller }) => {
      const by = facts.code?.sdks.find((sdk) => sdk.id === caller.sdk)?.name;
      return {
        zh: `启动时可到达：${api}（${by === undefined ? '应用自身' : by.zh}，${caller.class}）`,
        en: `Reachable at start-up: ${api} (${by === undefined ? 'the app itself' : by.en}, ${caller.class})`,
      };
    });
}

function distinct(texts: readonly Text[]): Text[] {
  return [...new Map(texts.map((text) => [text.en, text])).values()];
}
