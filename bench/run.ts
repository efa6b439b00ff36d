/**
 * `npm run bench`: what Zhizhi costs and how well it reads beside its peers, in one run on one machine. Prints tables;
 * `--write` also makes `docs/benchmarks.md`. Sections can be named: `npm run bench manifest`.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { codeComparisons } from './code.ts';
import { manifestComparisons } from './manifest.ts';
import { pageTasks } from './page.ts';
import type { Part } from './part.ts';
import { versionOf } from './peers.ts';
import { policyFigures } from './policy.ts';
import { type Comparison, comparisonTable, peersAhead } from './table.ts';

const INTRODUCTION =
  'Made by `npm run bench -- --write`: all programs in turn in one run, medians, the first round not counted (of the largest package there is one round). Ratios, not seconds, are what compares between machines: above 1 the peer takes more than Zhizhi, below 1 it is ahead.';

const apks = join(import.meta.dirname, '../../shared/apks');
if (!existsSync(apks)) {
  console.error(`the benchmarks need the APKs in ${apks}`);
  process.exit(1);
}

interface Section {
  readonly title: string;
  readonly run: (apks: string) => Part | Promise<Part>;
}

const compared =
  (compare: (apks: string) => Comparison[] | Promise<Comparison[]>): Section['run'] =>
  async (apks) => {
    const comparisons = await compare(apks);
    return { text: comparisonTable(comparisons), behind: comparisons.flatMap(peersAhead) };
  };

const SECTIONS: Readonly<Record<string, Section>> = {
  manifest: { title: 'The manifest alone, whole process', run: compared(manifestComparisons) },
  code: { title: 'The whole audit, whole process', run: compared(codeComparisons) },
  page: { title: 'The audit page in Chromium: how long its own thread is blocked', run: pageTasks },
  policy: { title: 'How well policies are read', run: policyFigures },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' } },
});
if (values.write === true && positionals.length > 0) {
  console.error('--write makes the whole page: name no section');
  process.exit(1);
}
const parts: string[] = [];
const behind: string[] = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(SECTIONS)) {
  const section = SECTIONS[name];
  if (section === undefined) {
    console.error(`no section ${name}; there are: ${Object.keys(SECTIONS).join(', ')}`);
    process.exit(1);
  }
  const part = await section.run(apks);
  const text = `## ${section.title}\n\n${part.text}`;
  console.log(`${text}\n`);
  parts.push(text);
  behind.push(...part.behind);
}
const ahead = `## Where we are behind\n\n${behind.length === 0 ? 'Nowhere in this run.' : behind.map((line) => `- ${line}`).join('\n')}`;
console.log(ahead);
if (values.write === true) {
  const page = ['# Benchmarks', INTRODUCTION, machine(), ahead, ...parts].join('\n\n');
  writeFileSync(join(import.meta.dirname, '../docs/benchmarks.md'), `${page}\n`);
}

function machine(): string {
  const [cpu] = cpus();
  return [
    `- ${new Date().toISOString().slice(0, 10)}; ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `- Node ${process.version}; ${versionOf('aapt', 'version')}; ${versionOf('dpkg-query', '-W', 'dexdump').replaceAll('\t', ' ')}; androguard ${versionOf('androguard', '--version').replace(/^androguard,? */i, '')}; ${versionOf('chromium', '--version')}`,
  ].join('\n');
}
