/**
 * `npm run bench`: what Zhizhi costs beside its peers, in one run on one machine. Prints tables; `--write` also makes
 * `docs/benchmarks.md`. Sections can be named: `npm run bench manifest`.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { codeComparisons } from './code.ts';
import { manifestComparisons } from './manifest.ts';
import { versionOf } from './peers.ts';
import { type Comparison, comparisonTable } from './table.ts';

const apks = join(import.meta.dirname, '../../shared/apks');
if (!existsSync(apks)) {
  console.error(`the benchmarks need the APKs in ${apks}`);
  process.exit(1);
}

interface Section {
  readonly title: string;
  readonly run: (apks: string) => Comparison[] | Promise<Comparison[]>;
}

const SECTIONS: Readonly<Record<string, Section>> = {
  manifest: { title: 'The manifest alone, whole process', run: manifestComparisons },
  code: { title: 'The whole audit, whole process', run: codeComparisons },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' } },
});
const chosen = positionals.length > 0 ? positionals : Object.keys(SECTIONS);
const parts = [
  '# Benchmarks',
  'Made by `npm run bench -- --write`: all programs in turn in one run, medians, the first round not counted. Ratios, not seconds, are what compares between machines: above 1 the peer takes more than Zhizhi, below 1 it is ahead.',
  machine(),
];
for (const name of chosen) {
  const section = SECTIONS[name];
  if (section === undefined) {
    console.error(`no section ${name}; there are: ${Object.keys(SECTIONS).join(', ')}`);
    process.exit(1);
  }
  const text = `## ${section.title}\n\n${comparisonTable(await section.run(apks))}`;
  console.log(`${text}\n`);
  parts.push(text);
}
if (values.write === true) {
  writeFileSync(join(import.meta.dirname, '../docs/benchmarks.md'), `${parts.join('\n\n')}\n`);
}

function machine(): string {
  const [cpu] = cpus();
  return [
    `- ${new Date().toISOString().slice(0, 10)}; ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `- Node ${process.version}; ${versionOf('aapt', 'version')}; androguard ${versionOf('androguard', '--version').replace(/^androguard,? */i, '')}`,
  ].join('\n');
}
