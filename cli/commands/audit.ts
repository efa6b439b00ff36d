import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type AnalyzeInput, analyze } from '../../analyzer/analyze.ts';
import type { Level } from '../../analyzer/finding.ts';
import { jsonReport } from '../../analyzer/report/json.ts';
import { markdownReport } from '../../analyzer/report/markdown.ts';
import { textReport } from '../../analyzer/report/text.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import type { RulePack } from '../../analyzer/rules.ts';
import type { Language } from '../../analyzer/text.ts';
import { CallError } from '../call-error.ts';
import { FileSource } from '../file-source.ts';
import { nodePlatform } from '../node-platform.ts';
import { writeReport } from '../output.ts';
import { ProgressLine } from '../progress-line.ts';
import { styleFor } from '../style.ts';

const FORMATS = ['text', 'json', 'markdown'] as const;
type Format = (typeof FORMATS)[number];

const FAIL_ON: Record<string, readonly Level[]> = {
  violation: ['violation'],
  suspected: ['violation', 'suspected'],
  advice: ['violation', 'suspected', 'advice'],
  never: [],
};

/** `zhizhi audit`. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const call = parse(args);
  const rules = await loadRulePack();
  if (call.category !== undefined && !rules.categories.has(call.category)) {
    throw new CallError({
      zh: `没有“${call.category}”这个类别；zhizhi rules list categories 列出全部 39 类`,
      en: `there is no category “${call.category}”; zhizhi rules list categories names all 39`,
    });
  }
  const progress = new ProgressLine(process.stderr, language);
  const abort = new AbortController();
  const onInterrupt = () => abort.abort();
  process.once('SIGINT', onInterrupt);
  const opened: FileSource[] = [];
  let result: AuditResult;
  try {
    const inputs: AnalyzeInput[] = [];
    const source = await FileSource.open(call.file);
    opened.push(source);
    inputs.push({ role: 'package', name: basename(call.file), source });
    result = await analyze(inputs, {
      platform: nodePlatform,
      rules,
      signal: abort.signal,
      onProgress: (one) => progress.show(one),
      depth: call.only ?? 'full',
      ...(call.category === undefined ? {} : { categoryId: call.category }),
    });
  } finally {
    process.off('SIGINT', onInterrupt);
    progress.clear();
    for (const source of opened) await source.close();
  }
  await writeReport(render(result, rules, call.format, language, call.output), call.output);
  return { found: (FAIL_ON[call.failOn] ?? []).some((level) => result.verdict.counts[level] > 0) };
}

interface Call {
  readonly file: string;
  readonly category: string | undefined;
  readonly only: 'manifest' | undefined;
  readonly format: Format;
  readonly output: string | undefined;
  readonly failOn: string;
}

function parse(args: string[]): Call {
  const { values, positionals } = options(args);
  const [file, ...more] = positionals;
  if (file === undefined) {
    throw new CallError({
      zh: '请给出要检查的安装包或清单文件',
      en: 'name the package or manifest to audit',
    });
  }
  if (more.length > 0) {
    throw new CallError({
      zh: `一次检查一个应用，多余的参数：${more.join(' ')}`,
      en: `one app at a time; what is left over: ${more.join(' ')}`,
    });
  }
  const format = values.format ?? 'text';
  if (!isFormat(format)) {
    throw new CallError({
      zh: `--format 应为 ${FORMATS.join('、')} 之一，而不是 ${format}`,
      en: `--format takes one of ${FORMATS.join(', ')}, not ${format}`,
    });
  }
  const { only } = values;
  if (only !== undefined && only !== 'manifest') {
    throw new CallError({
      zh: `--only 应为 manifest，而不是 ${only}`,
      en: `--only takes manifest, not ${only}`,
    });
  }
  const failOn = values['fail-on'] ?? 'violation';
  if (!Object.hasOwn(FAIL_ON, failOn)) {
    throw new CallError({
      zh: `--fail-on 应为 ${Object.keys(FAIL_ON).join('、')} 之一，而不是 ${failOn}`,
      en: `--fail-on takes one of ${Object.keys(FAIL_ON).join(', ')}, not ${failOn}`,
    });
  }
  return { file, category: values.category, only, format, output: values.output, failOn };
}

function options(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        category: { type: 'string' },
        only: { type: 'string' },
        format: { type: 'string' },
        output: { type: 'string' },
        'fail-on': { type: 'string' },
        lang: { type: 'string' },
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CallError({ zh: `命令行有误：${message}`, en: message }, { cause: error });
  }
}

function isFormat(text: string): text is Format {
  return (FORMATS as readonly string[]).includes(text);
}

function render(
  result: AuditResult,
  rules: RulePack,
  format: Format,
  language: Language,
  output: string | undefined,
): string {
  switch (format) {
    case 'json':
      return jsonReport(result);
    case 'markdown':
      return markdownReport(result, rules, language);
    case 'text':
      return textReport(
        result,
        rules,
        language,
        output === undefined ? styleFor(process.stdout, process.env) : undefined,
      );
  }
}
