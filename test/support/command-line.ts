import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { AuditResult } from '../../analyzer/result.ts';

const root = join(import.meta.dirname, '../..');

export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a user would, with its output in pipes. */
export function zhizhi(...args: readonly string[]): CommandResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'cli/main.ts'), ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  return { status, stdout, stderr };
}

/** What `zhizhi audit FILE --format json` prints. */
export function auditByCommandLine(file: string, ...args: readonly string[]): AuditResult {
  const { stdout, stderr, status } = zhizhi('audit', file, '--format', 'json', ...args);
  if (status !== 0 && status !== 1) throw new Error(`zhizhi audit ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as AuditResult;
}

/** A result without what two runs may differ in. */
export function timeless({ startedAt: _, durationMs: __, ...result }: AuditResult): object {
  return result;
}
