import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import JSZip from 'jszip';
import type { Log } from 'sarif';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareResults } from '../../analyzer/compare.ts';
import { diffResults } from '../../analyzer/diff.ts';
import { createEvidence } from '../../analyzer/evidence/create.ts';
import { comparison } from '../../analyzer/report/compare.ts';
import { diffReport } from '../../analyzer/report/diff.ts';
import { documentMarkdown } from '../../analyzer/report/document/markdown.ts';
import { DOCUMENTS, writeDocument } from '../../analyzer/report/documents.ts';
import { gitlabReport } from '../../analyzer/report/gitlab.ts';
import { htmlReport } from '../../analyzer/report/html/document.ts';
import { jsonReport, safeJson } from '../../analyzer/report/json.ts';
import { listingSummary } from '../../analyzer/report/listing-summary.ts';
import { markdownReport } from '../../analyzer/report/markdown.ts';
import { policySummary } from '../../analyzer/report/policy-summary.ts';
import { sarifReport } from '../../analyzer/report/sarif.ts';
import { textReport } from '../../analyzer/report/text.ts';
import { parseResult } from '../../analyzer/result-schema.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { nodePlatform } from '../../cli/node-platform.ts';
import {
  honestResult,
  hostileResult,
  mixedResults,
  NASTY_LIST,
  originals,
} from '../support/hostile-result.ts';
import { python } from '../support/python.ts';
import { Renderer, type Shown } from '../support/rendered.ts';

const rules = await loadRulePack();
const honest = await honestResult();
/** The same texts, but that nothing obeys them: every report must have the shape that it has with these. */
const PLAIN = 'zz';

let renderer: Renderer;
beforeAll(async () => {
  renderer = await Renderer.launch();
});
afterAll(() => renderer.close());

/** JSON is data: what a terminal shows nothing for may stand in it. */
const OBEYED_IN_DATA = /(?!\n)\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]|\p{Cs}/u;

/** Controls but the line break, and what reorders or hides text: nothing of it may reach a terminal or a page. */
const OBEYED =
  /(?!\n)\p{Cc}|\p{Bidi_Control}|[\u2028\u2029\u200b\u2060\ufeff\u00ad\u3164\ufffe\uffff]|[\u{e0000}-\u{e007f}]|(?:\p{Cs})/u;

describe.each([
  ['what an app, a policy and a page say', false],
  ['a report that someone made up', true],
])('%s', (_, everything) => {
  const variants = NASTY_LIST.map(([name, text]) => ({
    name,
    text,
    result: hostileResult(honest, text, everything),
  }));
  // Where ids are hostile too, they must be so alike for the shape to be the same.
  const mixed = everything ? variants.filter(({ name }) => / [24]$/.test(name)) : mixedResults(honest);
  const reference = hostileResult(honest, PLAIN, everything);

  test('is a result that can be read back, so that the reports below are reached by it', () => {
    for (const { name, result } of variants)
      expect(parseResult(JSON.parse(JSON.stringify(result))), name).not.toBeNull();
  });

  test.each(['zh', 'en'] as const)('moves nothing in a terminal and forges no line, in %s', (language) => {
    const lines = textReport(reference, rules, language).split('\n').length;
    for (const { name, result } of variants) {
      const report = textReport(result, rules, language);
      expect(OBEYED.exec(report)?.[0].codePointAt(0), name).toBeUndefined();
      expect(report.split('\n').length, name).toBe(lines);
      expect(Math.max(...report.split('\n').map((line) => line.length)), name).toBeLessThan(100_000);
    }
  });

  test('is the same text to whoever parses the JSON, and moves nothing in a terminal', () => {
    for (const { name, result } of variants) {
      const report = jsonReport(result);
      expect(OBEYED_IN_DATA.exec(report)?.[0], name).toBeUndefined();
      const parsed = JSON.parse(report);
      if (JSON.stringify(result).includes('\\ud'))
        expect(JSON.stringify(parsed), name).not.toMatch(/[^\\]\\ud[89a-f]/);
      else expect(parsed, name).toEqual(JSON.parse(JSON.stringify(result)));
      expect(safeJson(result).split(/[\n\r\u0085\u2028\u2029]/).length, name).toBe(1);
    }
  });

  test('is valid SARIF without links and with paths that lead nowhere else', () => {
    const validate = sarifSchema();
    for (const { name, result } of variants) {
      const text = sarifReport(result, rules, 'en');
      const log = JSON.parse(text) as Log;
      expect(validate(log), `${name}: ${JSON.stringify(validate.errors?.[0])}`).toBe(true);
      expect(OBEYED_IN_DATA.exec(text)?.[0], name).toBeUndefined();
      for (const uri of valuesOf(log, 'uri')) {
        expect(uri, name).not.toMatch(/^[a-z][a-z0-9+.-]*:|^\/|\\|[^\w\-.!~*'()%/]/i);
        expect(decodeURIComponent(uri).split('/'), name).not.toContain('..');
      }
      for (const message of valuesOf(log.runs[0]?.results, 'text')) expect(message, name).not.toContain('](');
    }
  });

  test('is a GitLab report whose paths lead nowhere else', () => {
    for (const { name, result } of variants) {
      const text = gitlabReport(result, 'zh');
      expect(OBEYED_IN_DATA.exec(text)?.[0], name).toBeUndefined();
      for (const path of valuesOf(JSON.parse(text), 'path')) {
        expect(path.startsWith('/'), name).toBe(false);
        expect(path.split('/'), name).not.toContain('..');
      }
    }
  });

  test('is text in the page: no element, attribute or address more', async () => {
    const expected = await renderer.html(htmlReport(reference, rules, 'zh'));
    for (const { name, result } of mixed) {
      const report = htmlReport(result, rules, 'zh');
      expect(OBEYED.exec(report)?.[0], name).toBeUndefined();
      expect((await renderer.html(report)).skeleton, name).toBe(expected.skeleton);
    }
  });

  test.each([
    ['the report', (result: typeof honest) => markdownReport(result, rules, 'en')],
    [
      'a difference',
      (result: typeof honest) => diffReport(diffResults(withoutFindings(result), result), rules, 'en'),
    ],
    [
      'a comparison',
      (result: typeof honest) =>
        documentMarkdown(comparison(compareResults([result, honest], rules), rules, 'en')),
    ],
  ])('is text in the Markdown of %s: no element, link, mention or reference', async (_, write) => {
    const expected = await renderer.markdown(write(reference));
    expect(expected.skeleton.split('\n').length).toBeGreaterThan(10);
    for (const { name, result } of mixed) {
      const report = write(result);
      expect(OBEYED.exec(report)?.[0], name).toBeUndefined();
      const shown = await renderer.markdown(report);
      expect(shown.skeleton, name).toBe(expected.skeleton);
      expectNothingToResolve(shown, name);
    }
  });

  test.each(DOCUMENTS)('is text in a %s, whatever file it is written to', async (kind) => {
    const write = async (result: typeof honest) => ({
      markdown: String(await writeDocument(kind, 'md', [result, result], rules, 'zh')),
      html: String(await writeDocument(kind, 'html', [result, result], rules, 'zh')),
    });
    const plain = await write(reference);
    const expected = {
      markdown: await renderer.markdown(plain.markdown),
      html: await renderer.html(plain.html),
    };
    for (const { name, result } of mixed) {
      const { markdown, html } = await write(result);
      expect(OBEYED.exec(`${markdown}${html}`)?.[0], name).toBeUndefined();
      const shown = await renderer.markdown(markdown);
      expect(shown.skeleton, name).toBe(expected.markdown.skeleton);
      expectNothingToResolve(shown, name);
      expect((await renderer.html(html)).skeleton, name).toBe(expected.html.skeleton);
    }
  });

  test('is text in an office document, which is well-formed and leads nowhere', async () => {
    const parts = async (result: typeof honest, kind: (typeof DOCUMENTS)[number]) => {
      const docx = await writeDocument(kind, 'docx', [result], rules, 'zh', new Date(0));
      const zip = await JSZip.loadAsync(docx);
      const texts = await Promise.all(
        Object.values(zip.files)
          .filter(({ name }) => /\.(xml|rels)$/.test(name))
          .map((file) => file.async('string')),
      );
      return texts.join('\u0000');
    };
    for (const kind of DOCUMENTS) {
      const all = [await parts(reference, kind)];
      for (const { result } of mixed) all.push(await parts(result, kind));
      const [expected, ...shapes] = xmlShapes(all);
      expect(expected?.length).toBeGreaterThan(100);
      for (const [index, shape] of shapes.entries()) expect(shape, mixed[index]?.name).toBe(expected);
    }
  });

  test('is text in every part of an evidence package that we write', async () => {
    const words = { createdAt: new Date(0), timeZone: 'UTC', environment: 'test' };
    const textsOf = async (result: typeof honest, text: string) => {
      const files = originals().map((bytes) => ({ bytes, source: text, obtainedAt: null }));
      const more = {
        name: text,
        bytes: new Uint8Array(1),
        title: { zh: text, en: text },
        shows: { zh: text, en: text },
      };
      const attachment = { ...more, source: text, obtainedAt: null };
      const { zip } = await createEvidence(result, rules, files, { ...words, operator: text }, nodePlatform, [
        attachment,
      ]);
      const opened = await JSZip.loadAsync(zip);
      return (name: string) =>
        opened.file(`zhizhi-evidence/${name}`)?.async('string') ?? Promise.reject(new Error(name));
    };
    const plain = await textsOf(reference, PLAIN);
    for (const [index, { name, result }] of mixed.entries()) {
      const read = await textsOf(result, NASTY_LIST[index * 5]?.[1] ?? '');
      for (const part of [
        'bag-info.txt',
        'manifest-sha256.txt',
        'tagmanifest-sha256.txt',
        'sm3-digests.txt',
      ]) {
        expect(OBEYED.exec(await read(part))?.[0], `${name} ${part}`).toBeUndefined();
        expect((await read(part)).split('\n').length, `${name} ${part}`).toBe(
          (await plain(part)).split('\n').length,
        );
      }
      for (const part of ['catalogue.md', 'record.md']) {
        const shown = await renderer.markdown(await read(part));
        expect(shown.skeleton, `${name} ${part}`).toBe((await renderer.markdown(await plain(part))).skeleton);
        expectNothingToResolve(shown, name);
      }
    }
  });

  test.each(['zh', 'en'] as const)('is text in the account of a policy and of a page, in %s', (language) => {
    const write = (result: typeof honest) =>
      `${policySummary(result, rules, language)}${listingSummary(result, rules, language)}`;
    expect(write(reference).length).toBeGreaterThan(200);
    for (const { name, result } of variants) {
      expect(OBEYED.exec(write(result))?.[0], name).toBeUndefined();
      expect(write(result).split('\n').length, name).toBe(write(reference).split('\n').length);
    }
  });

  test('is text in the cells of a spreadsheet', async () => {
    const sheets = await Promise.all(
      variants.map(({ result }) => writeDocument('notice', 'csv', [result], rules, 'zh')),
    );
    for (const [index, [head, ...rows]] of readCsv(sheets.map(String)).entries()) {
      const name = variants[index]?.name;
      expect(rows.length, name).toBe(everything ? 0 : 1);
      expect(head?.length, name).toBe(10);
      for (const row of rows) expect(row.length, name).toBe(10);
      for (const cell of rows.flat()) {
        expect(cell, name).not.toMatch(/(^|;)\s*[=+\-@＝＋－＠\t\r]/);
        expect(OBEYED.exec(cell)?.[0], name).toBeUndefined();
      }
    }
  });
});

/** Mentions and references are made of the text after Markdown is done, outside code (GitHub's and GitLab's filters). */
function expectNothingToResolve({ text }: Shown, name: string): void {
  expect(text, name).not.toMatch(/@zz|#1|#zz|:\/\/zz\.test|www\.zz|mailto:zz|\$\\href/);
}

function withoutFindings(result: typeof honest): typeof honest {
  const read = result.package;
  return {
    ...result,
    findings: [],
    policy: null,
    package: read === null ? null : { ...read, permissions: [], sdks: [], apiCalls: [], endpoints: [] },
  };
}

/** Every string under a key, anywhere. */
function valuesOf(value: unknown, key: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesOf(one, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    name === key && typeof one === 'string' ? [one] : valuesOf(one, key),
  );
}

/** The cells of each sheet as Python's reader of CSV has them. */
function readCsv(sheets: readonly string[]): string[][][] {
  const program = `
import csv, io, json, sys
sheets = json.load(sys.stdin)
print(json.dumps([list(csv.reader(io.StringIO(one.lstrip("\\ufeff"), newline=""))) for one in sheets]))`;
  return JSON.parse(python(program, [], JSON.stringify(sheets))) as string[][][];
}

/** The elements of XML documents as expat, which takes only what is well-formed, sees them; text left out. */
function xmlShapes(documents: readonly string[]): string[] {
  const program = `
import json, sys, xml.parsers.expat as expat
shapes = []
for joined in json.load(sys.stdin):
    names = []
    for part in joined.split("\\0"):
        parser = expat.ParserCreate()
        def start(name, attributes):
            names.append(name + " " + attributes.get("TargetMode", ""))
        parser.StartElementHandler = start
        parser.Parse(part.encode("utf-8"), True)
    shapes.append("\\n".join(names))
print(json.dumps(shapes))`;
  return JSON.parse(python(program, [], JSON.stringify(documents))) as string[];
}

function sarifSchema() {
  const path = join(
    createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json'),
    '../lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  const ajv = new AjvDraft04({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
}
