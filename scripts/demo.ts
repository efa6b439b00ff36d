/**
 * `npm run demo`: audits the demo app, a music-teaching video app of our own with known faults (test/fixtures/demo), from
 * package, policy and saved store page, through the command line as a user would; makes every document that people need
 * from it under `out/demo`, and lists what was written.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languageOf } from '../cli/language.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = fileURLToPath(new URL('../cli/start.mjs', import.meta.url));
const language = languageOf(undefined, process.env);
/** Another folder may be named, for tests. */
const folder = relative(root, process.argv[2] ?? join(root, 'out/demo'));

const FIXTURES = 'test/fixtures/demo';
const INPUTS = [
  `${FIXTURES}/demo.apk`,
  ...['--policy', `${FIXTURES}/policy.html`],
  ...['--listing', `${FIXTURES}/listing.html`],
  ...['--listing-url', 'https://apps.example.com/app/com.example.lexue'],
  ...['--category', 'learning-education'],
];
const to = (name: string) => join(folder, name);

/** What is run: the arguments, and the exit status that is right. 1: the demo app is at fault, and an audit must say so. */
const STEPS: readonly { readonly args: readonly string[]; readonly status: 0 | 1; readonly shown?: true }[] =
  [
    {
      args: [
        ...['audit', ...INPUTS, '--format', 'text'],
        ...['--output.html', to('report.html'), '--output.json', to('report.json')],
        ...['--output.markdown', to('report.md'), '--output.sarif', to('report.sarif')],
        ...['--output.gitlab', to('gl-code-quality-report.json')],
        ...['--output.notice', to('notice.docx'), '--output.proposal', to('proposal.docx')],
      ],
      status: 1,
      shown: true,
    },
    {
      args: ['audit', ...INPUTS, '--output.notice', to('notice.csv'), '--output.proposal', to('proposal.md')],
      status: 1,
    },
    {
      args: [
        'audit',
        ...INPUTS,
        '--output.notice',
        to('notice.md'),
        '--output.proposal',
        to('proposal.html'),
      ],
      status: 1,
    },
    { args: ['audit', ...INPUTS, '--output.notice', to('notice.html')], status: 1 },
    {
      args: [
        ...['evidence', 'create', ...INPUTS, '--output', to('evidence.zip')],
        ...['--outcomes', `${FIXTURES}/outcomes.json`, '--attach', `${FIXTURES}/policy-2025.html`],
        ...['--timestamp-request', to('evidence.tsq')],
      ],
      status: 0,
      shown: true,
    },
    { args: ['evidence', 'verify', to('evidence.zip')], status: 0, shown: true },
    // The policy as it was a year before, and as it is.
    {
      args: [
        ...['diff', `${FIXTURES}/demo.apk`, `${FIXTURES}/demo.apk`, '--category', 'learning-education'],
        ...['--old-policy', `${FIXTURES}/policy-2025.html`, '--new-policy', `${FIXTURES}/policy.html`],
        ...['--output', to('diff.md')],
      ],
      status: 0,
    },
    {
      args: [
        ...['batch', FIXTURES, 'test/fixtures/code', '--category', 'learning-education'],
        ...['--output', to('batch.jsonl'), '--notice', to('batch-notice.docx')],
      ],
      status: 1,
    },
    { args: ['compare', to('batch.jsonl'), '--output', to('compare.md')], status: 0 },
  ];

rmSync(join(root, folder), { recursive: true, force: true });
mkdirSync(join(root, folder), { recursive: true });
for (const { args, status, shown } of STEPS) {
  const all = [...args, '--lang', language];
  process.stdout.write(`$ zhizhi ${all.join(' ')}\n`);
  const stdout = shown ? 'inherit' : 'ignore';
  const run = spawnSync(process.execPath, [main, ...all], {
    cwd: root,
    stdio: ['ignore', stdout, 'inherit'],
  });
  if (run.error) throw run.error;
  process.stdout.write(shown ? '\n' : '');
  if (run.status === status) continue;
  process.stderr.write(`zhizhi ${args[0]} ended with exit status ${run.status}; ${status} was expected\n`);
  process.exit(1);
}

const written = readdirSync(join(root, folder)).sort();
process.stdout.write(language === 'zh' ? `\n写出的文件（${folder}）\n` : `\nWritten to ${folder}\n`);
for (const name of written) {
  const bytes = statSync(join(root, folder, name)).size;
  process.stdout.write(`  ${name.padEnd(30)} ${String(bytes).padStart(9)} B\n`);
}
process.stdout.write(
  language === 'zh'
    ? '\n检查您自己的应用：npm run -s zhizhi -- audit 应用.apk --category utility-tools\n'
    : '\nAudit an app of yours: npm run -s zhizhi -- audit app.apk --category utility-tools\n',
);
