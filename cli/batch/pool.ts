import { Worker } from 'node:worker_threads';
import { safeJson } from '../../analyzer/report/json.ts';
import type { Text } from '../../analyzer/text.ts';
import type { BatchLine, Task } from './protocol.ts';

/** Beside this file: in the sources, and where `scripts/build-cli.ts` joins them. */
const WORKER = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';

/** Memory of one worker, MB: a package that needs more ends that worker and nothing else. */
const WORKER_MEMORY = 2048;
/** Minutes that one file may take: a hundred times the longest known. All readers are bounded; should one not be, the batch goes on. */
const MAXIMUM_MINUTES = 15;

/**
 * Runs tasks in worker threads, each worker one at a time, and hands over each line as it comes. A worker that dies answers
 * with an error. When a line cannot be taken, or `signal` is aborted, all workers end where they stand.
 * @throws what `onLine` throws, or the signal's reason
 */
export async function runTasks(
  tasks: readonly Task[],
  jobs: number,
  onLine: (file: string, line: string) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const stop = new AbortController();
  const stopped = AbortSignal.any([stop.signal, signal]);
  let next = 0;
  const lane = async (): Promise<void> => {
    let worker: Worker | null = null;
    const end = () => void worker?.terminate();
    stopped.addEventListener('abort', end);
    try {
      for (let task = tasks[next++]; task !== undefined; task = tasks[next++]) {
        stopped.throwIfAborted();
        worker ??= start();
        const answer = await ask(worker, task);
        if (answer.died) worker = null;
        // A worker that was ended says nothing of its file.
        stopped.throwIfAborted();
        await onLine(task.path, answer.line);
      }
    } catch (error) {
      stop.abort(error);
      throw error;
    } finally {
      stopped.removeEventListener('abort', end);
      await worker?.terminate();
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(jobs, tasks.length) }, lane));
  signal.throwIfAborted();
  const failed = lanes.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw stop.signal.reason;
}

function start(): Worker {
  return new Worker(new URL(WORKER, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY },
  });
}

function ask(worker: Worker, task: Task): Promise<{ line: string; died: boolean }> {
  return new Promise((resolve) => {
    const settle = (line: string, died: boolean): void => {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      resolve({ line, died });
    };
    const onMessage = (line: string): void => settle(line, false);
    const onError = ({ message }: Error): void => settle(failure(task, { zh: message, en: message }), true);
    const onExit = (): void => settle(failure(task, ENDED), true);
    const timer = setTimeout(() => {
      settle(failure(task, TOO_LONG), true);
      void worker.terminate();
    }, MAXIMUM_MINUTES * 60_000);
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage(task);
  });
}

const ENDED: Text = { zh: '线程自行结束', en: 'the worker ended' };
const TOO_LONG: Text = {
  zh: `超过 ${MAXIMUM_MINUTES} 分钟仍未完成`,
  en: `it took longer than ${MAXIMUM_MINUTES} minutes`,
};

function failure(task: Task, why: Text): string {
  const line: BatchLine = {
    file: task.path,
    error: {
      code: 'worker-ended',
      message: {
        zh: `检查此文件的线程中止：${why.zh}`,
        en: `the thread auditing this file ended: ${why.en}`,
      },
    },
  };
  return safeJson(line);
}
