import { describe, expect, test } from 'vitest';
import { AUDITS } from '../../analyzer/audits/index.ts';
import { htmlReport } from '../../analyzer/report/html/document.ts';
import { markdownReport } from '../../analyzer/report/markdown.ts';
import { textReport } from '../../analyzer/report/text.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { KINDS, listed } from '../../cli/rules/kinds.ts';
import { show } from '../../cli/rules/show.ts';
import { category, component, factsOf, permission } from '../support/facts.ts';
import { resultOf } from '../support/results.ts';

const HAN = /\p{Script=Han}/u;
const rules = await loadRulePack();

/** What is in Chinese in an English text, each with the reason. */
const QUOTED: readonly { readonly line: RegExp; readonly reason: string }[] = [
  { line: /^Wording: /, reason: 'the deciding words of a provision are official in Chinese only' },
  { line: /^知止 Zhizhi |Zhizhi 知止/, reason: 'the tool’s own name' },
];

/** What notices say word for word: every report has the term of law in Chinese beside its English. */
const OFFICIAL = [...rules.noticeTerms.values()].map(({ name }) => name.zh);

function hanLines(lines: readonly string[]): string[] {
  return lines
    .flatMap((line) => line.split('\n'))
    .map((line) => OFFICIAL.reduce((rest, term) => rest.replaceAll(term, ''), line))
    .filter((line) => HAN.test(line) && !QUOTED.some((one) => one.line.test(line.trim())));
}

/** Every member `en` of a text, however deep; maps are walked too. */
function englishIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const inner = (value instanceof Map ? [...value.values()] : Object.values(value)).flatMap((one) =>
    englishIn(one, seen),
  );
  const { zh, en } = value as { readonly zh?: unknown; readonly en?: unknown };
  return typeof zh === 'string' && typeof en === 'string' ? [en, ...inner] : inner;
}

/** An app that asks for everything and starts itself, as the most that one category's rules can say. */
async function worstApp(id: string, targetSdk: number, label = 'Example') {
  const names = [...rules.permissions.keys()].filter((name) => !name.includes('*'));
  const facts = factsOf(
    {
      targetSdk,
      effectiveTargetSdk: targetSdk,
      permissions: names.map((name, index) => permission(name, { line: index })),
      components: [
        component('receiver', 'com.example.app.Starter', {
          intentFilters: [
            {
              actions: ['android.intent.action.BOOT_COMPLETED'],
              categories: [],
              data: [],
              priority: null,
            },
          ],
        }),
      ],
    },
    { category: category(id) },
  );
  const resources = { label, labels: { '': label }, policyTraces: [] };
  return resultOf({ ...facts, package: facts.package === null ? null : { ...facts.package, resources } });
}

describe('what is said in English has no Chinese in it', () => {
  test('every text of the rule pack and of the audits', () => {
    const texts = [...englishIn(rules), ...englishIn(AUDITS)];
    expect(texts.length).toBeGreaterThan(3000);
    expect(hanLines(texts)).toEqual([]);
  });

  test.each(Object.entries(KINDS))('zhizhi rules list and show: %s', (_, kind) => {
    const entries = kind(rules);
    expect(hanLines(listed(entries, 'en'))).toEqual([]);
    expect(hanLines(entries.flatMap(({ id }) => show(id, rules, 'en')))).toEqual([]);
  });

  test.each([...rules.categories.keys()])('findings, checklist and verdict: %s', async (id) => {
    for (const [targetSdk, label] of [
      [36, 'Kids and toddlers'],
      [22, 'Example'],
    ] as const) {
      const result = await worstApp(id, targetSdk, label);
      expect(result.findings.some(({ rule }) => rule === 'excessive-permission')).toBe(true);
      expect(hanLines(englishIn(result))).toEqual([]);
    }
  });

  test('reports as text, Markdown and HTML', async () => {
    const result = await worstApp('online-lending', 36);
    expect(hanLines([textReport(result, rules, 'en')])).toEqual([]);
    expect(hanLines([markdownReport(result, rules, 'en')])).toEqual([]);
    // The page carries both languages, each marked.
    const marked = [
      ...htmlReport(result, rules, 'en').matchAll(/<span class="en" lang="en">([^<]*)<\/span>/g),
    ];
    expect(marked.length).toBeGreaterThan(500);
    expect(hanLines(marked.map(([, text = '']) => text))).toEqual([]);
  });
});
