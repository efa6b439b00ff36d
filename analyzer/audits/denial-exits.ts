import type { DenialExit } from '../facts/code.ts';
import type { Facts } from '../facts.ts';
import type { FindingDraft } from '../finding.ts';
import {
  codeEvidence,
  isLibraryCode,
  limitsText,
  originName,
  shortApi,
  shortPath,
} from '../judge/code-evidence.ts';
import { sdkRemedy } from '../judge/sdk-remedy.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

/**
 * What the code does only when a permission is refused: it ends the app, or asks again at once (PIPL article 16; 2019
 * method, article 4 item 2; T/TAF 078.4 clauses 5.1 and 5.2).
 */
export const denialExits: Audit = {
  id: 'denial-exits',
  code: 'ZZ1006',
  title: { zh: '拒绝权限后应用退出或反复申请', en: 'Leaves, or asks again, when a permission is refused' },
  description: {
    zh: '不给权限就退出，等于没有选择。',
    en: 'An app that leaves when it is refused leaves no choice.',
  },
  limits: {
    zh: '把权限回调按“全部同意”和实际代码各推演一次，只在拒绝时才执行的语句才计。该权限是否为基本功能所必需、退出前是否有其他选择，须在真机上确认。关闭首个界面以外的页面不计；用列表等数据结构传递结果的判断可能看不到。',
    en: 'The callback is read once as it stands and once as if all were granted; only what a refusal alone leads to counts. Whether the basic function needs the permission and whether there is another way must be seen on a device. Closing a page other than the first does not count; answers passed on in lists may not be seen.',
  },
  noticeTerm: 'forced-frequent-excessive-permissions',
  provisions: ['pipl:16', '191:4.2', 'tc260-20204a:3.2e', 'taf-078.4:5.1'],
  needs: ['calls'],
  audit(facts) {
    const exits = facts.code?.calls?.denialExits ?? [];
    return judgement(
      exits.filter((exit) => !isLibraryCode(exit.caller.sdk, facts)).map((exit) => draft(exit, facts)),
    );
  },
};

const WHAT: Record<DenialExit['consequence'], { readonly title: Text; readonly does: Text }> = {
  finish: {
    title: { zh: '拒绝权限后关闭应用界面', en: 'Closes the app when a permission is refused' },
    does: { zh: '关闭应用界面', en: 'closes the app’s screen' },
  },
  exit: {
    title: { zh: '拒绝权限后退出应用', en: 'Exits when a permission is refused' },
    does: { zh: '退出进程', en: 'exits the process' },
  },
  kill: {
    title: { zh: '拒绝权限后结束应用进程', en: 'Kills itself when a permission is refused' },
    does: { zh: '结束自身进程', en: 'kills its own process' },
  },
  'ask-again': {
    title: { zh: '拒绝权限后立即再次申请', en: 'Asks again at once when a permission is refused' },
    does: { zh: '立即再次申请权限', en: 'asks for permissions again at once' },
  },
};

function draft(exit: DenialExit, facts: Facts): FindingDraft {
  const { title, does } = WHAT[exit.consequence];
  const who = originName(exit.caller.sdk, facts);
  const again = exit.consequence === 'ask-again';
  const limits = limitsText(facts);
  const remedy = sdkRemedy([exit.caller.sdk], facts, SDK_ACT);
  return {
    subject: `${exit.consequence}\0${exit.caller.sdk ?? ''}`,
    noticeTerm: denialExits.noticeTerm,
    level: 'suspected',
    certainty: 'called',
    personalInformation: [],
    title,
    explanation: {
      zh: `${who.zh}的权限回调 ${exit.caller.class} 在用户拒绝时${does.zh}（${shortApi(exit.api)}），同意时不会执行到这里；路径为：${shortPath(exit.path)}。非必要权限被拒绝后，不得因此拒绝提供服务${again ? '，也不得循环弹窗' : ''}。${limits.zh}`,
      en: `The callback of ${who.en}, ${exit.caller.class}, ${does.en} when the user refuses (${shortApi(exit.api)}); it does not get there when the user agrees. The path is ${shortPath(exit.path)}. A refusal of what is not necessary must not end the service${again ? ', nor be followed by endless dialogs' : ''}.${limits.en}`,
    },
    verify: {
      zh: '在测试机上首次打开应用，逐一拒绝其申请的权限（包括“不再询问”），录屏记录应用是否退出、是否反复弹窗，以及能否继续使用无关功能。',
      en: 'On a test device open the app and refuse each permission (with “don’t ask again” too); record whether it leaves or asks again, and whether unrelated functions can be used.',
    },
    fix: {
      zh: again
        ? `拒绝后不再自动申请；在用户下次主动使用该功能时说明用途后再申请，不频繁弹窗。${remedy.zh}`
        : `删除拒绝后的退出语句；只停用需要该权限的功能，并说明如何在设置中开启。${remedy.zh}`,
      en: again
        ? `Do not ask by yourself after a refusal; ask when the user next starts the function, saying why.${remedy.en}`
        : `Remove the exit; switch off only the function that needs the permission, and say how to enable it in the settings.${remedy.en}`,
    },
    provisions: again ? ['191:3.2', 'tc260-20204a:3.2f', 'taf-078.4:5.2'] : denialExits.provisions,
    evidence: [codeEvidence(exit, facts)],
  };
}

const SDK_ACT: Text = {
  zh: '不使用其自带的权限申请，由应用自行申请并处理拒绝',
  en: 'do not use the requests it brings; ask in the app, and handle the refusal there',
};
