import { describe, expect, test } from 'vitest';
import { writeDocument } from '../../../analyzer/report/documents.ts';
import { proposalDraft } from '../../../analyzer/report/proposal.ts';
import { loadRulePack } from '../../../analyzer/rules/load.ts';
import { category, component, factsOf, NOTHING, permission } from '../../support/facts.ts';
import { resultOf } from '../../support/results.ts';

const rules = await loadRulePack();
const boot = component('receiver', 'com.example.Boot', {
  intentFilters: [
    { actions: ['android.intent.action.BOOT_COMPLETED'], categories: [], data: [], priority: null },
  ],
});
const result = await resultOf(
  factsOf(
    {
      targetSdk: 22,
      effectiveTargetSdk: 22,
      permissions: [permission('android.permission.READ_SMS')],
      components: [boot],
    },
    { category: category('learning-education') },
  ),
);
const blocks = proposalDraft(result, rules);
const textOf = (some: typeof blocks) => JSON.stringify(some);
const annex = blocks.findIndex((block) => block.kind === 'heading' && block.text.startsWith('附件一'));

describe('a draft proposal', () => {
  test('says at its head that it is a draft for a prosecutor’s judgement', () => {
    expect(blocks[0]).toEqual({ kind: 'title', text: '检察建议书（草稿）' });
    expect(textOf(blocks.slice(1, 2))).toMatch(/不是法律文书.*须经检察官审查/);
  });

  test('has the facts with their evidence, the provisions word for word, and what is recommended', () => {
    const body = textOf(blocks.slice(0, annex));
    expect(body).toContain('READ_SMS');
    expect(body).toContain('AndroidManifest.xml:3');
    expect(body).toContain(result.inputs[0]?.sha256);
    expect(body).toContain(rules.provisions.get('pipl:6')?.wording?.slice(0, 20));
    const fixes = result.findings.filter((one) => one.level === 'violation').map((one) => one.fix?.zh ?? '');
    expect(fixes.length).toBeGreaterThan(0);
    for (const fix of fixes) expect(body).toContain(fix.slice(0, 20));
  });

  test('never states or recommends upon what is only suspected', () => {
    const suspected = result.findings.filter((finding) => finding.level === 'suspected');
    expect(suspected.length).toBeGreaterThan(0);
    const body = textOf(blocks.slice(0, annex));
    for (const { title, fix } of suspected) {
      expect(body).not.toContain(title.zh);
      expect(textOf(blocks.slice(annex))).toContain(title.zh);
      if (fix !== null) expect(body).not.toContain(fix.zh);
    }
  });

  test('leaves blank what only a person may fill in', () => {
    const blanks = blocks.filter((block) => block.kind === 'blank').map((block) => block.label);
    expect(blanks).toEqual(expect.arrayContaining(['文号', '被建议单位', '书面回复落实情况的期限']));
    expect(textOf(blocks)).not.toMatch(/undefined|\[object/);
  });

  test('records the outcomes of the checklist, those that were checked first', async () => {
    const checklist = result.checklist.map((item, index) =>
      index === 5 ? { ...item, outcome: '确有该问题' } : item,
    );
    const table = proposalDraft({ ...result, checklist }, rules).find(
      (block) => block.kind === 'table' && block.head[0] === '行为',
    );
    expect(table?.kind === 'table' ? table.rows[0]?.[2] : '').toBe('确有该问题');
  });

  test('of nothing makes nothing up', async () => {
    const text = String(await writeDocument('proposal', 'md', [await resultOf(NOTHING)], rules, 'zh'));
    expect(text).toContain('未显示足以认定的问题');
    expect(text).toContain('〔由检察官填写〕');
  });
});
