import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCodeCatalogues } from '../../../../analyzer/code/catalogues.ts';
import { sampleCode } from '../../../support/sample-code.ts';

const { hosts } = loadCodeCatalogues();

describe('a domain’s facts', () => {
  test.each([
    ['api.map.baidu.com', 'baidu-map', 'CN'],
    ['googleads.g.doubleclick.net', 'google-admob', 'US'],
    ['a.b.stats.jpush.cn', 'jpush', 'CN'],
  ])('%s is a server of %s', (host, id, country) => {
    const facts = hosts.factsOf(host);
    expect(facts.sdks).toContain(id);
    expect(facts.operator?.country).toBe(country);
  });

  test('hold at label boundaries only', () => {
    expect(hosts.factsOf('notjpush.cn')).toEqual({ sdks: [], operator: null });
    expect(hosts.factsOf('jpush.cn.evil.io')).toEqual({ sdks: [], operator: null });
    expect(hosts.isNoise('notw3.org')).toBe(false);
    expect(hosts.isNoise('www.w3.org')).toBe(true);
  });

  test('tell the data centre of a hosted server where its name does, and else nothing: its tenant operates it', () => {
    expect(hosts.factsOf('bucket.oss-us-west-1.aliyuncs.com').operator?.country).toBe('US');
    expect(hosts.factsOf('bucket.oss-cn-hangzhou.aliyuncs.com').operator?.country).toBe('CN');
    expect(hosts.factsOf('bucket.s3.eu-central-1.amazonaws.com').operator?.country).toBe('DE');
    expect(hosts.factsOf('bucket.s3-ap-southeast-1.amazonaws.com').operator?.country).toBe('SG');
    expect(hosts.factsOf('bucket.s3.amazonaws.com').operator).toBeNull();
    expect(hosts.factsOf('d111.cloudfront.net').operator).toBeNull();
  });

  test.each([
    'schemas.android.com',
    'www.w3.org',
    'github.com',
    'example.com',
    'developer.android.com',
    'docs.anything.io',
    'www.apache.org',
  ])('%s is no server of the app', (host) => {
    expect(hosts.isNoise(host)).toBe(true);
  });
});

test('the name of an authorisation scope is no server, its host is', () => {
  expect(hosts.isNoise('www.googleapis.com', 'https://www.googleapis.com/auth/drive')).toBe(true);
  expect(hosts.isNoise('ssl.gstatic.com', 'https://ssl.gstatic.com/accessibility/javascript/android/')).toBe(
    true,
  );
  expect(hosts.isNoise('ssl.gstatic.com', 'https://ssl.gstatic.com/other')).toBe(false);
  expect(hosts.isNoise('www.googleapis.com', 'https://www.googleapis.com/drive/v3')).toBe(false);
});

describe('endpoints of real apps', () => {
  test('belong to the SDK whose classes alone name them, known domain or not', async () => {
    const { endpoints } = await sampleCode('cn/CFL-xiaomi.apk');
    const ofHost = (host: string) => endpoints.find((endpoint) => endpoint.host === host);
    expect(ofHost('182.92.20.189')).toMatchObject({ sdk: 'jpush', operator: null });
    expect(ofHost('stats.jpush.cn')?.sdk).toBe('jpush');
    expect(ofHost('api.weixin.qq.com')).toMatchObject({ sdk: 'umeng-share', operator: { country: 'CN' } });
    const packed = await sampleCode('cn/Game2048-legu.apk');
    const reporter = packed.endpoints.find((endpoint) => endpoint.host === 'android.bugly.qq.com');
    expect(reporter).toMatchObject({ sdk: 'tencent-legu-shell', operator: { country: 'CN' } });
  });

  test('belong to the app when its own classes name them', async () => {
    const { endpoints } = await sampleCode('cn/ABCMall-yyb.apk');
    const own = endpoints.filter((endpoint) => endpoint.host.endsWith('.cbnmall.com'));
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((endpoint) => endpoint.sdk !== null)).toEqual([]);
  });

  test('are attributed by what dexdump too shows the classes to load', async () => {
    const path = join(import.meta.dirname, '../../../../../shared/apks/cn/CFL-xiaomi.apk');
    const dump = execFileSync('dexdump', ['-d', path], { encoding: 'utf8', maxBuffer: 1 << 30 });
    const address = dump.indexOf('182.92.20.189');
    expect(address).toBeGreaterThan(0);
    const heading = dump.lastIndexOf("Class descriptor  : 'L", address);
    expect(dump.slice(heading, heading + 60)).toContain('Lcn/j');
  });

  test('come from native libraries too, with the library as their place', async () => {
    const { endpoints } = await sampleCode('cn/zjuapp-BaiduMap.apk');
    expect(endpoints.find((endpoint) => endpoint.host === 'client.map.baidu.com')?.entry).toBe(
      'lib/armeabi/libBaiduMapSDK_v2_3_0.so',
    );
  });

  test('are no links in comments of configuration files', async () => {
    const { endpoints } = await sampleCode('cn/smart-beijing.apk');
    expect(endpoints.map((endpoint) => endpoint.host)).not.toContain('getpocket.com');
    expect(endpoints.map((endpoint) => endpoint.host)).toContain('api.weixin.qq.com');
  });

  test('of operators abroad are told by the catalogue', async () => {
    const { endpoints } = await sampleCode('other/exodus-blooddonation.apk');
    const abroad = endpoints.filter(
      (endpoint) => endpoint.operator !== null && endpoint.operator.country !== 'CN',
    );
    expect(new Set(abroad.map((endpoint) => endpoint.operator?.country))).toEqual(new Set(['US', 'GB']));
    expect(abroad.find((endpoint) => endpoint.host === 'googleads.g.doubleclick.net')?.sdk).toBe(
      'google-admob',
    );
  });
});
