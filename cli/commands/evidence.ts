import { readFile } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { createEvidence } from '../../analyzer/evidence/create.ts';
import { verifyEvidence } from '../../analyzer/evidence/verify.ts';
import { plain } from '../../analyzer/report/plain.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import type { Language } from '../../analyzer/text.ts';
import { CallError } from '../call-error.ts';
import { FileSource } from '../file-source.ts';
import { nodePlatform } from '../node-platform.ts';
import { parse } from '../options.ts';
import { writeFileWhole, writeReport } from '../output.ts';
import { runAudit } from '../run-audit.ts';
import { filesOf } from './audit.ts';

/** `zhizhi evidence create|verify`. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const [action, ...rest] = args;
  if (action === 'create') return create(rest, language);
  if (action === 'verify') return verify(rest, language);
  throw new CallError({
    zh: '用法：zhizhi evidence create … 或 zhizhi evidence verify 证据包.zip',
    en: 'usage: zhizhi evidence create … or zhizhi evidence verify PACKAGE.zip',
  });
}

/** Audits, and packs the originals with the reports. The audit's findings do not change the exit status. */
async function create(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, {
    policy: { type: 'string' },
    listing: { type: 'string' },
    'listing-url': { type: 'string' },
    category: { type: 'string' },
    operator: { type: 'string' },
    source: { type: 'string' },
    'obtained-at': { type: 'string' },
    output: { type: 'string' },
  });
  const { output } = values;
  if (output === undefined) {
    throw new CallError({
      zh: '请用 --output 给出证据包的文件名',
      en: 'name the file of the evidence package with --output',
    });
  }
  const obtainedAt = values['obtained-at'] === undefined ? null : timeOf(values['obtained-at']);
  const rules = await loadRulePack();
  const files = filesOf(positionals, values.policy, { path: values.listing, url: values['listing-url'] });
  const result = await runAudit({ files, category: values.category }, rules, language);
  // Read again after the audit: `createEvidence` holds them to the digests that the audit reported.
  const originals = await Promise.all(
    files.map(async ({ path, url }) => ({
      bytes: new Uint8Array(await readFile(path)),
      // A store page is from its address, whatever the package is from.
      source: url ?? values.source ?? null,
      obtainedAt,
    })),
  );
  const now = new Date();
  const { zip, rootHash } = await createEvidence(
    result,
    rules,
    originals,
    {
      createdAt: now,
      timeZone: timeZone(now),
      environment: `Node.js ${process.versions.node}, ${platform()} ${arch()}`,
      operator: values.operator ?? null,
    },
    nodePlatform,
  );
  await writeFileWhole(zip, output);
  await writeReport(
    language === 'zh'
      ? `证据包：${output}\n根哈希（SHA-256，请另行记录）：${rootHash}\n`
      : `evidence package: ${output}\nroot hash (SHA-256; write it down elsewhere): ${rootHash}\n`,
    undefined,
  );
  return { found: false };
}

async function verify(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, { 'root-hash': { type: 'string' } });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw new CallError({ zh: '请给出一个证据包', en: 'name one evidence package' });
  }
  const source = await FileSource.open(path);
  try {
    const { discrepancies, filesChecked, rootHash } = await verifyEvidence(source, nodePlatform);
    const lines = discrepancies.map((one) => `${one.kind}  ${plain(one.path)}  ${plain(one.text[language])}`);
    const wanted = values['root-hash']?.toLowerCase();
    if (wanted !== undefined && wanted !== rootHash)
      lines.push(
        language === 'zh'
          ? `根哈希不符：记录为 ${wanted}，实际为 ${rootHash}`
          : `the root hash is ${rootHash}, not ${wanted} as written down`,
      );
    const whole = lines.length === 0;
    const summary =
      language === 'zh'
        ? `${whole ? '完好' : '有出入'}：核对 ${filesChecked} 个文件，根哈希 ${rootHash ?? '—'}`
        : `${whole ? 'intact' : 'not as packed'}: ${filesChecked} files checked, root hash ${rootHash ?? '—'}`;
    await writeReport(`${[...lines, summary].join('\n')}\n`, undefined);
    return { found: !whole };
  } finally {
    await source.close();
  }
}

function timeOf(text: string): string {
  const time = new Date(text);
  if (!Number.isNaN(time.getTime())) return time.toISOString();
  throw new CallError({
    zh: `--obtained-at 应为日期时间（ISO 8601），而不是 ${text}`,
    en: `--obtained-at takes a date and time (ISO 8601), not ${text}`,
  });
}

/** `Asia/Shanghai (+08:00)`, as the machine has it. */
function timeZone(now: Date): string {
  const minutes = -now.getTimezoneOffset();
  const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  const offset = `${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
  return `${Intl.DateTimeFormat().resolvedOptions().timeZone} (${offset})`;
}
