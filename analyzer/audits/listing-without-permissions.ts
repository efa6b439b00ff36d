import type { ListingFacts } from '../facts/listing.ts';
import type { PackageFacts } from '../facts/package.ts';
import type { Evidence, FindingDraft } from '../finding.ts';
import { placeOf } from '../judge/listing-place.ts';
import { isRuntimePermission, permissionFact } from '../rules/permissions.ts';
import { isForIos } from '../rules/stores.ts';
import type { PermissionFact, RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { type Audit, type AuditJudgement, judgement } from './audit.ts';

/** Permissions shown as evidence. */
const MAXIMUM_EVIDENCE = 30;

/**
 * The store page says that the app needs no permission, or leaves out some that the package declares. T/TAF 078.9-2021,
 * clause 4 g), and T/TAF 069.1-2020, 5.2.1: a store shows the list and what each is for.
 */
export const listingWithoutPermissions: Audit = {
  id: 'listing-without-permissions',
  code: 'ZZ3002',
  title: { zh: '应用商店页面未列全权限', en: 'The store page leaves out permissions' },
  description: {
    zh: '用户凭商店页面决定是否安装。页面没有列出的权限，用户在下载之前无从知道。',
    en: 'A store page is what people decide by. Of a permission it leaves out nobody knows before the app is installed.',
  },
  limits: {
    zh: '只比较运行时权限，且以权限组为单位；没有读取到权限列表时不作判断。商店页面与安装包的版本可能不同。权限用途是否写明不作判断。',
    en: 'Only runtime permissions are compared, by group, and nothing is judged when the page’s list was not read. Page and package may be of different versions. Whether the page says what each is for is not judged.',
  },
  noticeTerm: 'listing-information-incomplete',
  provisions: ['taf-078.9:4g', 'taf-069.1:5.2', 'taf-069.1:5.2.1'],
  needs: ['listing'],
  audit(facts, rules): AuditJudgement {
    const { listing } = facts;
    if (listing === null) return { outcome: 'pass' };
    if (isForIos(listing.store)) return { outcome: 'not-applicable', reason: IOS };
    const saysNone = listing.saysNone.includes('permissions');
    if (listing.permissions === null && !saysNone) return { outcome: 'not-judged', reason: NOT_READ };
    if (facts.package === null) return { outcome: 'not-judged', reason: NO_PACKAGE };
    const shown = (listing.permissions ?? []).map((name) => permissionFact(rules, name));
    const left = declared(facts.package, rules).filter((fact) => !shown.some((one) => covers(one, fact)));
    if (left.length === 0) return { outcome: 'pass' };
    // Words that are not understood may stand for one of those left out.
    if (shown.includes(undefined)) return { outcome: 'not-judged', reason: WORDS };
    return judgement([draft(left, listing, facts.package, saysNone)]);
  },
};

/** Runtime permissions of the package, each once. */
function declared({ manifest }: PackageFacts, rules: RulePack): PermissionFact[] {
  const facts = new Map<string, PermissionFact>();
  for (const { name } of manifest.permissions) {
    const fact = permissionFact(rules, name);
    if (fact !== undefined && isRuntimePermission(fact)) facts.set(fact.name, fact);
  }
  return [...facts.values()];
}

/** Stores show a group in one word (`位置信息`), so a permission shown covers those of its group. */
function covers(shown: PermissionFact | undefined, fact: PermissionFact): boolean {
  if (shown === undefined) return false;
  const groups = [shown.group, shown.formerGroup].filter((group) => group !== null);
  return (
    shown.name === fact.name || groups.some((group) => group === fact.group || group === fact.formerGroup)
  );
}

function draft(
  left: readonly PermissionFact[],
  listing: ListingFacts,
  { input, manifest }: PackageFacts,
  saysNone: boolean,
): FindingDraft {
  const differs = listing.version !== null && listing.version !== manifest.versionName;
  const names: Text = {
    zh: left.map((fact) => fact.label.zh).join('、'),
    en: left.map((fact) => fact.label.en).join(', '),
  };
  const missing: Evidence[] = left.slice(0, MAXIMUM_EVIDENCE).map(({ name }) => {
    const use = manifest.permissions.find((one) => one.name === name);
    const element = use?.declaredAs ?? 'uses-permission';
    return { kind: 'manifest', input, element, name, line: use?.line ?? null };
  });
  const quote = saysNone
    ? (listing.saysNoneWords.permissions ?? '')
    : Object.values(listing.permissionWords).join('; ').slice(0, 500);
  return {
    subject: 'permissions',
    noticeTerm: listingWithoutPermissions.noticeTerm,
    level: 'suspected',
    certainty: 'stated',
    personalInformation: [...new Set(left.flatMap((fact) => fact.personalInformation))],
    title: saysNone
      ? {
          zh: `商店页面称不需要权限，安装包声明了 ${left.length} 项运行时权限`,
          en: `The store page says no permission is needed; the package declares ${left.length}`,
        }
      : {
          zh: `商店页面未列出安装包声明的 ${left.length} 项运行时权限`,
          en: `The store page leaves out ${left.length} runtime permissions of the package`,
        },
    explanation: {
      zh: `安装包声明而商店页面未展示：${names.zh}。分发平台下载页面应当明示应用所需的权限列表及用途。${differs ? `页面版本（${listing.version}）与安装包版本（${manifest.versionName ?? '未写明'}）不同，差异可能由此而来。` : ''}`,
      en: `Declared by the package and not shown: ${names.en}. A store’s page must show the list of permissions and what they are for.${differs ? ` The page is of version ${listing.version}, the package of ${manifest.versionName ?? 'none stated'}; the difference may come from that.` : ''}`,
    },
    verify: {
      zh: '在手机上打开该版本的商店页面，展开全部权限（包括二级页面），逐项与安装包核对。截屏留存。',
      en: 'Open the store page of this version on a phone, unfold all permissions (second pages too), and compare them one by one. Keep screenshots.',
    },
    fix: {
      zh: '在商店后台补全权限列表及用途说明；不需要的权限从清单中删除。',
      en: 'Complete the list and the purposes in the store’s console; delete from the manifest what is not needed.',
    },
    provisions: listingWithoutPermissions.provisions,
    evidence: [
      { kind: 'listing', field: 'permissions', quote, ...placeOf(listing, 'permissions') },
      ...missing,
    ],
  };
}

const IOS: Text = {
  zh: '该商店的应用不使用安卓权限',
  en: 'this store’s apps have no permissions of Android’s kind',
};
const NOT_READ: Text = {
  zh: '没有在商店页面上读取到权限列表',
  en: 'no list of permissions could be read on the store page',
};
const NO_PACKAGE: Text = {
  zh: '没有安装包可供核对，无法判断页面是否列全',
  en: 'there is no package to compare with, so whether the list is complete cannot be judged',
};
const WORDS: Text = {
  zh: '页面上有本工具不认识的权限名称，无法逐项核对',
  en: 'the page names permissions in words this tool does not know, so the two cannot be compared',
};
