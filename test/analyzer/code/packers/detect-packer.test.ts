import { describe, expect, test } from 'vitest';
import { loadCodeCatalogues } from '../../../../analyzer/code/catalogues.ts';
import { ClassIndex } from '../../../../analyzer/code/class-index.ts';
import { detectPacker } from '../../../../analyzer/code/packers/detect-packer.ts';
import type { ApplicationFacts, ManifestFacts } from '../../../../analyzer/facts/package.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { component, manifest } from '../../../support/facts.ts';
import { sampleCode } from '../../../support/sample-code.ts';
import { dexOf } from '../../../support/tiny-dex.ts';

const { packers, unidentifiedPacker } = loadCodeCatalogues();

interface Given {
  readonly names?: readonly string[];
  readonly entries?: readonly string[];
  readonly application?: string;
  readonly manifest?: ManifestFacts;
  readonly complete?: boolean;
}

function detect({ names = ['com.example.app.Main'], entries = [], application, ...more }: Given) {
  return detectPacker(packers, unidentifiedPacker, {
    manifest: manifest({ application: application === undefined ? null : applicationOf(application) }),
    entries: ['AndroidManifest.xml', 'classes.dex', ...entries],
    classes: new ClassIndex([dexOf(names)], new Warnings()),
    complete: true,
    ...more,
  });
}

function applicationOf(className: string): ApplicationFacts {
  return {
    className,
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
}

describe('packers are known by', () => {
  test.each<[string, Given]>([
    ['qihoo360', { application: 'com.stub.StubApp' }],
    ['qihoo360', { entries: ['assets/libjiagu_a64.so'] }],
    ['tencent-legu', { entries: ['lib/armeabi-v7a/libshella-4.1.0.so'] }],
    ['tencent-legu', { application: 'com.tencent.StubShell.TxAppEntry' }],
    ['tencent-cloud', { application: 'com.wrapper.proxyapplication.WrapperProxyApplication' }],
    ['bangcle-enterprise', { application: 'com.secneo.apkwrapper.AW' }],
    ['bangcle', { entries: ['lib/armeabi/libSecShell.so'] }],
    ['ijiami', { application: 's.h.e.l.l.S' }],
    ['ijiami', { entries: ['assets/ijiami.ajm'] }],
    ['baidu', { application: 'com.baidu.protect.StubApplication' }],
    ['netease-yidun', { application: 'com.netease.nis.wrapper.MyApplication' }],
    ['ali', { entries: ['lib/armeabi/libmobisec.so'] }],
    ['dingxiang', { application: 'com.security.shell.AppStub1' }],
    ['nagapt', { entries: ['lib/armeabi/libddog.so'] }],
    ['kiwisec', { application: 'com.Kiwisec.ProxyApplication' }],
    ['payegis', { entries: ['lib/armeabi/libegis.so'] }],
    ['pairip', { application: 'com.pairip.application.Application' }],
    ['dpt-shell', { names: ['com.luoye.dpt.ProxyApplication'] }],
  ])('%s by its own mark', (id, given) => {
    expect(detect(given)?.id).toBe(id);
  });

  test('a mark in a split of a bundle', () => {
    expect(detect({ entries: ['split_config.arm64_v8a.apk!/lib/arm64-v8a/libjiagu_a64.so'] })?.id).toBe(
      'qihoo360',
    );
    expect(detect({ entries: ['base.apk!/assets/ijiami.dat'] })?.id).toBe('ijiami');
  });

  test('two weak marks of different kinds, never by one', () => {
    const weak = { entries: ['assets/signed.bin'] };
    expect(detect(weak)).toBeNull();
    expect(detect({ ...weak, names: ['com.example.app.Main', 'com.shell.A'] })?.id).toBe('ijiami');
    expect(detect({ entries: ['assets/signed.bin', 'assets/af.bin'] })).toBeNull();
  });

  test('the evidence names the mark and what it matched', () => {
    const found = detect({ application: 'com.stub.StubApp', entries: ['assets/libjiagu.so'] });
    expect(found?.hides).toBe('app');
    expect(found?.evidence).toContainEqual({
      kind: 'application',
      signature: 'com.stub.StubApp',
      found: 'com.stub.StubApp',
    });
    expect(found?.evidence).toContainEqual({
      kind: 'entry',
      signature: 'assets/libjiagu*.so',
      found: 'assets/libjiagu.so',
    });
  });
});

describe('no packers are', () => {
  test.each([
    ['an anti-cheat SDK', ['lib/arm64-v8a/libtersafe2.so', 'lib/arm64-v8a/libtprt.so']],
    ['a risk-control SDK', ['lib/arm64-v8a/libsgmain.so', 'lib/arm64-v8a/libsgsecuritybody.so']],
    ['a crash reporter', ['lib/armeabi/libBugly.so']],
    ['a push SDK with security in its name', ['lib/armeabi/libxgVipSecurity.so']],
    ['an engine', ['lib/arm64-v8a/libflutter.so', 'lib/arm64-v8a/libapp.so', 'lib/arm64-v8a/libunity.so']],
    ['a library of the app with a common name', ['lib/arm64-v8a/libjni.so', 'lib/arm64-v8a/libloader.so']],
  ])('%s', (_, entries) => {
    expect(detect({ entries })).toBeNull();
  });

  test('a plug-in framework by the maker of a packer', () => {
    expect(detect({ names: ['com.example.app.Main', 'com.qihoo360.replugin.RePlugin'] })).toBeNull();
  });
});

describe('an unknown packer shows in what is missing:', () => {
  const components = ['Main', 'Detail', 'Settings'].map((name) =>
    component('activity', `com.example.app.${name}`),
  );
  const hidden = manifest({ application: applicationOf('com.shell.unknown.Stub'), components });

  test('components that no dex file defines, behind an application class in a small loader', () => {
    const found = detect({
      manifest: hidden,
      names: ['com.shell.unknown.Stub', 'com.shell.unknown.Native'],
    });
    expect(found?.id).toBe('unidentified');
    expect(found?.evidence.map((mark) => mark.found)).toEqual(components.map((one) => one.name));
    expect(found?.evidence[0]?.kind).toBe('hidden-class');
  });

  test('not when a single component is missing: it may have been removed or mistyped', () => {
    const names = ['com.shell.unknown.Stub', 'com.example.app.Main', 'com.example.app.Detail'];
    expect(detect({ manifest: hidden, names })).toBeNull();
  });

  test('not when a dex file could not be read, or there is none', () => {
    expect(detect({ manifest: hidden, names: ['a.b'], complete: false })).toBeNull();
    expect(detect({ manifest: hidden, names: [] })).toBeNull();
  });
});

describe('on real apps', () => {
  test.each(['cn/Game2048-legu.apk', 'cn/Life-legu.apk', 'cn/MinimalPoem-legu.apk'])(
    '%s is packed with Legu, by library, stub application, entries and classes',
    async (path) => {
      const { packer } = await sampleCode(path);
      expect(packer?.id).toBe('tencent-legu');
      expect([...new Set(packer?.evidence.map((mark) => mark.kind))].sort()).toEqual([
        'application',
        'class',
        'entry',
        'library',
      ]);
    },
  );

  test.each([
    'cn/Game2048-plain.apk',
    'cn/Life-plain.apk',
    'cn/MinimalPoem.apk',
    'cn/ABCMall-yyb.apk',
    'cn/buglytinker-yyb.apk',
    'cn/CFL-xiaomi.apk',
    'cn/ChuanQisss-wandoujia.apk',
    'cn/smart-beijing.apk',
    'other/androidbluepill.apk',
    'other/exodus-blooddonation.apk',
    'other/xuanjian-app-release.apk',
    'androguard/a2dp.Vol_137.apk',
    'apktool/issue1730.apk',
  ])('%s is not packed', async (path) => {
    expect((await sampleCode(path)).packer).toBeNull();
  });
});
