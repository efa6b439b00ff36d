import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandResult } from './command-line.ts';

const main = join(import.meta.dirname, '../../cli/main.ts');

/** What a command meets beside its arguments. */
export interface Adversity {
  /** A module that runs first, in workers too: it makes a system call fail or wait as a bad disk would. */
  readonly preload?: string;
  /** Largest file that the process may write, KiB (RLIMIT_FSIZE): from there on a write fails as on a full disk. */
  readonly fileLimit?: number;
  /** Runs as a user who owns nothing. The tests may run as root, whom no permission stops. */
  readonly unprivileged?: boolean;
  /** Where stdout goes, instead of into a pipe. */
  readonly stdout?: string;
}

/** Runs the command line to its end, in English. */
export function zhizhiUnder(adversity: Adversity, ...args: readonly string[]): CommandResult {
  const [program, ...rest] = command(adversity, args);
  const out = adversity.stdout === undefined ? 'pipe' : openSync(adversity.stdout, 'w');
  const { status, stdout, stderr } = spawnSync(program, rest, {
    ...options(adversity),
    stdio: ['ignore', out, 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: 60_000,
  });
  if (typeof out === 'number') closeSync(out);
  return { status, stdout, stderr };
}

/** Starts it, with its stderr in a pipe. */
export function startZhizhi(adversity: Adversity, ...args: readonly string[]): ChildProcess {
  const [program, ...rest] = command(adversity, args);
  return spawn(program, rest, { ...options(adversity), stdio: ['ignore', 'ignore', 'pipe'] });
}

/** How a process ended, and what it said. */
export async function endOf(
  child: ChildProcess,
): Promise<{ code: number | null; signal: NodeJS.Signals | null; stderr: string }> {
  let stderr = '';
  child.stderr?.on('data', (piece: Buffer) => {
    stderr += piece.toString();
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.once('close', (...how) => resolve(how)),
  );
  return { code, signal, stderr };
}

function command({ fileLimit }: Adversity, args: readonly string[]): [string, ...string[]] {
  const call = [main, ...args, '--lang', 'en'];
  if (fileLimit === undefined) return [process.execPath, ...call];
  return ['bash', '-c', `ulimit -f ${fileLimit}; exec "$@"`, 'bash', process.execPath, ...call];
}

const NOBODY = 65534;

function options({ preload, unprivileged }: Adversity): SpawnOptions {
  const isRoot = process.getuid?.() === 0;
  const env: NodeJS.ProcessEnv = { ...process.env };
  if (preload !== undefined)
    env.NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(preload)}`;
  return { env, ...(unprivileged === true && isRoot ? { uid: NOBODY, gid: NOBODY } : {}) };
}
