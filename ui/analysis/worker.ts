import { type AnalyzeInput, analyze } from '../../analyzer/analyze.ts';
import { BlobSource } from '../../analyzer/bytes/source.ts';
import { ReadError } from '../../analyzer/errors.ts';
import type { Progress } from '../../analyzer/progress.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { browserPlatform } from '../browser-platform.ts';
import { historyStore } from '../history/store.ts';
import type { AnalysisReply, AnalysisRequest, Kept } from './protocol.ts';

/** Progress within a stage is told at most this often, in milliseconds: the page has better things to do than to draw it. */
const PROGRESS_INTERVAL = 50;

self.addEventListener('message', (event: MessageEvent<AnalysisRequest>) => void run(event.data));

async function run(request: AnalysisRequest): Promise<void> {
  try {
    const result = await analyze(request.files.map(inputOf), {
      platform: browserPlatform,
      rules: await loadRulePack(),
      onProgress: throttled(),
      ...(request.categoryId === null ? {} : { categoryId: request.categoryId }),
    });
    reply({ kind: 'done', result, kept: await keep(result, request.keep) });
  } catch (error) {
    reply(failure(error));
  }
}

/** Here rather than in the page, which would be blocked while a large result is copied into the database. */
async function keep(result: AuditResult, wanted: boolean): Promise<Kept> {
  if (!wanted) return { kind: 'unwanted' };
  try {
    return { kind: 'kept', id: await historyStore().save(result, new Date().toISOString()) };
  } catch {
    // No space, or a private window: the result itself must not be lost for that.
    return { kind: 'failed' };
  }
}

function inputOf({ role, file, url, listing }: AnalysisRequest['files'][number]): AnalyzeInput {
  const given = { role, name: file.name, source: new BlobSource(file) };
  return { ...given, ...(url === '' ? {} : { url }), ...(listing === undefined ? {} : { listing }) };
}

function throttled(): (progress: Progress) => void {
  let stage: Progress['stage'] | null = null;
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (progress.stage === stage && now - last < PROGRESS_INTERVAL && progress.fraction < 1) return;
    stage = progress.stage;
    last = now;
    reply({ kind: 'progress', progress });
  };
}

function failure(error: unknown): AnalysisReply {
  if (error instanceof ReadError) return { kind: 'unreadable', text: error.text };
  // The file was moved, changed or deleted after it was chosen, or may not be read (File API, 8.1).
  if (error instanceof DOMException && ['NotReadableError', 'NotFoundError'].includes(error.name)) {
    return {
      kind: 'unreadable',
      text: {
        zh: '浏览器无法读取这个文件：它可能已被移动、修改，或是一个文件夹',
        en: 'the browser cannot read this file: it may have been moved or changed, or it is a folder',
      },
    };
  }
  return { kind: 'fault', message: error instanceof Error ? error.message : String(error) };
}

function reply(message: AnalysisReply): void {
  self.postMessage(message);
}
