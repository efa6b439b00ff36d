import type { Facts } from '../facts.ts';
import { unseenCode } from '../judge/unseen-code.ts';
import type { Text } from '../text.ts';
import { type Audit, type AuditJudgement, judgement } from './audit.ts';

/**
 * No privacy policy given, none linked on the store page, and no trace of one in the package: neither a text that names
 * one nor an address of one, in resources, assets or code. Method of 2019, art. 1 item 1.
 */
export const missingPrivacyPolicy: Audit = {
  id: 'missing-privacy-policy',
  code: 'ZZ2001',
  title: { zh: '未见隐私政策', en: 'No privacy policy to be found' },
  description: {
    zh: '没有公开的收集使用规则，用户就无从知情，任何同意都没有基础。',
    en: 'Without published rules nobody can be informed, and no consent has a ground to stand on.',
  },
  limits: {
    zh: '政策的地址可能由服务器下发，或以图片呈现；因此在真机确认之前只作“疑似”。加固应用的代码文本不可见，不作判断。',
    en: 'An address may come from a server, or the policy may be a picture, so this stays suspected until seen on a device. The texts of a packed app cannot be seen and are not judged.',
  },
  noticeTerm: 'rules-not-public',
  provisions: ['191:1.1', 'pipl:7', 'pipl:17', 'civil:1035'],
  needs: [['archive', 'policy']],
  audit(facts): AuditJudgement {
    if (facts.policy !== null && facts.policy.notAPolicy === null) return { outcome: 'pass' };
    if (facts.listing?.policyUrl != null) return { outcome: 'pass' };
    const traces = [...(facts.package?.resources?.policyTraces ?? []), ...(facts.code?.policyTraces ?? [])];
    if (traces.length > 0) return { outcome: 'pass' };
    const gap = unseenCode(facts);
    if (gap !== null) return { outcome: 'not-judged', reason: unjudged(gap) };
    return judgement([
      {
        subject: 'privacy-policy',
        noticeTerm: missingPrivacyPolicy.noticeTerm,
        level: 'suspected',
        certainty: 'absent',
        personalInformation: [],
        title: missingPrivacyPolicy.title,
        explanation: {
          zh: '未提供隐私政策；在安装包的资源、内置文件和代码中，均未找到提及隐私政策的文字或其网址。收集使用个人信息应当公开处理规则，明示目的、方式和范围。',
          en: 'No privacy policy was given, and no text that names one and no address of one was found in the package’s resources, files and code. Whoever handles personal information must publish the rules and state purpose, manner and scope.',
        },
        verify: {
          zh: '在测试机上安装并首次运行：查看是否弹窗提示阅读隐私政策；进入主界面后，查看能否在 4 次点击以内找到隐私政策。截屏留存。',
          en: 'Install and run the app on a test device: see whether a dialog shows the policy at first run, and whether it can be found within four taps of the main screen. Keep screenshots.',
        },
        fix: {
          zh: '制定隐私政策，在首次运行时以弹窗等明显方式提示阅读并征得同意，在应用内（不超过 4 次点击）和应用商店页面提供链接。',
          en: 'Write a privacy policy; show it prominently at first run and ask for consent; link it inside the app (within four taps) and on the store page.',
        },
        provisions: missingPrivacyPolicy.provisions,
        evidence: [{ kind: 'absence', input: facts.package?.input ?? null, searched: searched(facts) }],
      },
    ]);
  },
};

/** Nothing is missing from a place that was not searched. */
function unjudged(gap: Text): Text {
  return {
    zh: `${gap.zh}，无法判断是否内置隐私政策`,
    en: `${gap.en}; whether the app carries a policy cannot be judged`,
  };
}

function searched(facts: Facts): Text[] {
  const list: Text[] = [];
  if (facts.package?.resources != null)
    list.push({ zh: '资源字符串（resources.arsc）', en: 'resource strings (resources.arsc)' });
  list.push(...(facts.code?.searched ?? []));
  if (facts.listing !== null) list.push({ zh: '应用商店页面', en: 'the store page' });
  return list;
}
