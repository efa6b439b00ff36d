/**
 * Precision and recall of the audits of a policy's text, against labels made by reading whole policies:
 * `node scripts/eval/policy-audits.ts` prints the tables of docs/policy-audits.md; `--write` puts them there.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AUDITS } from '../../analyzer/audits/index.ts';
import type { PolicyFacts } from '../../analyzer/facts/policy.ts';
import type { CategoryFact, Facts } from '../../analyzer/facts.ts';
import { passages } from '../../analyzer/judge/policy-passages.ts';
import { runAudits } from '../../analyzer/judge/run-audits.ts';
import { readPolicy } from '../../analyzer/policy/read-policy.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { policyRule } from '../../analyzer/rules/policy-rules.ts';
import {
  auditsOf,
  CATEGORIES,
  CONSENT_AUDITS,
  EXCESSIVE,
  firstLabel,
  LABELLED_POLICIES,
  type Label,
  type LabelledPolicy,
  labelOf,
  PARTS,
  rareAudits,
  type SearchedAudit,
} from '../../test/policy-labels/labels.ts';
import { groupsWithoutPurpose, PERMISSION_LABELS } from '../../test/policy-labels/permission-purpose.ts';
import { policy } from '../../test/support/policy.ts';

interface Count {
  right: number;
  wrong: number;
  missed: number;
  silent: number;
}

const root = join(import.meta.dirname, '../..');
const policies = join(root, '../shared/policies/full');
const rules = await loadRulePack();
const known = new Map<string, Set<string>>();
/** What the findings quote, by policy and audit. */
const quoted = new Map<string, string[]>();
/** What disagrees with a label, for whoever corrects a rule. */
const disagreements: string[] = [];

async function wholePolicy(name: string): Promise<PolicyFacts> {
  const bytes = new Uint8Array(readFileSync(join(policies, name)));
  const source = {
    size: bytes.length,
    read: async (at: number, length: number) => bytes.slice(at, at + length),
  };
  return readPolicy(source, basename(name), 0);
}

async function findingsIn(name: string, category: string | null = null): Promise<Set<string>> {
  const key = `${name}\0${category ?? ''}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const read = await wholePolicy(name);
  const chosen: CategoryFact | null =
    category === null ? null : { id: category, chosenBy: 'user', confidence: 1, because: [] };
  const facts: Facts = {
    inputs: [],
    package: null,
    code: null,
    policy: read,
    listing: null,
    category: chosen,
  };
  const { findings } = runAudits(AUDITS, facts, rules);
  for (const { rule, evidence } of findings) {
    const quotes = evidence.flatMap((one) => (one.kind === 'policy' ? [one.quote] : []));
    quoted.set(`${name}\0${rule}`, [...(quoted.get(`${name}\0${rule}`) ?? []), ...quotes]);
  }
  const found = new Set(findings.map((one) => one.rule));
  known.set(key, found);
  return found;
}

function add(count: Count, label: boolean, found: boolean, what: string): void {
  if (label && found) count.right++;
  else if (found) count.wrong++;
  else if (label) count.missed++;
  else count.silent++;
  if (label !== found) disagreements.push(`${found ? 'accused wrongly' : 'missed'}: ${what}`);
}

const empty = (): Count => ({ right: 0, wrong: 0, missed: 0, silent: 0 });
const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(2));

function row(name: string, { right, wrong, missed, silent }: Count): string {
  const cells = [right, wrong, missed, silent, share(right, right + wrong), share(right, right + missed)];
  return `| ${name} | ${cells.join(' | ')} |`;
}

const HEAD = [
  '| audit | right | wrong | missed | rightly silent | precision | recall |',
  '|---|--:|--:|--:|--:|--:|--:|',
];

async function searched(title: string, audits: readonly SearchedAudit[]): Promise<void> {
  for (const which of ['', ', labels as first written'] as const) {
    const size = Math.max(...audits.map((one) => one.policies.length));
    lines.push(`### ${title}${which} (${size})`, '', ...HEAD);
    for (const { audit, policies: labelled, label } of audits) {
      const count = empty();
      for (const one of labelled) {
        const said = label(one, which === '' ? undefined : 'first');
        if (said === 'unclear') continue;
        const category = audit === EXCESSIVE ? (CATEGORIES.get(one) ?? null) : null;
        const found = (await findingsIn(one, category)).has(audit);
        add(count, said === 'found', found, `${audit} in ${one}${which}`);
      }
      lines.push(row(`\`${audit}\``, count));
    }
    lines.push('');
  }
}

async function wholePolicies(
  part: LabelledPolicy['part'],
  which: string,
  label: (one: LabelledPolicy, audit: string) => Label,
): Promise<void> {
  const read = LABELLED_POLICIES.filter((one) => one.part === part);
  const all = empty();
  lines.push(`### Whole policies, ${part}${which} (${read.length})`, '', ...HEAD);
  for (const audit of auditsOf(part)) {
    const count = empty();
    for (const one of read) {
      const said = label(one, audit);
      const category = audit === EXCESSIVE ? (CATEGORIES.get(one.policy) ?? null) : null;
      if (said === 'unclear' || (audit === EXCESSIVE && category === null)) continue;
      const found = (await findingsIn(one.policy, category)).has(audit);
      add(count, said === 'found', found, `${audit} in ${one.policy}${which}`);
    }
    for (const key of ['right', 'wrong', 'missed', 'silent'] as const) all[key] += count[key];
    lines.push(row(`\`${audit}\``, count));
  }
  lines.push(row('**all**', all), '');
}

/** The sentences that readers noted for a finding, and whether the finding quotes them or a part of them. */
async function quotesOfReaders(): Promise<void> {
  const counts = new Map<string, { noted: number; quoted: number }>();
  for (const one of LABELLED_POLICIES) {
    await findingsIn(one.policy, CATEGORIES.get(one.policy) ?? null);
    for (const [audit, noted] of Object.entries(one.quotes)) {
      const quotes = quoted.get(`${one.policy}\0${audit}`);
      if (labelOf(one, audit) !== 'found' || quotes === undefined) continue;
      const count = counts.get(audit) ?? { noted: 0, quoted: 0 };
      count.noted++;
      if (quotes.some((quote) => overlap(quote, noted))) count.quoted++;
      else disagreements.push(`not quoted: ${audit} in ${one.policy}: ${noted}`);
      counts.set(audit, count);
    }
  }
  lines.push('### Sentences that readers noted, where the audit finds too', '');
  lines.push('| audit | noted | quoted |', '|---|--:|--:|');
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [audit, count] of sorted) lines.push(`| \`${audit}\` | ${count.noted} | ${count.quoted} |`);
  const sum = (key: 'noted' | 'quoted') => sorted.reduce((all, [, count]) => all + count[key], 0);
  lines.push(`| **all** | ${sum('noted')} | ${sum('quoted')} |`, '');
}

/** Whether the two share a stretch long enough to be the same sentence. Readers leave out parts with “…”. */
function overlap(quote: string, noted: string): boolean {
  const bare = (text: string) => text.replace(/\s/g, '');
  const parts = noted.split('…').map(bare);
  const whole = bare(quote);
  return parts.some(
    (part) => part.length > 0 && (whole.includes(part) || (whole.length >= 8 && part.includes(whole))),
  );
}

const lines: string[] = [];
for (const part of PARTS) await wholePolicies(part, '', labelOf);
const corrected = LABELLED_POLICIES.filter((one) => one.corrected !== undefined);
for (const part of PARTS.filter((id) => corrected.some((one) => one.part === id))) {
  await wholePolicies(part, ', labels as first written', firstLabel);
}
await quotesOfReaders();
const everyPolicy = readdirSync(policies).sort();
await searched('Consent in all whole policies', CONSENT_AUDITS);
await searched('Audits that fire seldom, in all whole policies', rareAudits(everyPolicy));

for (const part of ['first', 'second'] as const) {
  const read = PERMISSION_LABELS.filter((one) => one.part === part);
  const all = empty();
  lines.push(
    `### \`missing-permission-purpose\`, ${part} part, every dangerous permission asked for (${read.length})`,
    '',
    ...HEAD.map((line) => line.replace('audit', 'group')),
  );
  const reported = new Map<string, Set<string>>();
  for (const { policy: name } of read) {
    reported.set(name, groupsWithoutPurpose(await wholePolicy(name), rules));
  }
  for (const group of Object.keys(read[0]?.told ?? {})) {
    const count = empty();
    for (const one of read) {
      const told = one.corrected?.[group]?.to ?? one.told[group];
      if (told === 'unclear') continue;
      const found = reported.get(one.policy)?.has(group) === true;
      add(count, told === 'no', found, `purpose of ${group} in ${one.policy}`);
    }
    for (const key of ['right', 'wrong', 'missed', 'silent'] as const) all[key] += count[key];
    lines.push(row(group, count));
  }
  lines.push(row('**all**', all), '');
}

/** Rules by which a duty counts as fulfilled, beside the compliance rule of VioDroid that asks for the same. */
const FULFILLED = [
  ['handler-identity', 'CR3'],
  ['complaint-channel', 'CR4'],
  ['minors', 'CR5'],
  ['policy-change-notice', 'CR7'],
  ['consent-withdrawal', 'CR8'],
  ['targeted-push-opt-out', 'CR9'],
  ['retention-period', 'CR14'],
  ['breach-notice', 'CR17'],
] as const;

interface LabelledSentence {
  readonly text: string;
  readonly labels: readonly string[];
}

const sentences = readFileSync(join(root, '../shared/policies/annotated/viodroid.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as LabelledSentence);
lines.push(
  `### Sentences that fulfil a duty, in VioDroid (${sentences.length})`,
  '',
  '| rule | VioDroid | sentences | recognised | taken for it wrongly |',
  '|---|---|--:|--:|--:|',
);
for (const [id, label] of FULFILLED) {
  const rule = policyRule(id);
  const said = sentences.map((one) => ({
    label: one.labels.includes(label),
    found: passages(policy(one.text), rule).length > 0,
  }));
  const of = said.filter((one) => one.label);
  const recognised = of.filter((one) => one.found).length;
  const wrongly = said.filter((one) => one.found && !one.label).length;
  lines.push(`| \`${id}\` | ${label} | ${of.length} | ${share(recognised, of.length)} | ${wrongly} |`);
}

const table = `${lines.join('\n')}\n`;
process.stdout.write(table);
process.stderr.write(`${[...new Set(disagreements)].join('\n')}\n`);
if (process.argv.includes('--write')) {
  const file = join(root, 'docs/policy-audits.md');
  const text = readFileSync(file, 'utf8');
  const start = text.indexOf('<!-- tables -->');
  if (start < 0) throw new Error(`${file} has no place for the tables`);
  writeFileSync(file, `${text.slice(0, start)}<!-- tables -->\n\n${table}`);
}
