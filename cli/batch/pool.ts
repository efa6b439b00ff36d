import { Worker } from 'node:worker_threads';
import { safeJson } from '../../analyzer/report/json.ts';
import type { BatchLine, Task } from './protocol.ts';

/** Beside this file: in the sources, and where `scripts/build-cli.ts` joins them. */
const WORKER = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';

/** Memory of one worker, MB: a package that needs more ends that worker and nothing else. */
const WORKER_MEMORY = 2048;

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
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      resolve({ line, died });
    };
    const onMessage = (line: string): void => settle(line, false);
    const onError = (error: Error): void => settle(failure(task, error.message), true);
    const onExit = (): void => settle(failure(task, 'the worker ended'), true);
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage(task);
  });
}

function failure(task: Task, message: string): string {
  const line: BatchLine = {
    file: task.path,
    error: {
      code: 'worker-ended',
      message: {
        zh: `检查此文件的线程中止：${message}`,
        en: `the thread auditing this file ended: ${message}`,
      },
    },
  };
  return safeJson(line);
}
