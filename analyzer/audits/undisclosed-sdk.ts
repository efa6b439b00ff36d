import type { ApiCall, SdkFact } from '../facts/code.ts';
import type { PolicyFacts } from '../facts/policy.ts';
import type { Facts } from '../facts.ts';
import type { Evidence, FindingDraft } from '../finding.ts';
import { codeEvidence, shortApi } from '../judge/code-evidence.ts';
import { policySearched, typeName, whyNotRead } from '../judge/policy-basis.ts';
import { isPackerSdk } from '../judge/sdk-remedy.ts';
import type { RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

/** Call sites shown of one SDK. */
const MAXIMUM_CALLS = 6;

/**
 * An SDK of another party in the package that the policy does not name (2019 method, article 2 item 1: embedded third-party
 * code is to be listed one by one). One finding an SDK.
 */
export const undisclosedSdk: Audit = {
  id: 'undisclosed-sdk',
  code: 'ZZ1008',
  title: { zh: '第三方 SDK 未在隐私政策中列明', en: 'Contains SDKs its policy does not name' },
  description: {
    zh: '第三方 SDK 与应用享有同样的权限。用户不知道它的存在，就无从知道信息交给了谁。',
    en: 'An SDK of another party has every permission the app has. Who does not know it is there cannot know who receives what.',
  },
  limits: {
    zh: '包含 SDK 的代码不等于它已运行或收集信息；只在本机运行的函数库不在此列。隐私政策另附的 SDK 清单如未提供，则不作判断。SDK 的名称以别名出现时可能漏认。',
    en: 'An SDK’s code in the package is not yet code that runs or collects; libraries that run on the device alone do not count. Where the policy keeps its list of SDKs on a page that was not given, nothing is said. A policy may name an SDK in a way that was not recognised.',
  },
  noticeTerm: 'sdk-information-not-published',
  provisions: ['pipl:17', 'pipl:23', '191:2.1', '191:5.1', 'taf-078.6:3.4'],
  needs: ['policy', 'code'],
  audit(facts, rules) {
    const { policy } = facts;
    if (policy === null) return { outcome: 'pass' };
    const sdks = (facts.code?.sdks ?? []).filter((sdk) => !sdk.isLibrary && isThere(sdk));
    const missing = sdks.filter((sdk) => !isDisclosed(sdk, policy));
    if (missing.length === 0 && sdks.length > 0 && whyNotRead(policy) === null) return { outcome: 'pass' };
    const reason = whyNotRead(policy) ?? (missing.length > 0 ? listElsewhere(policy) : null);
    if (reason !== null) return { outcome: 'not-judged', reason };
    return judgement(missing.map((sdk) => draft(sdk, policy, facts, rules)));
  },
};

/** Its code, library or component; a domain or a word alone may stand there for other reasons. */
function isThere(sdk: SdkFact): boolean {
  return sdk.evidence.some(
    ({ kind }) => kind === 'class-prefix' || kind === 'native-library' || kind === 'component',
  );
}

function isDisclosed(sdk: SdkFact, policy: PolicyFacts): boolean {
  if (policy.disclosedSdks.some((one) => one.id === sdk.id)) return true;
  const text = policy.text.toLowerCase();
  return namesOf(sdk.name).some((name) => text.includes(name));
}

/** `友盟+统计 SDK` is named by `友盟+统计` too. Too short a name would be found anywhere. */
function namesOf(name: Text): string[] {
  return [name.zh, name.en]
    .flatMap((one) => [one, one.replace(/\s*(sdk|软件开发工具包)\s*$/i, '')])
    .map((one) => one.trim().toLowerCase())
    .filter((one) => (/\p{Script=Han}/u.test(one) ? one.length >= 2 : one.length >= 4));
}

function listElsewhere(policy: PolicyFacts): Text | null {
  const link = policy.links.find((one) => one.about === 'sdk-list');
  if (link === undefined) return null;
  return {
    zh: `隐私政策将第三方 SDK 列在另一份未提供的文件中（${link.text}${link.url === null ? '' : ` ${link.url}`}）`,
    en: `the policy keeps its list of SDKs in another document that was not given${link.url === null ? '' : ` (${link.url})`}`,
  };
}

function draft(sdk: SdkFact, policy: PolicyFacts, facts: Facts, rules: RulePack): FindingDraft {
  const calls = (facts.code?.calls?.apiCalls ?? []).filter(
    (call) => call.caller.sdk === sdk.id && !call.ordinary,
  );
  const types = [...new Set(calls.flatMap((call) => call.personalInformation))];
  const vendorNamed =
    sdk.vendor !== null && namesOf(sdk.vendor).some((name) => policy.text.toLowerCase().includes(name));
  return {
    subject: sdk.id,
    noticeTerm: undisclosedSdk.noticeTerm,
    // The vendor's name may be how the policy names the SDK.
    level: vendorNamed && calls.length === 0 ? 'advice' : 'suspected',
    certainty: calls.length > 0 ? 'called' : 'present',
    personalInformation: types,
    title: {
      zh: `包含 SDK“${sdk.name.zh}”（${sdk.kindName.zh}），隐私政策未列明`,
      en: `Contains the SDK “${sdk.name.en}” (${sdk.kindName.en}), which the policy does not name`,
    },
    explanation: explanation(sdk, calls, types, vendorNamed, rules),
    verify: {
      zh: `在测试机上运行应用，抓取通信并挂钩接口，确认“${sdk.name.zh}”是否运行、收集或上传信息；查看应用内隐私政策及其附带的第三方清单是否列有该 SDK。`,
      en: `Run the app on a test device, capture its traffic and hook the interfaces to see whether “${sdk.name.en}” runs, collects or sends anything; and see whether the policy in the app, or a list it links to, names it.`,
    },
    fix: isPackerSdk(sdk.id, facts)
      ? packerFix(sdk)
      : {
          zh: `在隐私政策的第三方 SDK 清单中写明“${sdk.name.zh}”的名称、提供者、目的、方式、收集的个人信息类型和其隐私政策链接；不再使用的，从依赖中移除。`,
          en: `List “${sdk.name.en}” in the policy with its provider, purpose, manner, the types it collects and a link to its own policy; if it is no longer used, remove the dependency.`,
        },
    provisions: undisclosedSdk.provisions,
    evidence: [
      ...presence(sdk, facts),
      ...calls.slice(0, MAXIMUM_CALLS).map((call) => codeEvidence(call, facts)),
      policySearched(policy, sdk.name),
    ],
  };
}

/** What a packer leaves in a package is not taken out of the dependencies. */
function packerFix(sdk: SdkFact): Text {
  return {
    zh: `“${sdk.name.zh}”随加固而来，不在应用的依赖中：请加固服务商说明其在用户设备上处理哪些个人信息、是否上传；处理的，在隐私政策的第三方 SDK 清单中写明，或换用不处理的加固方案。`,
    en: `“${sdk.name.en}” comes with the packing and is no dependency of the app: ask the packer’s vendor what personal information it handles on users’ devices and whether it is sent; if it does, list it in the policy, or use a packer that does not.`,
  };
}

function explanation(
  sdk: SdkFact,
  calls: readonly ApiCall[],
  types: readonly string[],
  vendorNamed: boolean,
  rules: RulePack,
): Text {
  const names = types.map((type) => typeName(type, rules));
  const apis = [...new Set(calls.map((call) => shortApi(call.api)))].slice(0, 3);
  const vendor =
    sdk.vendor === null ? { zh: '', en: '' } : { zh: `（${sdk.vendor.zh}）`, en: ` (${sdk.vendor.en})` };
  const does =
    calls.length === 0
      ? {
          zh: '代码中未见其读取个人信息的已知接口，是否收集须在真机上确认。',
          en: ' No known interface that reads personal information was seen in its code; whether it collects anything must be seen on a device.',
        }
      : {
          zh: `其代码调用 ${apis.join('、')}，可取得${names.map((one) => one.zh).join('、')}。`,
          en: ` Its code calls ${apis.join(', ')}, which give ${names.map((one) => one.en).join(', ')}.`,
        };
  const by = vendorNamed
    ? {
        zh: '隐私政策提到了其提供者，但未提到该 SDK。',
        en: ' The policy names its provider, though not the SDK.',
      }
    : { zh: '', en: '' };
  return {
    zh: `安装包中有“${sdk.name.zh}”${vendor.zh}的代码，隐私政策未列明该 SDK。${does.zh}${by.zh}`,
    en: `The package contains the code of “${sdk.name.en}”${vendor.en}, which the policy does not name.${does.en}${by.en}`,
  };
}

function presence(sdk: SdkFact, facts: Facts): Evidence[] {
  const input = facts.code?.input ?? 0;
  return sdk.evidence.slice(0, 3).map(({ kind, signature, found, count }) => ({
    kind: 'archive',
    input,
    entry: kind === 'native-library' ? found : found || signature,
    what: count === null ? signature : `${signature} (${count})`,
  }));
}
