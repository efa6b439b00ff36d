import { open } from 'node:fs/promises';
import type { AuditResult } from '../analyzer/result.ts';
import { parseResult } from '../analyzer/result-schema.ts';
import { CallError } from './call-error.ts';
import { FileSource } from './file-source.ts';

/** A report is read whole: the largest known has less than 20 MB. */
const MAXIMUM_REPORT = 256 << 20;

/**
 * A report saved with `--format json`; `null` for a file that is not JSON.
 * @throws {CallError} for JSON that is no report
 */
export async function savedReport(path: string): Promise<AuditResult | null> {
  if (!(await beginsAsJson(path))) return null;
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const result = size > MAXIMUM_REPORT ? null : parseResult(parseJson(await file.readFile('utf8')));
    if (result !== null) return result;
  } finally {
    await file.close();
  }
  throw new CallError({
    zh: `${path} 不是检查报告（zhizhi audit --format json）`,
    en: `${path} is not a report (zhizhi audit --format json)`,
  });
}

async function beginsAsJson(path: string): Promise<boolean> {
  const source = await FileSource.open(path);
  try {
    const start = await source.read(0, Math.min(64, source.size));
    return new TextDecoder().decode(start).trimStart().startsWith('{');
  } finally {
    await source.close();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
