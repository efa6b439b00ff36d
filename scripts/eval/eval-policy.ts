import { parseArgs } from 'node:util';
import type { Task } from '../train/corpora.ts';
import { readCapp130 } from '../train/corpora.ts';
import { scoreCapp130 } from './capp130.ts';
import { rounded } from './scores.ts';

const CAPP130: readonly Task[] = ['topic', 'important', 'risk'];
const USAGE = 'usage: eval:policy -- --task topic|important|risk FILE.tsv | --task viodroid|ca4p FILE.jsonl';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { task: { type: 'string' } } });
const [file] = positionals;
const { task } = values;
if (file === undefined || positionals.length > 1 || task === undefined) fail(USAGE);
const capp130 = CAPP130.find((one) => one === task);
if (capp130 !== undefined) {
  const sentences = readCapp130(file);
  const started = performance.now();
  const { micro, macro } = scoreCapp130(capp130, sentences);
  const seconds = (performance.now() - started) / 1000;
  print({
    task,
    sentences: sentences.length,
    micro: rounded(micro),
    macro: rounded(macro),
    seconds: rounded(seconds),
  });
} else if (task === 'viodroid') {
  const { scoreViodroid, readViodroid } = await import('./viodroid.ts');
  const sentences = readViodroid(file);
  print({ task, sentences: sentences.length, ...scoreViodroid(sentences) });
} else if (task === 'ca4p') {
  const { scoreCa4p, readCa4p } = await import('./ca4p.ts');
  print({ task, ...scoreCa4p(readCa4p(file)) });
} else fail(USAGE);

function print(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
