import { describe, expect, test } from 'vitest';
import { MemorySource } from '../../../../analyzer/bytes/source.ts';
import { loadSdkNames } from '../../../../analyzer/code/sdks/load-sdk-names.ts';
import { readPolicy } from '../../../../analyzer/policy/read-policy.ts';
import { scoreSdkLists } from '../../../../scripts/eval/sdk-lists.ts';

const FILLER =
  '我们会收集您的信息。我们会使用您的信息。我们会保护您的信息。我们会存储您的信息。我们会共享您的信息。我们会披露您的信息。';
const names = loadSdkNames();

async function sdks(text: string, name: string) {
  const bytes = new TextEncoder().encode(text);
  const policy = await readPolicy(new MemorySource(bytes), name, 0, {
    sdkByAlias: (one) => names.idsOf(one),
  });
  for (const { start, end } of policy.disclosedSdks) expect(end).toBeGreaterThan(start);
  return policy;
}

describe('third parties are read from', () => {
  test('a table of a page', async () => {
    const page = `<h1>隐私政策</h1><p>${FILLER}</p><table><tr><th>SDK名称</th><th>第三方公司</th><th>使用目的</th><th>收集的个人信息</th><th>隐私政策链接</th></tr><tr><td>个推</td><td>每日互动股份有限公司</td><td>消息推送</td><td>设备标识符、位置信息</td><td>https://docs.getui.com/privacy</td></tr></table>`;
    const { disclosedSdks } = await sdks(page, 'a.html');
    expect(disclosedSdks).toMatchObject([
      {
        id: 'getui',
        name: '个推',
        vendor: '每日互动股份有限公司',
        purpose: '消息推送',
        personalInformation: ['device-id', 'location'],
        policyUrl: 'https://docs.getui.com/privacy',
        from: 'table',
      },
    ]);
  });

  test('labelled lines below a name', async () => {
    const text = `隐私政策\n${FILLER}\n友盟+ SDK\n使用目的：统计分析\n收集信息：IMEI、MAC地址\n第三方公司：友盟同欣（北京）科技有限公司\n第三方SDK\n见上文。`;
    expect((await sdks(text, 'a.txt')).disclosedSdks).toMatchObject([
      {
        name: '友盟+ SDK',
        purpose: '统计分析',
        vendor: '友盟同欣（北京）科技有限公司',
        personalInformation: ['device-id', 'nearby-devices'].slice(0, 1),
        from: 'list',
      },
    ]);
  });

  test('running text, and not where no SDK is named', async () => {
    const text = `隐私政策\n${FILLER}\n（1）极光推送SDK：用于向您推送消息，会收集您的IMEI。\n我们可能接入第三方SDK，该SDK由第三方运营，我们会对合作方的SDK进行检测。`;
    expect(
      (await sdks(text, 'a.txt')).disclosedSdks.map(({ id, name, from }) => ({ id, name, from })),
    ).toEqual([{ id: 'jpush', name: '极光推送SDK', from: 'prose' }]);
  });

  test('a list kept elsewhere, which is named and not fetched', async () => {
    const { links, disclosedSdks } = await sdks(
      `<h1>隐私政策</h1><p>${FILLER}</p><p>详见<a href="https://a.example/sdk">《第三方信息共享清单》</a>和《个人信息收集清单》。</p>`,
      'a.html',
    );
    expect(disclosedSdks).toEqual([]);
    expect(links.map(({ text, url, about }) => ({ text, url, about }))).toEqual([
      { text: '《第三方信息共享清单》', url: 'https://a.example/sdk', about: 'sdk-list' },
      { text: '《个人信息收集清单》', url: null, about: 'collection-list' },
    ]);
  });
});

test('of ten lists that a person read, nothing wrong is listed and little is missed', async () => {
  const scores = await scoreSdkLists();
  expect(scores).toHaveLength(10);
  expect(scores.flatMap(({ wrong }) => wrong)).toEqual([]);
  const labelled = scores.reduce((sum, score) => sum + score.labelled, 0);
  const found = scores.reduce((sum, score) => sum + score.found, 0);
  expect(found / labelled).toBeGreaterThan(0.9);
});
