import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { FileCoverage } from './worker.ts';

/** What the runs of one target came to. */
export interface TargetFigures {
  readonly executions: number;
  readonly seconds: number;
  /** Inputs that broke the target's property in these runs, before they were mended. */
  readonly findings: number;
  readonly files: readonly FileCoverage[];
}

export type Figures = Readonly<Record<string, TargetFigures>>;

export function readFigures(path: string): Figures {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Figures) : {};
}

/** Adds a run to what is there: executions and time add up, coverage is the last run's, which began from all before. */
export function addFigures(path: string, target: string, run: TargetFigures): void {
  const all = readFigures(path);
  const before = all[target];
  const sum: TargetFigures = {
    executions: run.executions + (before?.executions ?? 0),
    seconds: Math.round(run.seconds + (before?.seconds ?? 0)),
    findings: run.findings + (before?.findings ?? 0),
    files: run.files,
  };
  const sorted = Object.entries({ ...all, [target]: sum }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}
