import { execFileSync } from 'node:child_process';

/** Runs a Python 3 program and gives what it printed. Fails, and says so, where there is no python3. */
export function python(program: string, args: readonly string[] = [], input?: string | Uint8Array): string {
  return execFileSync('python3', ['-c', program, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    ...(input === undefined ? {} : { input }),
  });
}
