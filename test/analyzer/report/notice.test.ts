import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { writeDocument } from '../../../analyzer/report/documents.ts';
import { noticeCsv } from '../../../analyzer/report/notice/csv.ts';
import { noticeDocument } from '../../../analyzer/report/notice/document.ts';
import { noticeTable } from '../../../analyzer/report/notice/table.ts';
import { loadRulePack } from '../../../analyzer/rules/load.ts';
import { apk, category, component, factsOf, manifest, permission } from '../../support/facts.ts';
import { listing } from '../../support/policy-facts.ts';
import { resultOf } from '../../support/results.ts';

const rules = await loadRulePack();
const labelled = (label: string, targetSdk: number) => ({
  ...factsOf({}, { category: category('learning-education') }),
  package: apk(
    manifest({
      targetSdk,
      effectiveTargetSdk: targetSdk,
      versionName: '2.3',
      permissions: [permission('android.permission.READ_SMS')],
      components: [
        component('receiver', 'com.example.Boot', {
          intentFilters: [
            { actions: ['android.intent.action.BOOT_COMPLETED'], categories: [], data: [], priority: null },
          ],
        }),
      ],
    }),
    { resources: { label, labels: { '': label }, policyTraces: [] } },
  ),
});
/** One app at fault, one that is only suspected, one with nothing to say. */
const guilty = await resultOf({
  ...labelled('乐学', 22),
  listing: listing(null, { store: 'tencent', developer: '某某公司' }),
});
const suspected = await resultOf(labelled('疑学', 36));
const results = [guilty, suspected];

describe('a notice', () => {
  const blocks = noticeDocument(results, rules, 'zh');
  const tables = blocks.filter((block) => block.kind === 'table');

  test('has the regulator’s six columns, and in them only what is established, in the exact terms', () => {
    expect(tables[0]?.head).toEqual(['序号', '应用名称', '应用开发者', '应用来源', '应用版本', '所涉问题']);
    expect(tables[0]?.rows.map((row) => row.slice(0, 5))).toEqual([
      ['1', '乐学', '某某公司', 'tencent', '2.3'],
    ]);
    const terms = new Set([...rules.noticeTerms.values()].map((term) => term.name.zh));
    const lines = tables[0]?.rows[0]?.[5]?.split('\n') ?? [];
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const [, term, detail] = /^\d+\. ([^：]+)：(.+)$/.exec(line) ?? [];
      expect(terms).toContain(term);
      // One short detail beside it, whatever was found.
      expect([...(detail ?? '')].length).toBeLessThan(95);
    }
  });

  test('keeps suspicions apart, under a heading that says what they are', () => {
    const heading = blocks.findIndex((block) => block.kind === 'heading' && block.text.startsWith('附件一'));
    const [first, second] = [tables[0], tables[1]];
    expect(blocks.indexOf(second as (typeof blocks)[number])).toBeGreaterThan(heading);
    expect(second?.head.at(-1)).toBe('疑似问题');
    expect(second?.rows.map((row) => row[1])).toContain('疑学');
    expect(first?.rows.map((row) => row[1])).not.toContain('疑学');
    const own = suspected.findings.filter((finding) => finding.level === 'violation');
    expect(own.filter((finding) => finding.rule === 'self-start')).toEqual([]);
  });

  test('lists what was found under each term once, and cites each law once with its clauses', () => {
    const text = blocks
      .map((block) => (block.kind === 'paragraph' ? block.text : ''))
      .filter((one) => one !== '');
    const cited = text.filter((one) => one.startsWith('依据：'));
    expect(cited.length).toBeGreaterThan(0);
    for (const line of cited) {
      const laws = line
        .slice(3)
        .split('；')
        .map((one) => one.replace(/第.*$/, ''));
      expect(new Set(laws).size, line).toBe(laws.length);
    }
    expect(cited.join()).toMatch(/《个人信息保护法》第[^；]*条、第[^；]*条/);
    const lists = blocks.filter((block) => block.kind === 'list');
    for (const { items } of lists) expect(new Set(items).size).toBe(items.length);
    const english = noticeDocument(results, rules, 'en');
    expect(JSON.stringify(english)).toMatch(
      /Provisions: [^"]*Personal Information Protection Law, article \d+, article \d+/,
    );
  });

  test('a detail is cut by how wide it is, wherever a title ends', () => {
    const [first] = guilty.findings.filter(
      (finding) => finding.level === 'violation' && finding.noticeTerm !== null,
    );
    if (first === undefined) throw new Error('nothing is established');
    const detail = (zh: string) => {
      const findings = [{ ...first, title: { zh, en: 'x' } }];
      return noticeTable([{ ...guilty, findings }], rules, 'zh').rows[0]?.[5]?.split('：')[1];
    };
    expect(detail('权'.repeat(40))).toBe('权'.repeat(40));
    expect(detail('权'.repeat(41))).toBe(`${'权'.repeat(40)}…`);
    expect(detail('a'.repeat(80))).toBe('a'.repeat(80));
    expect(detail('😀'.repeat(50))).toBe(`${'😀'.repeat(40)}…`);
  });

  test('of a thousand places names thirty, and says how many there are', () => {
    const [first] = guilty.findings.filter(
      (finding) => finding.level === 'violation' && finding.noticeTerm !== null,
    );
    if (first === undefined) throw new Error('nothing is established');
    const many = Array.from({ length: 1000 }, (_, index) => ({
      ...first,
      title: { zh: `第 ${index} 处`, en: `place ${index}` },
    }));
    const crowded = JSON.stringify(noticeDocument([{ ...guilty, findings: many }], rules, 'zh'));
    expect(crowded).toContain('……共 1000 处');
    expect(crowded).not.toContain('第 30 处');
    const cell = noticeTable([{ ...guilty, findings: many }], rules, 'zh').rows[0]?.[5];
    expect(cell).toMatch(/：第 0 处（共 1000 处）$/);
  });

  test('cites the provisions of each problem, and groups by problem as CAC does', async () => {
    const text = String(await writeDocument('notice', 'md', results, rules, 'zh'));
    expect(text).toContain('依据：');
    expect(text).toMatch(/### APP强制、频繁、过度索取权限\n\n1\. 乐学（版本：2\.3）/);
    expect(text).toContain(guilty.inputs[0]?.sha256);
  });

  test('in English keeps the term of law beside its meaning', async () => {
    const text = String(await writeDocument('notice', 'md', results, rules, 'en'));
    expect(text).toContain('APP强制、频繁、过度索取权限 \\(Asking for permissions');
  });

  test('with nothing established says so', () => {
    const blank = noticeDocument([], rules, 'zh');
    expect(blank.slice(0, 2)).toEqual([
      { kind: 'title', text: '静态检查发现问题迹象的应用软件名单' },
      { kind: 'paragraph', text: '无。' },
    ]);
  });

  test('terms that could not be compared with the notices are named', () => {
    const list = blocks.at(-1);
    const selfStart = rules.noticeTerms.get('self-start')?.name.zh ?? '';
    expect(list?.kind === 'list' ? list.items.join('\n') : '').toContain(selfStart);
  });
});

describe('as files', () => {
  const hostile = '=HYPERLINK("http://x","乐")|<script>alert(1)</script>\u202e';

  test('a spreadsheet runs nothing: formulas are defused, quotes doubled, lines kept within their cell', async () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r']) {
      const csv = noticeCsv({ title: '', head: ['a'], rows: [[`${start}1+1`]], notes: [] });
      // A control character is shown, not written; what a spreadsheet would take for a formula begins with an apostrophe.
      expect(csv.split('\r\n')[1], JSON.stringify(start)).toMatch(/^(?:'|"'|\\u)/);
    }
    const named = await resultOf(labelled(hostile, 22));
    const csv = noticeCsv(noticeTable([named], rules, 'zh'));
    expect(csv.startsWith('\ufeff序号,')).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""http://x"",""乐"")|`);
    expect(csv).not.toContain('\u202e');
  });

  test('markup in a name is text in every form', async () => {
    const named = [await resultOf(labelled(hostile, 22))];
    const html = String(await writeDocument('notice', 'html', named, rules, 'zh'));
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain("default-src 'none'");
    const markdown = String(await writeDocument('notice', 'md', named, rules, 'zh'));
    expect(markdown).not.toContain('<script');
    const rows = markdown.split('\n').filter((line) => line.startsWith('| 1 '));
    for (const row of rows) expect(row.replaceAll('\\|', '').split('|').length).toBeLessThanOrEqual(8);
    const docx = await JSZip.loadAsync(await writeDocument('notice', 'docx', named, rules, 'zh'));
    const xml = await docx.file('word/document.xml')?.async('string');
    expect(xml).toContain('&lt;script&gt;');
  });

  test('an office document made at one time is the same, byte for byte', async () => {
    const at = new Date('2026-11-25T08:00:00Z');
    const [first, second] = await Promise.all(
      ['notice', 'notice'].map(() => writeDocument('notice', 'docx', results, rules, 'zh', at)),
    );
    expect(Buffer.compare(Buffer.from(first ?? ''), Buffer.from(second ?? ''))).toBe(0);
    const core = await (await JSZip.loadAsync(first ?? '')).file('docProps/core.xml')?.async('string');
    expect(core).toContain('2026-11-25T08:00:00Z');
  });
});
