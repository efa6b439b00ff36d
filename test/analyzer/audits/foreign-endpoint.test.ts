import { expect, test } from 'vitest';
import { foreignEndpoint } from '../../../analyzer/audits/foreign-endpoint.ts';
import type { EndpointFact, SdkFact } from '../../../analyzer/facts/code.ts';
import { code, factsOf } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';

const GOOGLE = { name: { zh: '谷歌', en: 'Google' }, country: 'US' };

function endpoint(host: string, more: Partial<EndpointFact> = {}): EndpointFact {
  const url = `https://${host}/v1`;
  return { host, url, scheme: 'https', sdk: null, operator: GOOGLE, entry: 'classes.dex', ...more };
}

const ADMOB: SdkFact = {
  id: 'google-admob',
  name: { zh: 'AdMob', en: 'AdMob' },
  vendor: { zh: '谷歌', en: 'Google' },
  kind: 'advertising',
  kindName: { zh: '广告', en: 'advertising' },
  isLibrary: false,
  isTracker: true,
  country: 'US',
  evidence: [{ kind: 'class-prefix', signature: 'com.google.ads', found: 'com.google.ads.AdView', count: 3 }],
};

test('the server of an SDK whose operator is abroad is suspected, with the addresses as evidence', async () => {
  const endpoints = [endpoint('googleads.g.doubleclick.net', { sdk: 'google-admob' })];
  const { findings } = await judge(
    foreignEndpoint,
    factsOf({}, { code: code({ sdks: [ADMOB], endpoints }) }),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    level: 'suspected',
    certainty: 'present',
    provisions: ['pipl:38', 'pipl:39'],
    title: { zh: '包含谷歌（美国）的服务器地址' },
    evidence: [{ kind: 'archive', entry: 'classes.dex', what: 'https://googleads.g.doubleclick.net/v1' }],
  });
  expect(findings[0]?.explanation.zh).toContain('AdMob');
  expect(findings[0]?.verify?.en).toContain('googleads.g.doubleclick.net');
});

test('an address that no SDK stands behind is advice; addresses of one operator are one finding', async () => {
  const endpoints = ['maps.google.com', 'www.google.com', 'a.google.com', 'b.google.com'].map((host) =>
    endpoint(host),
  );
  const { findings } = await judge(foreignEndpoint, factsOf({}, { code: code({ endpoints }) }));
  expect(findings.map((one) => one.level)).toEqual(['advice']);
  expect(findings[0]?.explanation.en).toContain('4 hosts');
});

test('Hong Kong, Macao and Taiwan are outside the territory in the sense of the law, and named as parts of China', async () => {
  const operator = { name: { zh: '阿里云', en: 'Alibaba Cloud' }, country: 'HK' };
  const { findings } = await judge(
    foreignEndpoint,
    factsOf({}, { code: code({ endpoints: [endpoint('x.oss-cn-hongkong.aliyuncs.com', { operator })] }) }),
  );
  expect(findings[0]?.title.zh).toContain('中国香港');
});

test('operators in the mainland, and operators that are not known, say nothing', async () => {
  const operator = { name: { zh: '百度', en: 'Baidu' }, country: 'CN' };
  const endpoints = [
    endpoint('api.map.baidu.com', { operator }),
    endpoint('api.myapp.io', { operator: null }),
  ];
  const { record } = await judge(foreignEndpoint, factsOf({}, { code: code({ endpoints }) }));
  expect(record.outcome).toBe('pass');
  expect((await judge(foreignEndpoint, factsOf({}))).record.outcome).toBe('not-run');
});
