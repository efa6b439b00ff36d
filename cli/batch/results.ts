import type { AuditResult } from '../../analyzer/result.ts';
import { parseResult } from '../../analyzer/result-schema.ts';
import { CallError } from '../call-error.ts';
import { readLines } from './journal.ts';

/**
 * The results of a batch, one at a time and without what only the audit of one app shows: thousands of them must fit in
 * memory. `null` for a file that could not be audited.
 * @throws {CallError} when the file is not there, or a line is not of a batch
 */
export async function* readResults(path: string): AsyncGenerator<{ readonly result: AuditResult | null }> {
  let number = 0;
  try {
    for await (const line of readLines(path)) {
      number++;
      const value: unknown = JSON.parse(line);
      if (typeof value !== 'object' || value === null || !('file' in value)) throw new SyntaxError('no file');
      const result = 'result' in value ? parseResult(value.result) : null;
      yield { result: result === null ? null : slim(result) };
    }
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new CallError({
        zh: `${path} 第 ${number} 行不是 batch 的结果`,
        en: `line ${number} of ${path} is not a result of a batch`,
      });
    }
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new CallError({ zh: `没有这个文件：${path}`, en: `there is no file ${path}` });
    }
    throw error;
  }
}

/** What a notice or a comparison needs: the lists of calls, hosts and components are most of a result. */
function slim(result: AuditResult): AuditResult {
  const { package: read } = result;
  const matrix = result.matrix.map((row) => ({
    ...row,
    declared: row.declared.slice(0, 1),
    used: row.used.slice(0, 1),
    disclosed: row.disclosed.slice(0, 1),
  }));
  const findings = result.findings.map((finding) => ({ ...finding, evidence: finding.evidence.slice(0, 1) }));
  return {
    ...result,
    package:
      read === null ? null : { ...read, components: [], apiCalls: null, endpoints: [], nativeLibraries: [] },
    policy: null,
    matrix,
    findings,
    checklist: [],
    coverage: [],
  };
}
