import { basename } from 'node:path';
import { type AnalyzeInput, analyze } from '../analyzer/analyze.ts';
import { MemorySource } from '../analyzer/bytes/source.ts';
import type { AuditResult } from '../analyzer/result.ts';
import type { RulePack } from '../analyzer/rules.ts';
import type { Language } from '../analyzer/text.ts';
import { CallError } from './call-error.ts';
import { FileSource } from './file-source.ts';
import { keepInput } from './input-files.ts';
import { nodePlatform } from './node-platform.ts';
import { ProgressLine } from './progress-line.ts';
import type { Rules } from './rules/own-rules.ts';

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
export async function runAudit(
  call: AuditCall,
  { rules, catalogues }: Pick<Rules, 'rules' | 'catalogues'>,
  language: Language,
): Promise<AuditResult> {
  checkCategory(call.category, rules);
  const progress = new ProgressLine(process.stderr, language);
  const abort = new AbortController();
  const onInterrupt = () => abort.abort();
  process.once('SIGINT', onInterrupt);
  const opened: FileSource[] = [];
  try {
    const inputs: AnalyzeInput[] = [];
    for (const { role, path, url } of call.files) {
      const source = path === '-' ? await standardInput() : await FileSource.open(path);
      if (source instanceof FileSource) {
        opened.push(source);
        keepInput(source.identity);
      }
      const name = path === '-' ? 'stdin' : basename(path);
      inputs.push({ role, name, source, ...(url === undefined ? {} : { url }) });
    }
    const analysis = analyze(inputs, {
      platform: nodePlatform,
      rules,
      ...(catalogues === undefined ? {} : { catalogues }),
      signal: abort.signal,
      onProgress: (one) => progress.show(one),
      depth: call.only ?? 'full',
      ...(call.category === undefined ? {} : { categoryId: call.category }),
    });
    // Of a file that was changed meanwhile neither the result nor the error is to be trusted.
    await analysis.catch(() => undefined);
    for (const source of opened) await source.assertUnchanged();
    return await analysis;
  } finally {
    process.off('SIGINT', onInterrupt);
    progress.clear();
    for (const source of opened) await source.close();
  }
}

/** What may come through a pipe, bytes: it is held in memory, unlike a file. */
const MAXIMUM_STDIN = 1 << 30;

/** @throws {CallError} when nothing or too much comes */
async function standardInput(): Promise<MemorySource> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of process.stdin) {
    size += piece.length;
    if (size > MAXIMUM_STDIN) {
      throw new CallError({ zh: '标准输入超过 1 GiB', en: 'more than 1 GiB came from standard input' });
    }
    pieces.push(piece);
  }
  if (size === 0) throw new CallError({ zh: '标准输入没有内容', en: 'nothing came from standard input' });
  return new MemorySource(Buffer.concat(pieces));
}

/** @throws {CallError} when there is no such category */
export function checkCategory(id: string | undefined, rules: RulePack): void {
  if (id === undefined || rules.categories.has(id)) return;
  throw new CallError({
    zh: `没有“${id}”这个类别；zhizhi rules list categories 列出全部 39 类`,
    en: `there is no category “${id}”; zhizhi rules list categories names all 39`,
  });
}
