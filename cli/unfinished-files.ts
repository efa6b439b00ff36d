import { rmSync } from 'node:fs';
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Temporary files that are being written: an interruption takes them away. */
const unfinished = new Set<string>();

/** Until `finished` is called, a signal that ends the process removes the file first. */
export function begun(path: string): void {
  if (unfinished.size === 0) for (const signal of SIGNALS) process.on(signal, end);
  unfinished.add(path);
}

export function finished(path: string): void {
  unfinished.delete(path);
  if (unfinished.size === 0) for (const signal of SIGNALS) process.off(signal, end);
}

/** Ends with the status that a shell gives a process ended by this signal. */
function end(signal: NodeJS.Signals): void {
  for (const path of unfinished) {
    try {
      rmSync(path, { force: true });
    } catch {
      // Where an open file cannot be removed (Windows) it stays, under a name that says it is temporary.
    }
  }
  process.exit(128 + constants.signals[signal]);
}
