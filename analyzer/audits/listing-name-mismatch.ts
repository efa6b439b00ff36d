import { namesAgree, sameScript } from '../category/name-match.ts';
import type { Facts } from '../facts.ts';
import { placeOf } from '../judge/listing-place.ts';
import { isForIos } from '../rules/stores.ts';
import type { Text } from '../text.ts';
import { type Audit, type AuditJudgement, judgement } from './audit.ts';

/**
 * The store page calls the app by a name that none of its labels has. T/TAF 078.9-2021, 4 a): the name on the page is that of the app once
 * installed. Names of one package only are compared, and only with labels in the same script: a translation is another word.
 */
export const listingNameMismatch: Audit = {
  id: 'listing-name-mismatch',
  code: 'ZZ3003',
  title: {
    zh: '商店页面的名称与应用名称不一致',
    en: 'The store page names the app otherwise than it names itself',
  },
  description: {
    zh: '名称不一致，用户可能装上的不是他想要的应用，也难以找到它的隐私政策。',
    en: 'Under another name, people may install what they did not look for, and can hardly find its policy.',
  },
  limits: {
    zh: '只比较同一包名、同一种文字的名称；一方包含另一方（如带有宣传语）即视为一致。译名、运行时更换的桌面名称不作判断。',
    en: 'Names of one package in one script are compared; one that contains the other (with a slogan) agrees with it. Translations and labels changed at run time are not judged.',
  },
  noticeTerm: 'listing-information-incomplete',
  provisions: ['taf-078.9:4a'],
  needs: ['listing', 'manifest'],
  audit(facts): AuditJudgement {
    const { listing, package: read } = facts;
    const name = listing?.name ?? null;
    if (listing === null || read === null) return { outcome: 'pass' };
    const isOther = listing.packageName !== null && listing.packageName !== read.manifest.packageName;
    if (isOther || isForIos(listing.store)) return { outcome: 'not-applicable', reason: ANOTHER };
    const labels = labelsOf(facts);
    const comparable = name === null ? [] : labels.filter((label) => sameScript(label, name));
    if (name === null || comparable.length === 0) return { outcome: 'not-judged', reason: NOT_COMPARED };
    if (comparable.some((label) => namesAgree(label, name))) return { outcome: 'pass' };
    const shown = comparable.slice(0, 3);
    const { manifest } = read;
    return judgement([
      {
        subject: 'name',
        noticeTerm: listingNameMismatch.noticeTerm,
        level: 'suspected',
        certainty: 'stated',
        personalInformation: [],
        title: {
          zh: `商店页面称“${name}”，应用名称为“${shown.join('”“')}”`,
          en: `The store page says “${name}”, the app calls itself “${shown.join('”, “')}”`,
        },
        explanation: {
          zh: '下载页面所明示的名称应与下载安装后的应用名称一致。包名相同而名称不同，可能是改名后未同步，也可能误导用户。',
          en: 'The name on the download page is to be that of the installed app. Under one package name the two differ: one may have been renamed without the other, or users may be misled.',
        },
        verify: {
          zh: '在测试机上从该商店下载安装，比较桌面名称与页面名称，并截屏留存。',
          en: 'On a test device install the app from this store, compare the name on the home screen with that on the page, and keep screenshots.',
        },
        fix: {
          zh: '使商店后台填写的名称与应用的 android:label 一致。',
          en: 'Enter in the store’s console the name that the app’s android:label has.',
        },
        provisions: listingNameMismatch.provisions,
        evidence: [
          { kind: 'listing', field: 'name', quote: name, ...placeOf(listing, 'name') },
          {
            kind: 'manifest',
            input: read.input,
            element: 'application',
            name: shown[0] ?? '',
            line: manifest.application?.line ?? null,
          },
        ],
      },
    ]);
  },
};

function labelsOf({ package: read }: Facts): string[] {
  const { label, labels } = read?.resources ?? { label: null, labels: {} };
  const all = [read?.manifest.application?.label, label, ...Object.values(labels)];
  return [...new Set(all.filter((one) => typeof one === 'string').filter((one) => one.trim() !== ''))];
}

const ANOTHER: Text = {
  zh: '商店页面说的不是这个安卓安装包',
  en: 'the store page is not of this Android package',
};

const NOT_COMPARED: Text = {
  zh: '没有读取到可以比较的名称（页面名称，或同一种文字的应用名称）',
  en: 'there were no names to compare: none on the page, or no label in the same script',
};
