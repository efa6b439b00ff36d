import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readListing } from '../../../analyzer/listing/read-listing.ts';

// Third parties' pages are not in this repository.
const folder = join(import.meta.dirname, '../../../../shared/listings');
if (!existsSync(folder)) throw new Error(`this test needs the pages in ${folder}`);

const CASES = [
  [
    'google-play/2018-app-com.mg.android.html',
    'https://play.google.com/store/apps/details?id=com.mg.android&hl=en',
    {
      name: 'WeatherPro',
      developer: 'MeteoGroup',
      category: 'WEATHER',
      version: '4.8.8.4',
      policyUrl: 'https://www.weatherpro.eu/privacy-policy.html',
      // The list itself is not in the page: its button is no permission.
      permissions: null,
    },
  ],
  [
    'apple-app-store/cn.trimmed.html',
    'https://apps.apple.com/cn/app/id1546947240',
    {
      packageName: 'com.hzjuzhi.FloatingClock',
      name: '悬浮时钟-抢购秒杀助手',
      developer: '杭州橘汁科技有限公司',
      category: '效率',
    },
  ],
  [
    'tencent/2026-appdetail-next-data.author-abridged.snippet.html',
    'https://sj.qq.com/appdetail/com.tencent.mm',
    { name: '微信', developer: '腾讯', version: '8.0.74' },
  ],
  [
    'xiaomi/2026-detail.author-abridged.snippet.html',
    'https://app.mi.com/details?id=com.tencent.mm',
    { name: '微信', developer: '广州腾讯科技有限公司', version: '8.0.74', category: '聊天社交' },
  ],
  [
    'wandoujia/2018-03-app-card-taobao.snippet.html',
    'https://www.wandoujia.com/apps/32267',
    { packageName: 'com.taobao.taobao', name: '淘宝', version: '7.6.0', category: '网上购物' },
  ],
  [
    'wandoujia/2021-04-category-cards.fragment.html',
    'https://www.wandoujia.com/apps/7046415',
    { packageName: 'com.ruijie.wifim', name: 'WiFi魔盒', version: '3.12.4', category: '系统工具' },
  ],
  [
    'qihoo360/2018-12-detail.snippet.html',
    'https://zhushou.360.cn/detail/index/soft_id/3073428',
    { packageName: 'com.tencent.tmgp.sgame', version: '1.42.1.20' },
  ],
  [
    'baidu/2018-install-button.snippet.html',
    'https://shouji.baidu.com/software/2052121.html',
    { packageName: 'com.wiirecords.biohazardrmb', name: '生化危机4', version: '2.1.14' },
  ],
  [
    'f-droid/2026-08-version-block.snippet.html',
    'https://f-droid.org/en/packages/org.fdroid.fdroid/',
    { version: '2.0-rc1', downloadUrl: 'https://f-droid.org/repo/org.fdroid.fdroid_2000041.apk' },
  ],
] as const;

test.each(CASES)('%s', (file, address, expected) => {
  expect(readListing(readFileSync(join(folder, file)), address)).toMatchObject(expected);
});

test.each([
  [CASES[0][0], 'https://play.google.com/store/apps/details?id=com.example.none', /WeatherPro|MeteoGroup/],
  [CASES[1][0], 'https://apps.apple.com/cn/app/id999', /悬浮时钟|橘汁/],
  [CASES[2][0], 'https://sj.qq.com/appdetail/com.example.none', /微信|腾讯/],
])('%s read as another app gives nothing of its own', (file, address, own) => {
  const facts = readListing(readFileSync(join(folder, file)), address);
  expect(JSON.stringify(facts)).not.toMatch(own);
  expect(facts.notRead).toEqual(expect.arrayContaining(['name', 'developer', 'version']));
});
