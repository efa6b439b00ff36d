/**
 * npm run fuzz -- TARGET [--executions N] [--seed S] [--out DIR] [--figures FILE]
 *
 * Fuzzes one reader (test/fuzz/targets), guided by the branches that it takes, in a thread of its own with 512 MB. An
 * input that throws what it must not, takes too long or too much memory is made small and written to DIR (default
 * .fuzz/TARGET); what was found to be worth changing further is kept there too, and a later run begins from it.
 */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { addFigures } from './engine/figures.ts';
import type { FuzzTarget } from './engine/target.ts';
import { Watch } from './engine/watch.ts';
import type { FileCoverage, WorkerInput, WorkerMessage } from './engine/worker.ts';

/** An execution that takes longer than this has hung: the thread is ended. Milliseconds. */
const HANG = 10_000;
const MEMORY_MB = 512;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    executions: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    figures: { type: 'string' },
  },
});
const name = positionals[0];
const targets = readdirSync(join(import.meta.dirname, 'targets')).map((file) => file.replace(/\.ts$/, ''));
if (name === undefined || !targets.includes(name)) {
  console.error(
    `npm run fuzz -- TARGET [--executions N] [--seed S] [--out DIR] [--figures FILE]\ntargets: ${targets.join(' ')}`,
  );
  process.exit(2);
}
const executions = Number(values.executions);
const out = values.out ?? join('.fuzz', name);
const corpusFolder = join(out, 'corpus');
mkdirSync(corpusFolder, { recursive: true });

const { target } = (await import(`./targets/${name}.ts`)) as { target: FuzzTarget };
const corpus = readdirSync(corpusFolder)
  .sort()
  .map((file) => new Uint8Array(readFileSync(join(corpusFolder, file))));
const findings = new Map<string, string>();
let files: readonly FileCoverage[] = [];
let untaken: readonly string[] = [];
let done = 0;
const started = performance.now();

for (let seed = Number(values.seed); done < executions; seed++)
  done += await runThread(seed, executions - done);

const seconds = (performance.now() - started) / 1000;
const branches = files.reduce((sum, one) => sum + one.branches, 0);
const taken = files.reduce((sum, one) => sum + one.taken, 0);
console.log(
  `${name}: ${done} executions in ${seconds.toFixed(0)} s (${Math.round(done / seconds)}/s), ${taken} of ${branches} branches, ${findings.size} findings`,
);
for (const [file, message] of findings) console.log(`  ${file}: ${message}`);
writeFileSync(join(out, 'untaken.txt'), `${untaken.join('\n')}\n`);
if (values.figures !== undefined)
  addFigures(values.figures, name, { executions: done, seconds, findings: findings.size, files });
process.exitCode = findings.size > 0 ? 1 : 0;

/** One thread until it is done or must be ended. @returns executions */
function runThread(seed: number, most: number): Promise<number> {
  const watch = Watch.ofLength(target.maximumLength);
  const workerData: WorkerInput = {
    target: name ?? '',
    covers: target.covers,
    executions: most,
    seed,
    corpus,
    watch: watch.buffer,
  };
  const worker = new Worker(join(import.meta.dirname, 'engine/worker.ts'), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  return new Promise((resolve) => {
    const end = () => {
      clearInterval(timer);
      void worker.terminate().then(() => resolve(watch.executions));
    };
    const timer = setInterval(() => {
      if (watch.elapsed < HANG) return;
      keepFinding('hang', `did not end in ${HANG / 1000} s`, watch.input);
      end();
    }, 1000);
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'new') keepInput(message.data);
      else if (message.kind === 'fault') keepFinding(message.name, message.message, message.data);
      else if (message.kind === 'coverage') ({ files, untaken } = message);
      else end();
    });
    worker.on('error', (error) => {
      const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (!isMemory) throw error;
      keepFinding('memory', `took more than ${MEMORY_MB} MB`, watch.input);
      end();
    });
  });
}

function keepInput(data: Uint8Array): void {
  corpus.push(new Uint8Array(data));
  writeFileSync(join(corpusFolder, digest(data)), data);
}

function keepFinding(kind: string, message: string, data: Uint8Array): void {
  const file = join(out, kind === 'hang' || kind === 'memory' ? `${kind}-${digest(data)}` : kind);
  if (!existsSync(file)) writeFileSync(file, data);
  if (!findings.has(file)) console.log(`${file}: ${message}`);
  findings.set(file, message);
}

function digest(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 16);
}
