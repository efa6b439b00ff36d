import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parseResult } from '../../../analyzer/result-schema.ts';
import { auditByCommandLine, timeless } from '../../support/command-line.ts';
import { CORPUS } from '../../support/corpus.ts';

const root = join(import.meta.dirname, '../../..');
const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(join(root, 'docs/report.schema.json'), 'utf8')));

const demo = join(root, 'test/fixtures/demo/demo.apk');
const CALLS: readonly (readonly [string, readonly [string, ...string[]]])[] = [
  ['the demo app', [demo, '--category', 'learning-education']],
  ['an app with SDKs', [join(CORPUS, 'cn/CFL-xiaomi.apk'), '--category', 'online-shopping']],
  ['an app of no known category', [join(CORPUS, 'cn/ABCMall-yyb.apk')]],
  ['a packed app', [join(CORPUS, 'cn/Life-legu.apk'), '--category', 'utility-tools']],
  [
    'an app whose signature does not verify',
    [join(CORPUS, 'apksig/v2-only-apk-sig-block-size-mismatch.apk')],
  ],
  [
    'a manifest in text form',
    [join(root, 'test/fixtures/demo/AndroidManifest.xml'), '--category', 'learning-education'],
  ],
  ['a compiled manifest', [join(CORPUS, 'axml/AndroidManifest-Chinese.xml')]],
  ['the manifest of a package alone', [demo, '--only', 'manifest']],
];

describe.each(CALLS)('the report on %s', (_, [file, ...args]) => {
  const result = auditByCommandLine(file, ...args);

  test('is what docs/report.schema.json promises', () => {
    expect(validate(result), JSON.stringify(validate.errors?.slice(0, 5))).toBe(true);
  });

  test('is taken back as a report by the commands and pages that read one', () => {
    expect(parseResult(JSON.parse(JSON.stringify(result)))).not.toBeNull();
  });

  test('is the same every time but for when it was made and how long it took', () => {
    expect(timeless(auditByCommandLine(file, ...args))).toEqual(timeless(result));
  });

  test('is clear only when everything was looked at', () => {
    if (result.verdict.level === 'clear') expect(result.verdict.notLookedAt).toEqual([]);
    for (const audit of result.audits)
      if (audit.outcome === 'not-run' || audit.outcome === 'not-judged') expect(audit.reason).not.toBeNull();
  });
});

test('a report with something else in it is not valid', () => {
  const result = auditByCommandLine(demo);
  expect(validate({ ...result, extra: 1 })).toBe(false);
  expect(validate({ ...result, verdict: { ...result.verdict, level: 'fine' } })).toBe(false);
});
