import { parentPort } from 'node:worker_threads';
import { ReadError } from '../../analyzer/errors.ts';
import { withSuppressions } from '../../analyzer/judge/suppressions.ts';
import { safeJson } from '../../analyzer/report/json.ts';
import { CallError } from '../call-error.ts';
import { loadRules, type Rules } from '../rules/own-rules.ts';
import { runAudit } from '../run-audit.ts';
import type { BatchLine, Task } from './protocol.ts';

/** One batch has one set of rules. */
let judged: Promise<Rules> | undefined;

/** A worker of `zhizhi batch`: audits what it is sent and answers with a line. A file that cannot be read is an answer too. */
async function audit({ path, category, rules, suppressions }: Task): Promise<BatchLine> {
  try {
    judged ??= loadRules(rules);
    const files = [{ role: 'package', path }] as const;
    const audited = await runAudit({ files, category }, await judged, 'en');
    const today = new Date().toISOString().slice(0, 10);
    return { file: path, result: withSuppressions(audited, suppressions, today) };
  } catch (error) {
    if (error instanceof ReadError) return { file: path, error: { code: error.code, message: error.text } };
    if (error instanceof CallError) return { file: path, error: { code: 'unreadable', message: error.text } };
    const message = error instanceof Error ? error.message : String(error);
    return {
      file: path,
      error: {
        code: 'tool-failed',
        message: { zh: `工具出错：${message}`, en: `the tool failed: ${message}` },
      },
    };
  }
}

parentPort?.on('message', (task: Task) => {
  void audit(task).then((line) => parentPort?.postMessage(safeJson(line)));
});
