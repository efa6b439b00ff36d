/**
 * `node bench/limits.ts`: what inputs made to exhaust the readers cost, each in a process of its own with a heap of
 * 512 MB. Prints a table; `--write` makes `docs/limits.md`, with the bounds as the code has them.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadError } from '../analyzer/errors.ts';
import { FileSource } from '../cli/file-source.ts';
import { HOSTILE_INPUTS } from '../test/hostile/inputs.ts';
import { BOUNDS, boundOf } from './limits/bounds.ts';

interface Cost {
  readonly outcome: string;
  readonly seconds: number;
  /** Peak resident memory of the process, MB (10^6 bytes). */
  readonly megabytes: number;
}

const [option, name = '', file = ''] = process.argv.slice(2);
if (option === '--make') writeFileSync(file, HOSTILE_INPUTS[name]?.make() ?? new Uint8Array(0));
else if (option === '--read') console.log(JSON.stringify(await readOne(name, file)));
else measureAll(option === '--write');

async function readOne(name: string, path: string): Promise<Cost> {
  const input = HOSTILE_INPUTS[name];
  if (input === undefined) throw new Error(`no input ${name}`);
  const source = await FileSource.open(path);
  const started = performance.now();
  let outcome: string;
  try {
    const read = await input.read(source);
    outcome = read.includes(input.outcome) ? input.outcome : read.join(' ');
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    outcome = `refused: ${error.code}`;
  }
  const seconds = (performance.now() - started) / 1000;
  await source.close();
  return { outcome, seconds, megabytes: (process.resourceUsage().maxRSS * 1024) / 1e6 };
}

function measureAll(write: boolean): void {
  const folder = mkdtempSync(join(tmpdir(), 'zhizhi-limits-'));
  const rows: string[] = [];
  try {
    for (const [name, { what }] of Object.entries(HOSTILE_INPUTS)) {
      const path = join(folder, name);
      run('--make', name, path);
      const costs = [1, 2, 3].map(() => JSON.parse(run('--read', name, path)) as Cost);
      rmSync(path);
      const seconds = costs.map((cost) => cost.seconds).sort((a, b) => a - b)[1] ?? Number.NaN;
      const megabytes = Math.max(...costs.map((cost) => cost.megabytes));
      rows.push(`| ${what} | ${costs[0]?.outcome} | ${seconds.toFixed(2)} | ${Math.round(megabytes)} |`);
      console.log(rows.at(-1));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (write) writeFileSync(join(import.meta.dirname, '../docs/limits.md'), page(rows));
}

function run(option: string, name: string, path: string): string {
  // Making an input may take more than reading it may.
  const heap = option === '--read' ? ['--max-old-space-size=512'] : [];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...heap, import.meta.filename, option, name, path],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  if (status !== 0) throw new Error(`${name}: ${stderr.slice(-2000)}`);
  return stdout;
}

function page(rows: readonly string[]): string {
  return `# Limits

What a file may cost. Every reader has bounds on what it holds and does; beyond one it refuses the file with a typed error
(\`ReadError\`, one line for the user, exit status 2) or goes on without the rest and says so in a warning. Nothing is cut in silence.
There is no recursion over what a file holds, or its depth is bounded below.

Written by \`node bench/limits.ts --write\`; \`test/hostile/limits.test.ts\` holds the numbers to the code and each input to its outcome.

## Bounds

| what | at most | in |
|---|---:|---|
${BOUNDS.map((bound) => `| ${bound.what} | ${boundOf(bound)} | \`${bound.file}\` |`).join('\n')}

Work that no single number bounds is bounded by the file's size: string data, class data, code, lists of types and pools are read at most twice the bytes of their file, texts in
one pass.

## Measured

Inputs made to exhaust (\`test/hostile/inputs.ts\`), each read in a process of its own with a heap of 512 MB: seconds without the process's
start (median of three), and the largest resident memory, which has some 90 MB of Node and the catalogues in it. The aim is 2 s and 512 MB.
${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model.trim()} (${availableParallelism()} cores), Node ${process.version}; the machine was shared, so that
times are upper bounds.

A PDF's streams are inflated once, by every filter that is named and decrypted where the file is, before PDF.js is given them, and
what filters are given is counted as well as what they make; in the extension no PDF is read.
Not bounded yet is what PDF.js does with the content of one page, up to 64 MB of it: one string of 60 MB (a file of 62 kB) takes 15 s
and 2.5 GB, 30 million operators \`q\` (62 kB) or a content of 60 MB that the page names 2,000 times (74 kB) more than 25 s.

| input | outcome | s | MB |
|---|---|---:|---:|
${rows.join('\n')}
`;
}
