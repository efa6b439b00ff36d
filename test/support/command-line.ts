import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { AuditResult } from '../../analyzer/result.ts';

const root = join(import.meta.dirname, '../..');

/** What `zhizhi audit FILE --format json` prints. */
export function auditByCommandLine(file: string, ...args: readonly string[]): AuditResult {
  const call = [join(root, 'cli/main.ts'), 'audit', file, '--format', 'json', ...args];
  const { stdout, stderr, status } = spawnSync(process.execPath, call, {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0 && status !== 1) throw new Error(`zhizhi audit ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as AuditResult;
}

/** A result without what two runs may differ in. */
export function timeless({ startedAt: _, durationMs: __, ...result }: AuditResult): object {
  return result;
}
