import type { ListingFacts } from '../facts/listing.ts';
import { placeOf } from '../judge/listing-place.ts';
import type { Text } from '../text.ts';
import { type Audit, type AuditJudgement, judgement } from './audit.ts';

/**
 * The store page itself says that the app has no privacy policy. T/TAF 069.1-2020, 5.2 and table 1: a store must show one.
 * A link that was not found is not a finding: pages differ, and what we missed is no fault of the app.
 */
export const listingWithoutPolicy: Audit = {
  id: 'listing-without-policy',
  code: 'ZZ3001',
  title: { zh: '应用商店页面称没有隐私政策', en: 'The store page says there is no privacy policy' },
  description: {
    zh: '下载之前，商店页面是用户唯一能看到的说明。没有隐私政策，用户就是在不知情的情况下安装。',
    en: 'Before an app is installed the store page is all a user can see. Without a policy there they install it uninformed.',
  },
  limits: {
    zh: '只有页面自己写明“没有”时才作提示；没有读取到链接不等于没有。链接是否可以打开、内容是否完整不作判断。',
    en: 'Only the page’s own word counts; a link that was not read is not missing. Whether a link opens, and what stands behind it, is not judged.',
  },
  noticeTerm: 'listing-information-incomplete',
  provisions: ['taf-069.1:5.2', 'taf-069.1:5.2.2', 'taf-078.9:4h'],
  needs: ['listing'],
  audit({ listing }): AuditJudgement {
    if (listing === null || listing.policyUrl !== null) return { outcome: 'pass' };
    if (!listing.saysNone.includes('policyUrl')) return { outcome: 'not-judged', reason: NOT_READ };
    return judgement([
      {
        subject: 'policyUrl',
        noticeTerm: listingWithoutPolicy.noticeTerm,
        level: 'suspected',
        certainty: 'stated',
        personalInformation: [],
        title: listingWithoutPolicy.title,
        explanation: {
          zh: '商店页面在隐私政策一栏写明没有。分发平台应当在显著位置展示应用的个人信息保护政策，开发者应当向平台提供。',
          en: 'Where the policy should be, the store page says there is none. A store must show an app’s policy prominently, and the developer must supply it.',
        },
        verify: {
          zh: '在手机上打开该应用的商店页面，查看是否有“隐私政策”入口；安装后查看应用内是否有隐私政策。截屏留存。',
          en: 'Open the app’s store page on a phone and see whether it has a privacy policy; see whether the app itself has one. Keep screenshots.',
        },
        fix: {
          zh: '制定隐私政策，并在商店后台填写其网址。',
          en: 'Write a privacy policy and enter its address in the store’s console.',
        },
        provisions: listingWithoutPolicy.provisions,
        evidence: [saysNone(listing)],
      },
    ]);
  },
};

const NOT_READ: Text = {
  zh: '没有在商店页面上读取到隐私政策链接，页面也没有写明没有',
  en: 'no policy link could be read on the store page, which does not say either that there is none',
};

function saysNone(listing: ListingFacts) {
  const quote = listing.saysNoneWords.policyUrl ?? '';
  return { kind: 'listing', field: 'policyUrl', quote, ...placeOf(listing, 'policyUrl') } as const;
}
