import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AUDITS } from '../../analyzer/audits/index.ts';
import { coverageOf } from '../../analyzer/judge/coverage.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';

const rules = await loadRulePack();
const items = rules.coverage.flatMap((group) => group.items);
const behaviours = new Set(rules.checklist.map((one) => one.behaviour));

describe('the coverage of the law', () => {
  test('has the 31 behaviours, every notice term of the ministry, and the duties and test items asked for', () => {
    const of = (id: string) =>
      rules.coverage.find((group) => group.id === id)?.items.map((item) => item.id) ?? [];
    expect(of('191')).toHaveLength(31);
    const terms = [...rules.noticeTerms.values()].filter((term) => term.issuer === 'miit');
    expect(of('miit').sort()).toEqual(terms.map((term) => `miit:${term.id}`).sort());
    const articles = [
      5, 6, 7, 13, 14, 15, 16, 17, 19, 23, 24, 28, 29, 30, 31, 38, 39, 44, 45, 46, 47, 50, 51, 57,
    ];
    expect(of('pipl')).toEqual(articles.map((one) => `pipl:${one}`));
    expect(of('tc260-20202a')).toHaveLength(28);
    const parts = new Set(of('taf-077').map((id) => id.slice(0, id.indexOf(':'))));
    expect(parts.size).toBe(18);
  });

  test('every id is its own, and every checklist item it refers to exists', () => {
    const ids = items.map((item) => item.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const item of items)
      for (const behaviour of item.checklist)
        expect(behaviours.has(behaviour), `${item.id}: ${behaviour}`).toBe(true);
  });

  test('every item is answered by an audit, by steps on a device, or says who can answer it', () => {
    for (const item of items) {
      const answered =
        item.audits.length > 0 || item.checklist.length > 0 || item.steps !== null || item.outside !== null;
      expect(answered, item.id).toBe(true);
    }
  });

  test('every audit that judges the law stands somewhere', () => {
    const named = new Set(items.flatMap((item) => item.audits));
    const left = AUDITS.filter((audit) => audit.noticeTerm !== null && !named.has(audit.id));
    expect(left.map((audit) => audit.id)).toEqual([]);
  });

  test('an audit with a notice term of the ministry stands under that term', () => {
    for (const audit of AUDITS) {
      const term = rules.noticeTerms.get(audit.noticeTerm ?? '');
      if (term?.issuer !== 'miit') continue;
      expect(items.find((item) => item.id === `miit:${term.id}`)?.audits, audit.id).toContain(audit.id);
    }
  });

  test('every behaviour that files alone do not decide has steps for a device', () => {
    for (const behaviour of rules.behaviours.values()) {
      if (behaviour.decidable === 'static') continue;
      const item = items.find((one) => one.id === behaviour.id);
      expect(item?.checklist.length, behaviour.id).toBeGreaterThan(0);
    }
  });

  test('the names of test items stand in the standards, word for word', () => {
    const folder = join(import.meta.dirname, '../../../shared/reference/standards');
    if (!existsSync(folder)) throw new Error(`this test needs the texts in ${folder}`);
    const plain = (text: string) => text.normalize('NFKC').replace(/[\s\u3000]+/g, '');
    const texts = readdirSync(folder).map((name) => plain(readFileSync(join(folder, name), 'utf8')));
    const quoted = rules.coverage
      .filter((group) => /^(taf-078|tc260)/.test(group.id))
      .flatMap((group) => group.items);
    expect(quoted.length).toBeGreaterThan(60);
    for (const item of quoted)
      expect(
        texts.some((text) => text.includes(plain(item.name.zh))),
        `${item.id} ${item.name.zh}`,
      ).toBe(true);
  });
});

describe('what a report says of it', () => {
  const record = (id: string, outcome: 'finding' | 'pass' | 'not-run') => ({
    id,
    title: { zh: '甲', en: 'a' },
    outcome,
    reason: null,
  });
  const statusOf = (id: string, audits: ReturnType<typeof record>[]) =>
    coverageOf(audits, rules).find((one) => one.id === id)?.status;

  test('nothing is said to have been judged when nothing ran', () => {
    const statuses = new Set(coverageOf([], rules).map((one) => one.status));
    expect(statuses).toEqual(new Set(['not-looked-at', 'device', 'outside']));
  });

  test('a finding outweighs a pass, and a pass beside an audit that did not run is only partly', () => {
    const forced = ['forced-consent', 'denial-exits'] as const;
    expect(
      statusOf(
        'pipl:16',
        forced.map((id) => record(id, 'pass')),
      ),
    ).toBe('nothing-found');
    expect(statusOf('pipl:16', [record('forced-consent', 'pass')])).toBe('partly');
    expect(statusOf('pipl:16', [record('forced-consent', 'pass'), record('denial-exits', 'finding')])).toBe(
      'found',
    );
    expect(statusOf('191:4.4', [])).toBe('device');
    expect(statusOf('taf-078.8:3', [])).toBe('outside');
  });
});
