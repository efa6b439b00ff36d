import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../fixtures/listings');

/** A store page of our own; its README says what they are. */
export function fixture(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

/** All pages of a store. */
export function fixturesOf(store: string): string[] {
  return readdirSync(join(folder, store))
    .sort()
    .map((name) => fixture(`${store}/${name}`));
}

/** The address of the made-up app in each store. */
export const ADDRESSES: Readonly<Record<string, string>> = {
  'google-play': 'https://play.google.com/store/apps/details?id=com.example.lexue',
  'apple-app-store': 'https://apps.apple.com/cn/app/lexue/id1000000001',
  'huawei-appgallery': 'https://appgallery.huawei.com/app/C100000001',
  'tencent-yyb': 'https://sj.qq.com/appdetail/com.example.lexue',
  xiaomi: 'https://app.mi.com/details?id=com.example.lexue',
  oppo: 'https://app.cdo.oppomobile.com/detail?pkgName=com.example.lexue',
  vivo: 'https://h5.appstore.vivo.com.cn/?appId=12345',
  wandoujia: 'https://www.wandoujia.com/apps/8000001',
  qihoo360: 'https://zhushou.360.cn/detail/index/soft_id/3000001',
  baidu: 'https://shouji.baidu.com/software/700001.html',
  coolapk: 'https://www.coolapk.com/apk/com.example.lexue',
  'f-droid': 'https://f-droid.org/en/packages/com.example.lexue/',
  aptoide: 'https://lexue.en.aptoide.com/app',
  apkpure: 'https://apkpure.com/lexue-guitar/com.example.lexue',
  apkmirror: 'https://www.apkmirror.com/apk/lexue-studio/lexue-guitar/',
  amazon: 'https://www.amazon.com/gp/mas/dl/android?p=com.example.lexue',
  samsung: 'https://galaxystore.samsung.com/detail/com.example.lexue',
  rustore: 'https://www.rustore.ru/catalog/app/com.example.lexue',
  taptap: 'https://www.taptap.cn/app/12345',
  uptodown: 'https://lexue.en.uptodown.com/android',
};
