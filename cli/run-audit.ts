import { basename } from 'node:path';
import { type AnalyzeInput, analyze } from '../analyzer/analyze.ts';
import type { AuditResult } from '../analyzer/result.ts';
import type { RulePack } from '../analyzer/rules.ts';
import type { Language } from '../analyzer/text.ts';
import { CallError } from './call-error.ts';
import { FileSource } from './file-source.ts';
import { nodePlatform } from './node-platform.ts';
import { ProgressLine } from './progress-line.ts';

/** One app to audit: its files by role, and how. */
export interface AuditCall {
  readonly files: readonly {
    readonly role: AnalyzeInput['role'];
    readonly path: string;
    readonly url?: string;
  }[];
  readonly category: string | undefined;
  readonly only?: 'manifest' | undefined;
}

/** Audits files of this machine, with progress on a terminal; interrupted by SIGINT. */
export async function runAudit(call: AuditCall, rules: RulePack, language: Language): Promise<AuditResult> {
  checkCategory(call.category, rules);
  const progress = new ProgressLine(process.stderr, language);
  const abort = new AbortController();
  const onInterrupt = () => abort.abort();
  process.once('SIGINT', onInterrupt);
  const opened: FileSource[] = [];
  try {
    const inputs: AnalyzeInput[] = [];
    for (const { role, path, url } of call.files) {
      const source = await FileSource.open(path);
      opened.push(source);
      inputs.push({ role, name: basename(path), source, ...(url === undefined ? {} : { url }) });
    }
    return await analyze(inputs, {
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
}

/** @throws {CallError} when there is no such category */
export function checkCategory(id: string | undefined, rules: RulePack): void {
  if (id === undefined || rules.categories.has(id)) return;
  throw new CallError({
    zh: `没有“${id}”这个类别；zhizhi rules list categories 列出全部 39 类`,
    en: `there is no category “${id}”; zhizhi rules list categories names all 39`,
  });
}
