import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffResults } from '../../analyzer/diff.ts';
import { diffReport, MAXIMUM_DIFF } from '../../analyzer/report/diff.ts';
import { rewordings } from '../../analyzer/rewording.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { apiCall, calls, code, factsOf, packer, permission } from '../support/facts.ts';
import { disclosedSdk, policy, statement } from '../support/policy-facts.ts';
import { resultOf } from '../support/results.ts';
import { sdk } from '../support/sdks.ts';

const rules = await loadRulePack();
const older = await resultOf(
  factsOf(
    { permissions: [permission('android.permission.CAMERA')] },
    {
      code: code({ calls: calls({ apiCalls: [apiCall()] }) }),
      policy: policy([
        statement('我们将在您注销账号后30日内删除您的个人信息。'),
        statement('我们不会向第三方出售您的个人信息。'),
        statement('我们会收集您的手机号码，用于注册账号。'),
      ]),
    },
  ),
);
const newer = await resultOf(
  factsOf(
    { permissions: [permission('android.permission.READ_SMS')], versionName: '2.0' },
    {
      code: code({
        sdks: [sdk('vendor', '某统计', 'Some Analytics')],
        calls: calls({
          apiCalls: [
            apiCall(),
            apiCall({ caller: { class: 'com.vendor.A', method: 'b()V', sdk: 'vendor' } }),
          ],
        }),
      }),
      policy: policy(
        [
          statement('我们将在您注销账号后180日内删除您的个人信息。'),
          statement('我们会收集您的手机号码，用于注册账号。'),
          statement('我们与广告合作方共享设备标识。'),
        ],
        { disclosedSdks: [disclosedSdk('vendor', '某统计 SDK')] },
      ),
    },
  ),
);

describe('what changed between two audits', () => {
  const diff = diffResults(older, newer);

  test('permissions, SDKs, API use by who calls, third parties, sentences and findings', () => {
    expect(diff.permissions).toMatchObject({
      added: ['android.permission.READ_SMS'],
      removed: ['android.permission.CAMERA'],
    });
    expect(diff.sdks.added).toEqual(['vendor']);
    expect(diff.apiUse).toMatchObject({ removed: [], unchanged: 1 });
    expect(diff.apiUse.added).toEqual([
      'Landroid/provider/Settings$Secure;->getString("android_id") (vendor)',
    ]);
    expect(diff.disclosedSdks.added).toEqual(['某统计 SDK']);
    expect(diff.statements).toMatchObject({
      removed: ['我们将在您注销账号后30日内删除您的个人信息。', '我们不会向第三方出售您的个人信息。'],
      unchanged: 4,
    });
    expect(diff.findings.added.length).toBeGreaterThan(0);
    expect(diff.notComparable).toEqual([]);
  });

  test('is shown with a reworded sentence once, old above new', () => {
    expect(diff.rewordings).toEqual([
      {
        old: '我们将在您注销账号后30日内删除您的个人信息。',
        new: '我们将在您注销账号后180日内删除您的个人信息。',
      },
    ]);
    const text = diffReport(diff, rules, 'zh');
    expect(text).toMatch(/- － [^\n]*30日内[^\n]*\n {2}- ＋ [^\n]*180日内/);
    expect(text.match(/180日内/g)).toHaveLength(1);
    expect(text).toContain('- ＋ 我们与广告合作方共享设备标识。');
    expect(text).toContain('- － 我们不会向第三方出售您的个人信息。');
    expect(text).toContain('`Settings.Secure.getString("android_id")`（某统计）');
    expect(text).toContain('**政策列明的第三方**（+1 −0，0 未变）');
  });

  test('is nothing between a report and itself, and says what only one side looked at', () => {
    expect(diffReport(diffResults(newer, newer), rules, 'en')).toContain('Nothing changed.');
    const alone = { ...older, policy: null };
    expect(diffResults(alone, newer).notComparable).toContain('policy');
    expect(diffReport(diffResults(alone, newer), rules, 'en')).toMatch(/^> .*not looked at.*policy/m);
    expect(diffReport(diffResults(alone, newer), rules, 'zh')).toMatch(/^> .*未检查：隐私政策$/m);
  });

  test('tells what can no longer be judged, behind a packer, from what is gone', async () => {
    const open = await resultOf(factsOf({}, { code: code({ calls: calls() }) }));
    const packed = await resultOf(factsOf({}, { code: code({ calls: calls(), packer: packer() }) }));
    expect(open.findings.map(({ rule }) => rule)).toContain('missing-privacy-policy');
    const difference = diffResults(open, packed);
    expect(difference.notComparable).toEqual(['code']);
    expect(difference.noLongerJudged.map(({ rule }) => rule)).toContain('missing-privacy-policy');
    expect(difference.findings.removed.map(({ rule }) => rule)).not.toContain('missing-privacy-policy');
    expect(diffReport(difference, rules, 'zh')).toContain('**不能再判断的发现**（');
    expect(diffResults(packed, open).noLongerJudged).toEqual([]);
  });

  test('in Chinese has the signs of Chinese, and in English those of English', () => {
    const pages = diffResults({ ...older, policy: null }, newer);
    for (const one of [diffResults(older, newer), pages]) {
      const chinese = diffReport(one, rules, 'zh').split('\n');
      expect(chinese[0]).toMatch(/^### 隐私检查的变化：/);
      expect(chinese.filter((line) => /\p{Script=Han}[*`]* ?[:,(]/u.test(line))).toEqual([]);
      expect(diffReport(one, rules, 'en').split('\n')[0]).toMatch(/^### Privacy audit: what changed: /);
      expect(diffReport(one, rules, 'en').match(/^(###|\*\*|>).*[：，（）].*$/gm)).toBeNull();
    }
  });

  test('fits a comment, whatever the two sides say, and says where it was cut', () => {
    const endless = Array.from({ length: 500 }, (_, index) =>
      statement(`${index}${'<&#@[`*_'.repeat(5000)}`),
    );
    const findings = newer.findings.flatMap((one) =>
      Array.from({ length: 300 }, (_, index) => ({
        ...one,
        title: { zh: '&'.repeat(9000), en: '&'.repeat(9000) },
        fingerprint: `${index}${one.fingerprint}`.slice(0, 32),
      })),
    );
    const hosts = Array.from({ length: 300 }, (_, index) => `${index}.${'a`'.repeat(400)}`);
    const crowded = {
      ...newer,
      findings,
      subject: { ...newer.subject, label: '@'.repeat(100_000) },
      policy: newer.policy && {
        ...newer.policy,
        statements: endless.map((one, index) => ({
          ...newer.policy?.statements[0],
          ...one,
          id: `s${index}`,
        })),
      },
      package: newer.package && {
        ...newer.package,
        permissions: Array.from({ length: 300 }, (_, index) => ({
          ...(newer.package?.permissions[0] ?? {
            name: '',
            declaredAs: 'permission' as const,
            maxSdkVersion: null,
          }),
          name: `p${index}.${'<'.repeat(500)}`,
        })),
        endpoints: hosts.map((host) => ({ host, url: null, scheme: null, sdk: null })),
      },
    } as unknown as typeof newer;
    for (const [from, to] of [
      [older, crowded],
      [crowded, older],
    ] as const) {
      const text = diffReport(diffResults(from, to), rules, 'en');
      expect(text.length).toBeLessThanOrEqual(MAXIMUM_DIFF);
      expect(text).toContain('…');
    }
  });
});

describe('rewordings', () => {
  test('pair each sentence at most once, the most alike first, and only what was given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { maxLength: 12 }),
        fc.array(fc.string(), { maxLength: 12 }),
        (a, b) => {
          const pairs = rewordings(a, b);
          for (const pair of pairs) {
            expect(a).toContain(pair.old);
            expect(b).toContain(pair.new);
          }
          expect(pairs.length).toBeLessThanOrEqual(Math.min(a.length, b.length));
        },
      ),
    );
    expect(rewordings(['保存三年，到期删除。'], ['保存五年，到期删除。', '保存三年，到期即删除。'])).toEqual([
      { old: '保存三年，到期删除。', new: '保存三年，到期即删除。' },
    ]);
  });

  test('are not looked for among what is too much, nor made of what is unlike', () => {
    expect(rewordings(['我们收集位置。'], ['请联系客服邮箱。'])).toEqual([]);
    const many = Array.from({ length: 600 }, (_, index) => `第 ${index} 句。`);
    expect(rewordings(many, many)).toEqual([]);
  });
});
