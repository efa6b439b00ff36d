/**
 * `npm run demo`: audits the demo app, a music-teaching video app of our own with known faults (test/fixtures/demo), end
 * to end through the command line as a user would, and says what to try next.
 */
import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languageOf } from '../cli/language.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = fileURLToPath(new URL('../cli/start.mjs', import.meta.url));
const apk = relative(root, fileURLToPath(new URL('../test/fixtures/demo/demo.apk', import.meta.url)));
const language = languageOf(undefined, process.env);
const args = ['audit', apk, '--category', 'learning-education', '--lang', language];

process.stdout.write(`$ zhizhi ${args.join(' ')}\n\n`);
const { status, error } = spawnSync(process.execPath, [main, ...args], { cwd: root, stdio: 'inherit' });
if (error) throw error;
// The demo app is at fault, so the audit must say so: exit status 1.
if (status !== 1) {
  process.stderr.write(`the demo's audit ended with exit status ${status}; 1 was expected\n`);
  process.exit(1);
}
process.stdout.write(
  language === 'zh'
    ? '退出码 1：发现了不符合规定的明确迹象。检查您自己的应用：npm run -s zhizhi -- audit 应用.apk --category utility-tools\n'
    : 'Exit status 1: there are clear indications that it does not comply. Audit an app of yours: npm run -s zhizhi -- audit app.apk --category utility-tools\n',
);
