import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCodeCatalogues } from '../../../../analyzer/code/catalogues.ts';
import { sampleCode, sampleSdks, sampleSdksByAapt } from '../../../support/sample-code.ts';

/** SDKs that are more than libraries, in every real app that has one: each entry was looked at in the app's classes and manifest. */
const EXPECTED: Record<string, string[]> = {
  'cn/ABCMall-yyb.apk': ['alipay', 'tencent-mta', 'tpns', 'umeng-analytics', 'umeng-update'],
  'cn/BaiduPushDemo.apk': ['baidu-push'],
  'cn/CFL-v1.0.1.apk': ['pgyer', 'umeng-share'],
  'cn/CFL-xiaomi.apk': ['jpush', 'pgyer', 'umeng-analytics', 'umeng-share'],
  'cn/ChuanQisss-wandoujia.apk': [
    'amap',
    'dianru-wall',
    'dow-wall',
    'mobtech-sharesdk',
    'newqm-wall',
    'waps',
    'wechat-opensdk',
    'youmi',
  ],
  'cn/Game2048-legu.apk': ['tencent-legu-shell'],
  'cn/Game2048-plain.apk': [],
  'cn/Life-legu.apk': ['tencent-legu-shell'],
  'cn/Life-plain.apk': [],
  'cn/MinimalPoem-legu.apk': ['tencent-legu-shell'],
  'cn/MinimalPoem.apk': [],
  'cn/UmengDemo.apk': ['baidu-map', 'umeng-analytics'],
  'cn/alipay_demo.apk': ['alipay'],
  'cn/buglytinker-yyb.apk': ['bugly'],
  'cn/smart-beijing.apk': ['mobtech-sharesdk', 'weibo'],
  'cn/zilvjiapp.apk': [],
  'cn/zjuapp-BaiduMap.apk': ['baidu-map'],
  'other/exodus-blooddonation.apk': ['fcm', 'google-admob', 'osmdroid', 'safetynet'],
  'other/xuanjian-app-release.apk': [],
  'other/androidbluepill.apk': [],
  'androguard/com.example.android.wearable.wear.weardrawers.apk': [],
};

test.each(Object.entries(EXPECTED))('%s has these SDKs and no others', async (path, ids) => {
  expect(await sampleSdks(path)).toEqual(ids);
});

describe('what signature lists get wrong on Chinese apps', () => {
  const evidenceOf = async (path: string, id: string) => {
    const { sdks } = await sampleCode(path);
    return sdks.find((sdk) => sdk.id === id)?.evidence ?? [];
  };

  test('resources named after an SDK (com.umeng.message.lib.R) are not its code', async () => {
    for (const path of ['cn/CFL-v1.0.1.apk', 'cn/CFL-xiaomi.apk']) {
      expect(await sampleSdks(path)).not.toContain('umeng-push');
    }
  });

  test('the no-op artifact of a debugging library is not the library', async () => {
    const { sdks } = await sampleCode('cn/CFL-v1.0.1.apk');
    expect(sdks.map((sdk) => sdk.id)).not.toContain('leakcanary');
  });

  test('Legu’s own Bugly is Legu’s: hardening adds no crash reporter to the app', async () => {
    for (const path of ['cn/Game2048-legu.apk', 'cn/Life-legu.apk', 'cn/MinimalPoem-legu.apk']) {
      expect(await sampleSdks(path)).not.toContain('bugly');
    }
    expect(await sampleSdks('cn/buglytinker-yyb.apk')).toContain('bugly');
  });

  test('what hardening hides is not there to be found', async () => {
    const plain = await sampleCode('cn/MinimalPoem.apk');
    const packed = await sampleCode('cn/MinimalPoem-legu.apk');
    expect(plain.sdks.length).toBeGreaterThan(packed.sdks.length);
    expect(plain.packer).toBeNull();
    expect(packed.packer).not.toBeNull();
  });

  test('WeChat’s and QQ’s parts inside a sharing SDK are reported with it', async () => {
    const marks = await evidenceOf('cn/CFL-xiaomi.apk', 'umeng-share');
    expect(marks.map((mark) => mark.signature)).toContain('com.tencent.connect');
    expect(marks.map((mark) => mark.signature)).toContain('_mmessage_content');
  });

  test('UTDID is reported under the SDK that carries it', async () => {
    expect(await sampleSdks('cn/ABCMall-yyb.apk')).not.toContain('alibaba-utdid');
    const marks = await evidenceOf('cn/ABCMall-yyb.apk', 'alipay');
    expect(marks.find((mark) => mark.signature === 'com.ta.utdid2')?.count).toBe(31);
  });

  test('two builds of one version: only the second has push and statistics', async () => {
    const first = await sampleSdks('cn/CFL-v1.0.1.apk');
    const second = await sampleSdks('cn/CFL-xiaomi.apk');
    expect(second.filter((id) => !first.includes(id))).toEqual(['jpush', 'umeng-analytics']);
    expect(first.filter((id) => !second.includes(id))).toEqual([]);
  });

  test('offer walls are known, which no list has', async () => {
    const { sdks } = await sampleCode('cn/ChuanQisss-wandoujia.apk');
    const walls = sdks.filter((sdk) => sdk.kind === 'advertising').map((sdk) => sdk.id);
    expect(walls).toEqual(['dianru-wall', 'dow-wall', 'newqm-wall', 'waps', 'youmi']);
  });

  test('an SDK has one name: no two entries of the catalogue are called alike', () => {
    const names = [...loadCodeCatalogues().sdks.sdks.values()]
      .filter((sdk) => !loadCodeCatalogues().sdkKinds.get(sdk.kind)?.isLibrary)
      .map((sdk) => sdk.name.en.toLowerCase());
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
});

test('the SDKs are the same with the manifest as aapt reads it', async () => {
  for (const path of Object.keys(EXPECTED))
    expect(await sampleSdksByAapt(path), path).toEqual(EXPECTED[path]);
});

test('class counts are those of dexdump’s class list', async () => {
  const path = join(import.meta.dirname, '../../../../../shared/apks/cn/ABCMall-yyb.apk');
  const dump = execFileSync('dexdump', [path], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const classes = [...dump.matchAll(/Class descriptor {2}: 'L([^;]+);'/g)].map((match) => match[1] ?? '');
  const { sdks } = await sampleCode('cn/ABCMall-yyb.apk');
  const counted = sdks.flatMap((sdk) => sdk.evidence.filter((mark) => mark.count !== null));
  for (const prefix of ['com.ta.utdid2', 'com.tencent.android.tpush', 'com.umeng.update', 'u.aly']) {
    const folder = `${prefix.replaceAll('.', '/')}/`;
    const theirs = classes.filter(
      (name) => name.startsWith(folder) && !/\/(R(\$\w+)?|BuildConfig)$/.test(name),
    );
    expect(counted.find((mark) => mark.signature === prefix)?.count, prefix).toBe(theirs.length);
  }
});
