/** `node test/fuzz/page.ts FIGURES` takes the figures of runs into `docs/fuzzing.json` and writes `docs/fuzzing.md` from them. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFigures } from './engine/figures.ts';
import { fuzzingPage } from './engine/fuzzing-page.ts';

const docs = join(import.meta.dirname, '../../docs');
const path = process.argv[2] ?? join(docs, 'fuzzing.json');
if (!existsSync(path)) {
  console.error(`no figures in ${path}`);
  process.exit(2);
}
const figures = readFigures(path);
writeFileSync(join(docs, 'fuzzing.json'), `${JSON.stringify(figures, null, 1)}\n`);
writeFileSync(join(docs, 'fuzzing.md'), fuzzingPage(figures));
