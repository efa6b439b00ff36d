import startActions from '../../policies/catalog/start-actions.json' with { type: 'json' };
import type { ComponentFacts } from '../facts/package.ts';
import type { Facts } from '../facts.ts';
import type { FindingDraft } from '../finding.ts';
import { sdkOfClass, sdkRemedy } from '../judge/sdk-remedy.ts';
import type { Source } from '../rules.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

interface StartAction {
  readonly action: string;
  readonly label: Text;
  /** The last target level at which a receiver in the manifest still gets it; absent: at every level. */
  readonly lastTarget?: number;
  readonly source: Source;
}

const ACTIONS = new Map((startActions as { actions: StartAction[] }).actions.map((one) => [one.action, one]));

/**
 * Receivers by which the system starts the app though the user did not open it. T/TAF 078.10 clause 3: no self-start
 * without telling the user, consent, and a reasonable use.
 */
export const selfStart: Audit = {
  id: 'self-start',
  code: 'ZZ1009',
  title: { zh: '自启动', en: 'Starts itself' },
  description: {
    zh: '应用在用户没有打开它的时候运行，就可能在用户不知情时收集信息。',
    en: 'An app that runs when nobody opened it can collect when nobody knows.',
  },
  limits: {
    zh: '闹钟、输入法等应用有合理的自启动需要；系统和厂商也会限制自启动。是否频繁、是否告知用户，须在真机上确认。',
    en: 'Alarm clocks and keyboards have good reasons, and systems restrict self-start. How often it happens and whether the user is told must be seen on a device.',
  },
  noticeTerm: 'self-start',
  provisions: ['pipl:6', 'pipl:7', 'taf-078.10:3'],
  needs: ['manifest'],
  audit(facts) {
    const manifest = facts.package?.manifest;
    if (manifest === undefined) return { outcome: 'pass' };
    const input = facts.package?.input ?? 0;
    const findings: FindingDraft[] = [];
    const undecided: ComponentFacts[] = [];
    for (const receiver of manifest.components) {
      if (receiver.kind !== 'receiver' || !receiver.enabled) continue;
      const listened = startsOf(receiver);
      const starts = listened.filter(
        ({ lastTarget }) =>
          lastTarget === undefined ||
          (!manifest.sdkLevelsUnknown && manifest.effectiveTargetSdk <= lastTarget),
      );
      if (starts.length > 0) findings.push(finding(receiver, starts, input, facts));
      else if (listened.length > 0 && manifest.sdkLevelsUnknown) undecided.push(receiver);
    }
    if (findings.length === 0 && undecided.length > 0) {
      return { outcome: 'not-judged', reason: levelUnknown(undecided) };
    }
    return judgement(findings);
  },
};

/** Broadcasts the receiver listens to, whether or not they still reach it (7.0 and 8.0 cut implicit broadcasts). */
function startsOf(receiver: ComponentFacts): StartAction[] {
  const listened = new Set(receiver.intentFilters.flatMap((filter) => filter.actions));
  return [...listened].map((action) => ACTIONS.get(action)).filter((start) => start !== undefined);
}

/** A manifest whose build sets the target level: whether the broadcasts still reach the receivers is not in it. */
function levelUnknown(receivers: readonly ComponentFacts[]): Text {
  const names = receivers.slice(0, 3).map(({ name }) => name);
  return {
    zh: `清单未写 targetSdkVersion（由构建文件决定），${names.join('、')} 监听的广播从安卓 7.0 或 8.0 起不再启动以其为目标版本的应用，无法判断`,
    en: `the manifest leaves targetSdkVersion to the build, and the broadcasts that ${names.join(', ')} listens for start no app that targets Android 7.0 or 8.0 and later`,
  };
}

function finding(
  receiver: ComponentFacts,
  starts: readonly StartAction[],
  input: number,
  facts: Facts,
): FindingDraft {
  const when: Text = {
    zh: starts.map((start) => start.label.zh).join('、'),
    en: starts.map((start) => start.label.en).join('; '),
  };
  const name = receiver.name;
  const remedy = sdkRemedy([sdkOfClass(name, facts)], facts, {
    zh: `在应用清单中加入 <receiver android:name="${name}" tools:node="remove"/>，并按该 SDK 的文档关闭其自启动`,
    en: `add <receiver android:name="${name}" tools:node="remove"/> to the app’s manifest, and switch its self-start off as its documentation says`,
  });
  return {
    subject: name,
    noticeTerm: selfStart.noticeTerm,
    level: 'suspected',
    certainty: 'declared',
    personalInformation: [],
    title: { zh: `可在${when.zh}时自行启动`, en: `Can start itself when ${when.en}` },
    explanation: {
      zh: `清单中的广播接收器 ${name} 监听上述系统广播，系统会在用户没有打开应用时启动它。未向用户明示、未经同意且无合理使用场景的，不应自启动。`,
      en: `The receiver ${name} in the manifest listens for it, and the system starts the app though the user did not open it. Without telling the user, without consent and without a reasonable use an app is not to start itself.`,
    },
    verify: {
      zh: '在测试机上强制停止应用后重启手机（或触发上述情形），查看应用进程是否出现；查看隐私政策和系统的自启动记录是否说明其用途。',
      en: 'On a test device open the app once, restart the device (or cause the event) and see whether its process appears; see whether the policy explains it and what the system’s start log says.',
    },
    fix: {
      zh: `没有必要的，删除该接收器（由依赖库合并进来的用 tools:node="remove"）；确有需要的，改用 WorkManager 等受系统管理的方式，并在政策中说明目的、提供关闭开关。${remedy.zh}`,
      en: `If it is not needed remove the receiver (tools:node="remove" if a library merges it in); if it is, prefer WorkManager, say why in the policy and give a switch to turn it off.${remedy.en}`,
    },
    provisions: selfStart.provisions,
    evidence: [{ kind: 'manifest', input, element: 'receiver', name, line: receiver.line }],
  };
}
