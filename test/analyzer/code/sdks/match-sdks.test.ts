import { describe, expect, test } from 'vitest';
import { loadCodeCatalogues } from '../../../../analyzer/code/catalogues.ts';
import { ClassIndex } from '../../../../analyzer/code/class-index.ts';
import { matchSdks, type SdkTraces } from '../../../../analyzer/code/sdks/match-sdks.ts';
import { buildSdkCatalogue, type SdkEntry } from '../../../../analyzer/code/sdks/sdk-catalogue.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { component, manifest, packer } from '../../../support/facts.ts';
import { dexOf } from '../../../support/tiny-dex.ts';

function entry(id: string, more: Partial<SdkEntry>): SdkEntry {
  return { id, name: id, kind: 'other', signatures: {}, sources: ['x'], ...more };
}

function catalogueOf(...sdks: SdkEntry[]) {
  return buildSdkCatalogue([{ sources: { x: { document: 'a list', clause: '1' } }, sdks }]);
}

function traces(
  classes: readonly string[],
  more: Partial<SdkTraces> & { strings?: string[] } = {},
): SdkTraces {
  const dexes = [dexOf(classes, more.strings ?? [])];
  return {
    manifest: manifest({ packageName: 'com.example.app' }),
    classes: new ClassIndex(dexes, new Warnings()),
    dexes,
    nativeLibraries: [],
    packer: null,
    complete: true,
    ...more,
  };
}

const ids = (catalogue: ReturnType<typeof catalogueOf>, given: SdkTraces) =>
  matchSdks(catalogue, given).sdks.map(({ sdk }) => sdk.id);

describe('classes', () => {
  const catalogue = catalogueOf(
    entry('push', { signatures: { classes: ['com.push.sdk', 'com.push.Legacy'] } }),
  );

  test('are counted under a prefix; a single class counts with its inner ones', () => {
    const { sdks } = matchSdks(
      catalogue,
      traces(['com.push.sdk.A', 'com.push.sdk.b.C', 'com.push.Legacy$1', 'com.push.Other']),
    );
    expect(sdks[0]?.evidence).toEqual([
      { kind: 'class-prefix', signature: 'com.push.sdk', found: 'com.push.sdk.A', count: 2 },
      { kind: 'class-prefix', signature: 'com.push.Legacy', found: 'com.push.Legacy$1', count: 1 },
    ]);
  });

  test('that build tools write for resources are no sign of the SDK’s code', () => {
    const generated = ['R', 'R$id', 'R$styleable', 'BuildConfig', 'package-info'].map(
      (name) => `com.push.sdk.${name}`,
    );
    expect(ids(catalogue, traces(generated))).toEqual([]);
    expect(ids(catalogue, traces([...generated, 'com.push.sdk.Real']))).toEqual(['push']);
  });

  test('of the app itself are the app’s, though its package lies in the SDK’s', () => {
    const own = manifest({ packageName: 'com.push.sdk.demo' });
    expect(ids(catalogue, traces(['com.push.sdk.demo.Main'], { manifest: own }))).toEqual([]);
  });

  test('fewer than a real SDK has are a stand-in that does nothing', () => {
    const leaks = catalogueOf(entry('leaks', { signatures: { classes: ['com.leaks'] }, minimumClasses: 4 }));
    expect(ids(leaks, traces(['com.leaks.A', 'com.leaks.B', 'com.leaks.C']))).toEqual([]);
    expect(ids(leaks, traces(['com.leaks.A', 'com.leaks.B', 'com.leaks.C', 'com.leaks.D']))).toEqual([
      'leaks',
    ]);
  });
});

describe('renamed code is found by what cannot be renamed:', () => {
  const catalogue = catalogueOf(
    entry('pay', {
      signatures: {
        classes: ['com.pay.sdk'],
        components: ['com.pay.sdk.PayActivity', '*.payapi.PayEntryActivity'],
        libraries: ['libpay-*.so'],
        metaData: ['PAY_KEY'],
        strings: ['https://gateway.pay.example/v2'],
      },
    }),
  );
  const hidden = ['a.a.a', 'com.pay.sdk.PayActivity'];

  test('components whose class is there', () => {
    const declared = manifest({ components: [component('activity', 'com.pay.sdk.PayActivity')] });
    const { sdks } = matchSdks(catalogue, traces(hidden, { manifest: declared }));
    expect(sdks[0]?.evidence.map((one) => one.kind)).toEqual(['class-prefix', 'component']);
  });

  test('a component in the app’s own package, when the SDK prescribes its name', () => {
    const name = 'com.example.app.payapi.PayEntryActivity';
    const declared = manifest({ packageName: 'com.example.app', components: [component('activity', name)] });
    expect(ids(catalogue, traces(['a.a.a', name], { manifest: declared }))).toEqual(['pay']);
  });

  test('native libraries, once however many architectures there are', () => {
    const nativeLibraries = [
      'lib/arm64-v8a/libpay-3.so',
      'lib/x86/libpay-3.so',
      'split.apk!/lib/x86/libother.so',
    ];
    const { sdks } = matchSdks(catalogue, traces(['a.a.a'], { nativeLibraries }));
    expect(sdks[0]?.evidence).toEqual([
      { kind: 'native-library', signature: 'libpay-*.so', found: 'lib/arm64-v8a/libpay-3.so', count: null },
    ]);
  });

  test('meta-data that some code asks for, and string constants', () => {
    const application = { ...APPLICATION, metaData: [{ name: 'PAY_KEY', value: '1' }] };
    const asked = traces(['a.a.a'], { manifest: manifest({ application }), strings: ['PAY_KEY'] });
    expect(matchSdks(catalogue, asked).sdks[0]?.evidence[0]?.kind).toBe('meta-data');
    const address = traces(['a.a.a'], { strings: ['https://gateway.pay.example/v2'] });
    expect(matchSdks(catalogue, address).sdks[0]?.evidence[0]?.kind).toBe('string');
    expect(ids(catalogue, traces(['a.a.a'], { strings: ['see https://gateway.pay.example/v2'] }))).toEqual(
      [],
    );
  });

  test('but what was left in the manifest when the SDK was taken out is no SDK', () => {
    const application = { ...APPLICATION, metaData: [{ name: 'PAY_KEY', value: '1' }] };
    const left = manifest({ application, components: [component('activity', 'com.pay.sdk.PayActivity')] });
    expect(ids(catalogue, traces(['a.a.a'], { manifest: left }))).toEqual([]);
    expect(ids(catalogue, traces(['a.a.a'], { manifest: left, packer: packer() }))).toEqual(['pay']);
    expect(ids(catalogue, traces(['a.a.a'], { manifest: left, complete: false }))).toEqual(['pay']);
  });
});

describe('an SDK that another one carries', () => {
  const catalogue = catalogueOf(
    entry('host', { signatures: { classes: ['com.host'] } }),
    entry('inside', { signatures: { classes: ['com.inside'] }, carriedBy: ['host'], carriedUpTo: 2 }),
  );

  test('is reported as a part of it, and its classes are attributed to it', () => {
    const { sdks, attribution } = matchSdks(catalogue, traces(['com.host.A', 'com.inside.B']));
    expect(sdks.map(({ sdk }) => sdk.id)).toEqual(['host']);
    expect(sdks[0]?.evidence.map((one) => one.signature)).toEqual(['com.host', 'com.inside']);
    expect(attribution.sdkOfClass('com.inside.B$1')).toBe('host');
  });

  test('is one of its own without the other, or with more classes than are carried', () => {
    expect(ids(catalogue, traces(['com.inside.B']))).toEqual(['inside']);
    const whole = ['com.host.A', 'com.inside.A', 'com.inside.B', 'com.inside.C'];
    expect(ids(catalogue, traces(whole))).toEqual(['host', 'inside']);
  });
});

test('a packer’s own copy of an SDK is not the app’s', () => {
  const catalogue = catalogueOf(
    entry('crash', { signatures: { libraries: ['libcrash.so'] }, exceptPackers: ['tencent-legu'] }),
  );
  const nativeLibraries = ['lib/x86/libcrash.so'];
  expect(ids(catalogue, traces(['a.a'], { nativeLibraries }))).toEqual(['crash']);
  expect(ids(catalogue, traces(['a.a'], { nativeLibraries, packer: packer() }))).toEqual([]);
});

describe('the catalogue attributes', () => {
  const { sdkOfClass } = new (class {
    readonly attribution = matchSdks(loadCodeCatalogues().sdks, traces(['com.example.app.Main'])).attribution;
    readonly sdkOfClass = (name: string) => this.attribution.sdkOfClass(name);
  })();

  test.each([
    ['com.tencent.tauth.Tencent', 'qq-connect'],
    ['com.tencent.open.b.a', 'qq-connect'],
    ['com.tencent.connect.common.AssistActivity', 'qq-connect'],
    ['u.aly.bi', 'umeng-analytics'],
    ['com.tencent.StubShell.TxAppEntry', 'tencent-legu-shell'],
    ['com.tencent.legu.a', 'tencent-legu-shell'],
    ['com.tencent.bugly.legu.crashreport.CrashReport', 'tencent-legu-shell'],
    ['com.tencent.bugly.lejiagu.a', 'tencent-legu-shell'],
    ['com.tencent.bugly.crashreport.CrashReport', 'bugly'],
    ['com.sina.sso.RemoteSSO', 'weibo'],
    ['cn.sharesdk.framework.Platform', 'mobtech-sharesdk'],
    ['com.mob.tools.a', 'mobtech-common'],
    ['com.tencent.map.geolocation.TencentLocation', 'tencent-map'],
    ['com.pgyersdk.crash.PgyCrashManager', 'pgyer'],
    ['com.loc.a', 'amap'],
    ['com.amap.mapapi.map.MapView', 'amap'],
    ['com.tencent.android.tpush.XGPushManager', 'tpns'],
    ['com.umeng.update.UmengUpdateAgent', 'umeng-update'],
    ['com.tencent.mid.api.MidService', 'tencent-mta'],
    ['com.baidu.android.pushservice.PushManager', 'baidu-push'],
    ['com.baidu.frontia.Frontia', 'baidu-push'],
    ['cn.jiguang.a', 'jpush'],
    ['com.yql.dr.a', 'dianru-wall'],
    ['cn.waps.AppConnect', 'waps'],
    ['com.newqm.a', 'newqm-wall'],
    ['cn.dow.a', 'dow-wall'],
    ['com.tencent.weibo.sdk.a', 'weibo-tencent'],
    ['com.baidu.ocr.sdk.OCR', 'baidu-ocr'],
    ['com.igexin.push.core.a', 'getui'],
    ['com.umeng.commonsdk.UMConfigure', 'umeng-common'],
    ['com.umeng.socialize.UMShareAPI', 'umeng-share'],
    ['com.umeng.message.PushAgent', 'umeng-push'],
    ['com.qq.e.ads.nativ.a', 'gdt'],
    ['com.qq.e.comm.a', 'gdt'],
    ['com.ss.android.crash.log.a', 'bytedance-common'],
    ['com.ss.android.socialbase.a', 'pangle-cn'],
    ['org.json.alipay.a', 'alipay'],
    ['com.ta.utdid2.device.UTDevice', 'alibaba-utdid'],
    ['com.tencent.mm.opensdk.openapi.IWXAPI', 'wechat-opensdk'],
    ['com.bun.miitmdid.core.MdidSdkHelper', 'msa-oaid'],
  ])('%s to %s', (name, id) => {
    expect(sdkOfClass(name)).toBe(id);
  });

  test.each([
    'org.json.JSONObject',
    'com.android.internal.telephony.ITelephony',
    'wxapi.A',
    'com.example.app.Main',
    'Main',
  ])('%s to the app', (name) => {
    expect(sdkOfClass(name)).toBeNull();
  });

  test.each([
    'org.apache.http.HttpHost',
    'org.apache.commons.io.IOUtils',
    'okhttp3.OkHttpClient',
    'retrofit2.Retrofit',
    'androidx.core.app.A',
  ])('%s to a library that nobody receives anything through', (name) => {
    const { sdks, sdkKinds } = loadCodeCatalogues();
    const sdk = sdks.sdks.get(sdkOfClass(name) ?? '');
    expect(sdk === undefined ? undefined : sdkKinds.get(sdk.kind)?.isLibrary).toBe(true);
  });
});

const APPLICATION = {
  className: null,
  label: null,
  appComponentFactory: null,
  debuggable: false,
  allowBackup: null,
  usesCleartextTraffic: null,
  networkSecurityConfig: null,
  requestLegacyExternalStorage: null,
  metaData: [],
  line: 1,
};
