/**
 * Asks the package registry for known vulnerabilities of what ships (`npm audit`), and fails on a high or critical one.
 * Where the registry does not answer, or has no advisories, that is said and nothing fails: a change must land offline too.
 */
import { spawnSync } from 'node:child_process';

const call = ['audit', '--omit=dev', '--json', '--fetch-retries=1', '--fetch-timeout=30000'];
const { stdout, error } = spawnSync('npm', call, { encoding: 'utf8', maxBuffer: 2 ** 26 });
if (error !== undefined) throw error;

interface Report {
  readonly message?: string;
  readonly metadata?: { readonly vulnerabilities?: Readonly<Record<string, number>> };
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly range: string }>>;
}

const report = parse(stdout);
const counts = report?.metadata?.vulnerabilities;
if (counts === undefined) {
  const why = report?.message === undefined ? '' : ` (${report.message.split(' - ')[0]})`;
  process.stdout.write(`dependencies not audited: the registry gave no advisories${why}\n`);
} else {
  const grave = Object.entries(report?.vulnerabilities ?? {}).filter(([, { severity }]) =>
    ['high', 'critical'].includes(severity),
  );
  for (const [name, { severity, range }] of grave) process.stdout.write(`${severity}: ${name} ${range}\n`);
  process.stdout.write(
    `dependencies audited: ${grave.length} high or critical of ${counts.total ?? 0} known vulnerabilities\n`,
  );
  if (grave.length > 0) process.exitCode = 1;
}

function parse(text: string): Report | null {
  try {
    return JSON.parse(text) as Report;
  } catch {
    return null;
  }
}
