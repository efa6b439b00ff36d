import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { withSuppressions } from '../../../analyzer/judge/suppressions.ts';
import { sarifReport } from '../../../analyzer/report/sarif.ts';
import type { AuditResult } from '../../../analyzer/result.ts';
import { loadRulePack } from '../../../analyzer/rules/load.ts';
import { auditByCommandLine } from '../../support/command-line.ts';
import { CORPUS } from '../../support/corpus.ts';

// The schema that the OASIS committee published, as a package carries it.
const schemaPath = join(
  createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json'),
  '../lib/schemas/sarif-2.1.0-rtm.5.json',
);
const ajv = new AjvDraft04({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')));

const demo = join(import.meta.dirname, '../../fixtures/demo/demo.apk');
const rules = await loadRulePack();
const results: readonly (readonly [string, AuditResult])[] = [
  ['the demo app', auditByCommandLine(demo, '--category', 'learning-education')],
  [
    'an app with SDKs',
    auditByCommandLine(join(CORPUS, 'cn/ABCMall-yyb.apk'), '--category', 'online-shopping'),
  ],
  ['a packed app', auditByCommandLine(join(CORPUS, 'cn/Life-legu.apk'))],
];

describe.each(results)('SARIF of %s', (_, result) => {
  const log = JSON.parse(sarifReport(result, rules, 'en')) as Log;
  const run = log.runs[0];

  test('is valid against the published schema, in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const valid = validate(JSON.parse(sarifReport(result, rules, language)));
      expect(validate.errors?.slice(0, 3) ?? []).toEqual([]);
      expect(valid).toBe(true);
    }
  });

  test('has one result a finding, each with a place, a message, an opaque rule and a fingerprint that is its own', () => {
    expect(run?.results).toHaveLength(result.findings.length);
    for (const one of run?.results ?? []) {
      expect(one.ruleId).toMatch(/^ZZ\d{4}$/);
      expect(one.message.text?.length).toBeGreaterThan(5);
      expect(one.locations?.length).toBe(1);
    }
    const prints = (run?.results ?? []).flatMap((one) => Object.values(one.partialFingerprints ?? {}));
    expect(prints).toHaveLength(result.findings.length);
    expect(new Set(prints).size).toBe(prints.length);
  });

  test('describes every rule that ran, with help', () => {
    const described = run?.tool.driver.rules ?? [];
    expect(described.map((one) => one.id).sort()).toEqual(
      [...new Set(described.map((one) => one.id))].sort(),
    );
    expect(described).toHaveLength(result.audits.length);
    for (const rule of described)
      expect(rule.help?.text?.length ?? rule.fullDescription?.text.length).toBeGreaterThan(10);
  });
});

test('a suppressed finding stays, marked with its reason', () => {
  const [, result] = results[0] ?? ['', undefined];
  if (result === undefined) throw new Error('there is no result');
  const fingerprint = result.findings[0]?.fingerprint ?? '';
  const log = JSON.parse(
    sarifReport(
      withSuppressions(
        result,
        [{ fingerprint, reason: 'Accepted until the next release.', expires: '2030-01-01' }],
        '2026-01-01',
      ),
      rules,
      'en',
    ),
  ) as Log;
  expect(validate(log)).toBe(true);
  const suppressed = log.runs[0]?.results?.filter((one) => (one.suppressions?.length ?? 0) > 0) ?? [];
  expect(suppressed).toHaveLength(1);
  expect(suppressed[0]?.suppressions?.[0]?.justification).toBe('Accepted until the next release.');
});
