import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A whole process as a user starts it. */
export interface Command {
  readonly name: string;
  readonly argv: readonly [string, ...string[]];
  /** Exit statuses that mean it did its work (an audit that finds something ends with 1). */
  readonly accept?: readonly number[];
}

export interface Measurement {
  readonly name: string;
  /** Seconds, median over the rounds. */
  readonly seconds: number;
  readonly fastest: number;
  readonly slowest: number;
  /** Peak resident memory, MB (10^6 bytes), the largest of the rounds. */
  readonly megabytes: number;
}

/**
 * Runs the commands in turn, round after round, so that a busy moment of the machine falls on all of them. A first round
 * that warms the file cache is not counted; with one round there is none before it. Time and memory are those GNU time reports of the process and its children.
 * @throws when a command is missing or fails: a figure is not made up for it
 */
export function measure(commands: readonly Command[], rounds: number): Measurement[] {
  const samples = commands.map(() => [] as { seconds: number; megabytes: number }[]);
  for (let round = rounds === 1 ? 1 : 0; round <= rounds; round++) {
    commands.forEach((command, i) => {
      const sample = runOnce(command);
      if (round > 0) samples[i]?.push(sample);
    });
  }
  return commands.map(({ name }, i) => {
    const seconds = (samples[i] ?? []).map((one) => one.seconds).sort((a, b) => a - b);
    return {
      name,
      seconds: seconds[seconds.length >> 1] ?? Number.NaN,
      fastest: seconds[0] ?? Number.NaN,
      slowest: seconds.at(-1) ?? Number.NaN,
      megabytes: Math.max(...(samples[i] ?? []).map((one) => one.megabytes)),
    };
  });
}

function runOnce(command: Command): { seconds: number; megabytes: number } {
  const folder = mkdtempSync(join(tmpdir(), 'zhizhi-bench-'));
  const report = join(folder, 'time');
  const started = process.hrtime.bigint();
  const { status, error, stderr } = spawnSync(
    'time',
    ['-q', '-f', '%M', '-o', report, '--', ...command.argv],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, PYTHONWARNINGS: 'ignore' },
    },
  );
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  try {
    if (error) throw error;
    if (!(command.accept ?? [0]).includes(status ?? -1)) {
      throw new Error(`${command.argv.join(' ')}: exit status ${status}\n${stderr}`);
    }
    return { seconds, megabytes: (Number(readFileSync(report, 'utf8')) * 1024) / 1e6 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a program is on the PATH. */
export function installed(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
