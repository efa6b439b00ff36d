import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, describe, expect, test } from 'vitest';
import { codeCatalogueFiles } from '../../analyzer/code/catalogue-files.ts';
import { loadCodeCatalogues } from '../../analyzer/code/catalogues.ts';
import { necessity } from '../../analyzer/judge/matrix.ts';
import { loadRulePack, loadRulesWith, shippedFiles } from '../../analyzer/rules/load.ts';
import { OWN_KINDS } from '../../analyzer/rules/own/kinds.ts';
import type { OwnFile } from '../../analyzer/rules/own/merge.ts';
import { CallError } from '../../cli/call-error.ts';
import { loadRules } from '../../cli/rules/own-rules.ts';
import { auditByCommandLine, zhizhi } from '../support/command-line.ts';

const DEMO = join(import.meta.dirname, '../fixtures/demo/demo.apk');
const work = mkdtempSync(join(tmpdir(), 'zhizhi-own-rules-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

let made = 0;
/** A directory of rules: text is written as it is, everything else as JSON. */
function directory(files: Readonly<Record<string, unknown>>): string {
  const path = join(work, `rules-${++made}`);
  mkdirSync(path);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return path;
}

const SOURCES = { house: { document: 'our register', clause: '2026' } };
const SDK = {
  id: 'acme-metrics',
  name: 'Acme Metrics',
  kind: 'analytics',
  signatures: { classes: ['com.umeng.analytics'] },
  sources: ['house'],
};
const TERM = 'excessive-permission-demand';

describe('rules of the user’s own', () => {
  test('add and override, in every command that judges, and the report’s digest of the rules says so', async () => {
    const rules = directory({
      'catalog/sdks/ours.json': { sources: SOURCES, sdks: [SDK] },
      'cn/categories.json': {
        categories: [
          {
            id: 'learning-education',
            permissions: [
              {
                permission: 'android.permission.ACCESS_FINE_LOCATION',
                relation: 'basic',
                source: { document: 'house rule', clause: '1' },
              },
            ],
          },
        ],
      },
      'README.md': 'not a rule',
    });
    const plain = auditByCommandLine(DEMO, '--category', 'learning-education');
    const own = auditByCommandLine(DEMO, '--category', 'learning-education', '--rules', rules);
    const located = (report: typeof own) =>
      report.findings.filter(
        (one) => one.rule === 'excessive-permission' && one.title.en.includes('FINE_LOCATION'),
      );
    expect(plain.package?.sdks.map((sdk) => sdk.id)).not.toContain('acme-metrics');
    // Of two SDKs with one class prefix the user's counts.
    expect(own.package?.sdks.map((sdk) => sdk.id)).toContain('acme-metrics');
    expect(located(plain)).toHaveLength(1);
    expect(located(own)).toEqual([]);
    expect(own.tool.rules.version).toBe(`${plain.tool.rules.version}+own`);
    expect(own.tool.rules.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(own.tool.rules.sha256).not.toBe(plain.tool.rules.sha256);
    expect((await loadRules(rules)).rules.sha256).toBe(own.tool.rules.sha256);

    // By the configuration, relative to it.
    const config = join(work, 'zhizhi.config.json');
    writeFileSync(
      config,
      JSON.stringify({ rules: rules.slice(work.length + 1), category: 'learning-education' }),
    );
    const results = join(work, 'results.jsonl');
    const batch = zhizhi('batch', DEMO, '--config', config, '--output', results, '--jobs', '1');
    expect(batch.stderr).toBe('');
    expect(JSON.parse(readFileSync(results, 'utf8')).result.tool.rules).toEqual(own.tool.rules);

    const evidence = join(work, 'evidence.zip');
    expect(zhizhi('evidence', 'create', DEMO, '--config', config, '--output', evidence).status).toBe(0);
    const bag = await JSZip.loadAsync(readFileSync(evidence));
    const kept = bag.file('zhizhi-evidence/data/attachments/1-rules-catalog-sdks-ours.json');
    expect(await kept?.async('string')).toBe(readFileSync(join(rules, 'catalog/sdks/ours.json'), 'utf8'));
    expect(await bag.file('zhizhi-evidence/record.md')?.async('string')).toContain(own.tool.rules.sha256);
  });

  test('reach the policy, and what is shown of the rules', async () => {
    const { noticeTerms } = await loadRulePack();
    const [term] = noticeTerms.keys();
    const rules = directory({
      'catalog/sdks/ours.json': { sources: SOURCES, sdks: [{ ...SDK, aliases: ['极光星图'] }] },
      'cn/notice-terms.json': { terms: [{ id: term, name: { zh: '本单位用语', en: 'our own term' } }] },
    });
    const policy = join(work, 'policy.html');
    const row = ['极光星图', '某某公司', '统计分析', '设备标识'].map((cell) => `<td>${cell}</td>`).join('');
    writeFileSync(
      policy,
      `<h1>隐私政策</h1><p>我们会收集您的信息。</p><table><tr><th>SDK名称</th><th>第三方公司</th><th>使用目的</th><th>收集的个人信息</th></tr><tr>${row}</tr></table>`,
    );
    const { stdout } = zhizhi('policy', policy, '--rules', rules, '--format', 'json');
    expect(JSON.parse(stdout).policy.disclosedSdks.map((sdk: { id: string }) => sdk.id)).toContain(
      'acme-metrics',
    );
    expect(zhizhi('rules', 'show', String(term), '--rules', rules, '--lang', 'zh').stdout).toContain(
      '本单位用语',
    );
    expect(zhizhi('rules', 'show', String(term), '--lang', 'zh').stdout).not.toContain('本单位用语');
  });

  test('that say what the tool’s own say change nothing', async () => {
    const own: OwnFile[] = Object.entries(OWN_KINDS).flatMap(([path, kind]) =>
      shippedFiles(kind).map((content, index) => ({
        path: kind.isFolder === true ? `${path}/${index}.json` : path,
        content: kind.added === undefined ? content : { title: 'nothing added' },
      })),
    );
    const { rules, catalogues } = await loadRulesWith(own);
    const shipped = await loadRulePack();
    expect(rules).toEqual({ ...shipped, version: `${shipped.version}+own`, sha256: rules.sha256 });
    const { hosts: _, sdks, ...rest } = catalogues;
    const { hosts: __, sdks: shippedSdks, ...shippedRest } = loadCodeCatalogues();
    expect(rest).toEqual(shippedRest);
    expect(sdks.sdks).toEqual(shippedSdks.sdks);
  });

  test('of each kind can be added to or overridden', async () => {
    const text = (word: string) => ({ zh: `甲${word}`, en: word });
    const source = { document: 'house', clause: '1' };
    const { rules, catalogues } = await loadRules(
      directory({
        'catalog/endpoints.json': {
          sources: SOURCES,
          operators: [{ name: text('Ours'), country: 'CN', domains: ['api.ours.example'], source: 'house' }],
        },
        'catalog/information-families.json': {
          families: [{ words: { zh: ['学籍'], en: ['school record'] }, types: ['student-number'] }],
        },
        'catalog/packers.json': {
          packers: [{ id: codeCatalogueFiles.packers.packers[0]?.id, vendor: text('Vendor') }],
        },
        'catalog/permissions/ours.json': {
          sources: SOURCES,
          describe: { zh: '允许{label}', en: 'lets it {label}' },
          permissions: [
            { name: 'android.permission.CAMERA', label: text('Pictures') },
            {
              name: 'com.ours.permission.SYNC',
              protectionLevel: 'signature',
              label: text('Sync'),
              source: 'house',
            },
          ],
        },
        'catalog/personal-information.json': {
          types: [
            { id: 'student-number', name: text('student number'), grade: 'general', sensitiveBy: [], source },
          ],
        },
        'catalog/sdk-kinds.json': { kinds: [{ id: 'analytics', name: text('Statistics') }] },
        'catalog/sensitive-apis/ours.json': {
          apis: [{ id: 'telephony-manager-get-device-id', ordinary: true }],
        },
        'cn/behaviours.json': { behaviours: [{ id: '191:1.1', name: text('Renamed') }] },
        'cn/checklist.json': { items: [{ behaviour: '191:3.1', hint: 'permissions', steps: text('Steps') }] },
        'cn/common-information.json': {
          usual: [{ id: 'student-number', why: text('It signs in'), source }],
          necessary: [
            {
              id: 'student-number',
              onlyFor: text('Signing in'),
              categories: ['learning-education'],
              source,
            },
          ],
        },
        'cn/coverage.json': {
          groups: [
            {
              id: 'house',
              title: text('House rules'),
              source,
              items: [
                {
                  id: 'house:1',
                  clause: text('1'),
                  name: text('One'),
                  audits: ['denial-exits'],
                  checklist: [],
                },
              ],
            },
          ],
        },
        'cn/handling.json': { handling: { general: ['pipl:6'] } },
        'cn/notice-terms.json': { terms: [{ id: TERM, name: text('term'), issuer: 'miit', source }] },
        'cn/provisions.json': {
          laws: [{ id: 'pipl', provisions: [{ id: 'pipl:6', about: text('About') }] }],
        },
      }),
    );
    const shipped = await loadRulePack();
    expect(catalogues?.hosts.factsOf('www.api.ours.example').operator?.name).toEqual(text('Ours'));
    expect(rules.informationFamilies.at(-1)?.types).toEqual(['student-number']);
    const necessary = (id: string) => necessity('student-number', rules.categories.get(id), rules);
    expect([necessary('learning-education'), necessary('short-video')]).toEqual(['conditional', 'no']);
    expect(rules.commonInformation.usual.map(({ id }) => id)).toContain('password');
    expect(rules.commonInformation.usual.at(-1)?.id).toBe('student-number');
    expect(catalogues?.packers[0]).toEqual({
      ...codeCatalogueFiles.packers.packers[0],
      vendor: text('Vendor'),
    });
    expect(rules.permissions.get('android.permission.CAMERA')).toMatchObject({
      label: text('Pictures'),
      description: shipped.permissions.get('android.permission.CAMERA')?.description,
    });
    expect(rules.permissions.get('com.ours.permission.SYNC')?.description.zh).toBe('允许甲Sync');
    expect(rules.personalInformation.size).toBe(shipped.personalInformation.size + 1);
    expect(catalogues?.sdkKinds.get('analytics')?.name).toEqual(text('Statistics'));
    expect(catalogues?.sensitiveApis.get('telephony-manager-get-device-id')).toEqual({
      ...loadCodeCatalogues().sensitiveApis.get('telephony-manager-get-device-id'),
      ordinary: true,
    });
    expect(rules.behaviours.get('191:1.1')?.name).toEqual(text('Renamed'));
    expect(rules.checklist.find((item) => item.behaviour === '191:3.1')?.steps).toEqual(text('Steps'));
    expect(rules.coverage.at(-1)?.items[0]?.audits).toEqual(['denial-exits']);
    expect(rules.handling).toEqual({ ...shipped.handling, general: ['pipl:6'] });
    expect(rules.noticeTerms.size).toBe(shipped.noticeTerms.size + 1);
    expect(rules.provisions.get('pipl:6')).toEqual({
      ...shipped.provisions.get('pipl:6'),
      about: text('About'),
    });
    expect(rules.provisions.size).toBe(shipped.provisions.size);
  });

  test('are read through links, and the same wherever they lie', async () => {
    const rules = directory({ 'catalog/sdks/ours.json': { sources: SOURCES, sdks: [SDK] } });
    const linked = join(work, 'linked');
    mkdirSync(join(linked, 'catalog'), { recursive: true });
    symlinkSync(join(rules, 'catalog/sdks'), join(linked, 'catalog/sdks'));
    symlinkSync(linked, join(linked, 'loop'));
    expect((await loadRules(linked)).rules.sha256).toBe((await loadRules(rules)).rules.sha256);
  });
});

/** What is said, in English, of rules that are refused. */
async function refusal(files: Readonly<Record<string, unknown>>): Promise<string> {
  const path = directory(files);
  const error = await loadRules(path).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CallError)) throw new Error(`not refused in one line: ${String(error)}`);
  expect(error.text.zh).not.toBe(error.text.en);
  return error.text.en.replaceAll(path, '');
}

const sdks = (...entries: unknown[]) => ({ 'catalog/sdks/a.json': { sources: SOURCES, sdks: entries } });

describe('rules that are wrong are refused with file and place', () => {
  test.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    ['no JSON', { 'cn/categories.json': '{"categories": [' }, /^\/cn\/categories\.json is not JSON/],
    [
      'no UTF-8',
      { 'cn/categories.json': Buffer.from([0x7b, 0xff, 0x7d]).toString('latin1') },
      /not JSON|wrong/,
    ],
    ['a list', { 'cn/categories.json': [] }, /\/cn\/categories\.json are wrong at \/: must be object/],
    [
      'no such file',
      { 'cn/category.json': {} },
      /^\/cn\/category\.json: a rule directory cannot have this file; .*cn\/categories\.json/,
    ],
    ['a model', { 'catalog/lexicon/model-zh.json': {} }, /cannot have this file/],
    ['a file beside its folder', { 'catalog/sdks.json': {} }, /cannot have this file/],
    ['a file too deep', { 'catalog/sdks/more/a.json': {} }, /has no rules|cannot have this file/],
    [
      'no entries',
      { 'catalog/sdks/a.json': { sources: SOURCES } },
      /wrong at \/: must have required property 'sdks'/,
    ],
    [
      'entries that are none',
      { 'catalog/sdks/a.json': { sources: SOURCES, sdks: { id: 'x' } } },
      /wrong at \/sdks: must be array/,
    ],
    ['an entry that is none', sdks(SDK, 7), /wrong at \/sdks\/1: must be object/],
    [
      'an unknown member',
      sdks(SDK, { ...SDK, id: 'b', colour: 1 }),
      /wrong at \/sdks\/1: must NOT have additional properties: "colour"/,
    ],
    [
      'an unknown member of the file',
      { 'catalog/sdks/a.json': { sources: SOURCES, sdks: [SDK], extra: 1 } },
      /"extra"/,
    ],
    [
      'a wrong type deep inside',
      sdks({ ...SDK, signatures: { classes: [7] } }),
      /wrong at \/sdks\/0\/signatures\/classes\/0: must be string/,
    ],
    [
      'a new entry with a member missing',
      sdks({ id: 'b', name: 'B' }),
      /wrong at \/sdks\/0: .*no entry of this id to override/,
    ],
    [
      'one id twice',
      { ...sdks(SDK), 'catalog/sdks/b.json': { sources: SOURCES, sdks: [SDK] } },
      /b\.json are wrong at \/sdks\/0: “acme-metrics” is in catalog\/sdks\/a\.json \/sdks\/0 already/,
    ],
    [
      'a kind that there is not',
      sdks({ ...SDK, kind: 'spyware' }),
      /wrong at \/sdks\/0\/kind: there is no “spyware”/,
    ],
    [
      'a source that there is not',
      sdks({ ...SDK, sources: ['hearsay'] }),
      /wrong at \/sdks\/0\/sources\/0: there is no “hearsay”/,
    ],
    [
      'a type that there is not',
      {
        'catalog/information-families.json': {
          families: [{ words: { zh: ['词语'], en: ['word'] }, types: ['soul'] }],
        },
      },
      /wrong at \/families\/0\/types\/0: there is no “soul”/,
    ],
    [
      'a type in common that there is not',
      {
        'cn/common-information.json': {
          usual: [{ id: 'soul', why: { zh: '某', en: 'it' }, source: { document: 'House', clause: '1' } }],
        },
      },
      /wrong at \/usual\/0\/id: there is no “soul”/,
    ],
    [
      'an audit that there is not',
      { 'cn/behaviours.json': { behaviours: [{ id: '191:1.1', audits: ['no-such'] }] } },
      /wrong at \/behaviours\/0\/audits\/0: there is no “no-such”/,
    ],
    [
      'a provision that there is not',
      { 'cn/handling.json': { handling: { general: ['pipl:999'] } } },
      /wrong at \/handling\/general\/0: there is no “pipl:999”/,
    ],
    [
      'a prototype',
      { 'cn/categories.json': '{"categories":[{"id":"learning-education","__proto__":{"name":1}}]}' },
      /wrong at \/categories\/0: .*__proto__/,
    ],
    [
      'a permission without words',
      {
        'catalog/permissions/a.json': {
          sources: SOURCES,
          permissions: [
            { name: 'com.x.Y', protectionLevel: 'normal', label: { zh: '某', en: 'Y' }, source: 'house' },
          ],
        },
      },
      /wrong at \/permissions\/0: must have required property 'description'/,
    ],
    [
      'a depth without end',
      { 'cn/categories.json': `${'['.repeat(200_000)}${']'.repeat(200_000)}` },
      /wrong at \/: must be object|not JSON/,
    ],
    ['nothing', { 'README.md': 'nothing' }, /has no rules; it may have .*catalog\/sdks\/\*\.json/],
  ])('%s', async (_, files, expected) => {
    expect(await refusal(files)).toMatch(expected);
  });

  test('too many files, too many bytes, no directory', async () => {
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`catalog/sdks/${i}.json`, '{}']));
    expect(await refusal(many)).toMatch(/too large: at most 200 files/);
    expect(await refusal({ 'cn/categories.json': ' '.repeat((16 << 20) + 1) })).toMatch(/too large/);
    await expect(loadRules(join(work, 'nowhere'))).rejects.toThrow(/cannot read the rule directory/);
  });

  test('before anything is audited: one line, status 2', () => {
    const { status, stdout, stderr } = zhizhi('audit', DEMO, '--rules', directory(sdks(7)), '--lang', 'en');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^zhizhi: the rules in .*a\.json are wrong at \/sdks\/0: must be object\n$/);
  });
});

test('what the page on rules says can be overridden is what can', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/own-rules.md'), 'utf8');
  const named = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]);
  const paths = Object.entries(OWN_KINDS).map(([path, { isFolder }]) => (isFolder ? `${path}/*.json` : path));
  expect(named.sort()).toEqual(paths.sort());
  for (const path of Object.keys(OWN_KINDS))
    expect(readdirSync(join(import.meta.dirname, '../../policies', dirname(path)))).toContain(
      path.split('/').at(-1),
    );
});
