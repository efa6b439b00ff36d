import { expect, test } from 'vitest';
import { loadCodeCatalogues, loadSdkNames } from '../../../../analyzer/code/catalogues.ts';
import { normalName } from '../../../../analyzer/code/sdks/sdk-names.ts';

const { sdks } = loadCodeCatalogues().sdks;
const names = loadSdkNames();

test.each([
  ['友盟+', 'umeng-analytics'],
  ['友盟SDK', 'umeng-analytics'],
  ['个推', 'getui'],
  ['每日互动', 'getui'],
  ['极光推送', 'jpush'],
  ['腾讯 Bugly', 'bugly'],
  ['BUGLY SDK', 'bugly'],
  ['高德地图', 'amap'],
  ['穿山甲', 'pangle-cn'],
  ['优量汇', 'gdt'],
  ['微信开放平台', 'wechat-opensdk'],
  ['QQ互联', 'qq-connect'],
  ['移动安全联盟', 'msa-oaid'],
  ['小米推送', 'mipush'],
  ['华为推送', 'huawei-push'],
  ['神策分析', 'sensorsdata'],
  ['乐固', 'tencent-legu-shell'],
  ['ＡｄＭｏｂ', 'google-admob'],
])('%s is a name of %s', (name, id) => {
  expect(names.idsOf(name)).toContain(id);
});

test('a word that names no SDK names none', () => {
  for (const name of ['', 'SDK', '地图', '第三方', '支付', '我们'])
    expect(names.idsOf(name), name).toEqual([]);
});

test('names by which texts are searched are not single letters or general words', () => {
  const general = new Set(['登录', '分享', '推送', '支付', '地图', '定位', '统计', '广告', '客服']);
  for (const { name, id } of names.written) {
    if (sdks.get(id)?.country !== 'CN') continue;
    expect(normalName(name).length, `${name} of ${id}`).toBeGreaterThan(1);
    expect(general.has(name), `${name} of ${id}`).toBe(false);
  }
});
