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

describe.each(results)('the places in SARIF of %s', (_, result) => {
  const run = (JSON.parse(sarifReport(result, rules, 'en')) as Log).runs[0];
  const placesOf = (index: number) => {
    const one = run?.results?.[index];
    return [...(one?.locations ?? []), ...(one?.relatedLocations ?? [])];
  };

  test('are the line in the manifest, and class and method in the code, of each evidence', () => {
    let lines = 0;
    let methods = 0;
    for (const [index, finding] of result.findings.entries()) {
      const places = placesOf(index);
      for (const [at, evidence] of finding.evidence.slice(0, 11).entries()) {
        const place = places[at];
        if (evidence.kind === 'manifest') {
          expect(place?.physicalLocation?.artifactLocation?.uri).toBe('AndroidManifest.xml');
          expect(place?.physicalLocation?.region?.startLine).toBe(evidence.line ?? 1);
          if (evidence.line !== null) lines++;
        }
        if (evidence.kind === 'code') {
          expect(place?.physicalLocation?.artifactLocation?.uri).toBe(evidence.dex);
          expect(place?.logicalLocations).toEqual([
            { fullyQualifiedName: `${evidence.class}.${evidence.method}`, kind: 'function' },
          ]);
          methods++;
        }
      }
    }
    expect(lines + methods).toBeGreaterThan(0);
  });

  test('are files that the run lists, inside the input that it lists', () => {
    const artifacts = run?.artifacts ?? [];
    const uris = new Set(artifacts.map((one) => one.location?.uri));
    for (const index of result.findings.keys())
      for (const place of placesOf(index))
        expect(uris).toContain(place.physicalLocation?.artifactLocation?.uri);
    for (const { parentIndex } of artifacts.slice(result.inputs.length))
      expect(parentIndex).toBeLessThan(result.inputs.length);
  });
});

test('rules link to their place in the page on rules where it is published, and nowhere else', () => {
  const [, result] = results[0] ?? ['', undefined];
  if (result === undefined) throw new Error('there is no result');
  const linked = JSON.parse(
    sarifReport(result, rules, 'en', undefined, 'https://docs.example.com/rules.md#top'),
  ) as Log;
  expect(validate(linked)).toBe(true);
  const page = readFileSync(join(import.meta.dirname, '../../../docs/rules.md'), 'utf8');
  const described = linked.runs[0]?.tool.driver.rules ?? [];
  expect(described.length).toBeGreaterThan(30);
  for (const { id, helpUri } of described) {
    expect(helpUri).toBe(`https://docs.example.com/rules.md#${id.toLowerCase()}`);
    expect(page).toContain(`<a id="${id.toLowerCase()}"></a>`);
  }
  const plain = JSON.parse(sarifReport(result, rules, 'en')) as Log;
  for (const rule of plain.runs[0]?.tool.driver.rules ?? []) expect(rule.helpUri).toBeUndefined();
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
  expect(suppressed[0]?.suppressions?.[0]).toMatchObject({
    justification: 'Accepted until the next release.',
    properties: { until: '2030-01-01' },
  });
});
