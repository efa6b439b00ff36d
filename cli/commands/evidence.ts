import { readFile } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { basename } from 'node:path';
import { attachmentOf, attachmentRole } from '../../analyzer/evidence/attachment.ts';
import { type Attachment, createEvidence } from '../../analyzer/evidence/create.ts';
import { parseOutcomes, withOutcomes } from '../../analyzer/evidence/outcomes.ts';
import { addTimestamp, fromHex } from '../../analyzer/evidence/stamp.ts';
import { timestampRequest } from '../../analyzer/evidence/timestamp.ts';
import { verifyEvidence } from '../../analyzer/evidence/verify.ts';
import { plain } from '../../analyzer/report/plain.ts';
import type { Language } from '../../analyzer/text.ts';
import { CallError } from '../call-error.ts';
import { loadConfig } from '../config.ts';
import { FileSource } from '../file-source.ts';
import { nodePlatform } from '../node-platform.ts';
import { onlyFile, parse } from '../options.ts';
import { writeFileWhole, writeReport } from '../output.ts';
import { loadRules, type Rules } from '../rules/own-rules.ts';
import { runAudit } from '../run-audit.ts';
import { filesOf } from './audit.ts';

/** `zhizhi evidence create|stamp|verify`. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const [action, ...rest] = args;
  if (action === 'create') return create(rest, language);
  if (action === 'stamp') return stamp(rest, language);
  if (action === 'verify') return verify(rest, language);
  throw new CallError({
    zh: '用法：zhizhi evidence create|stamp|verify …；zhizhi evidence --help 有详细说明',
    en: 'usage: zhizhi evidence create|stamp|verify …; zhizhi evidence --help says more',
  });
}

/** Audits, and packs the originals with the reports. The audit’s findings do not change the exit status. */
async function create(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, {
    policy: { type: 'string' },
    listing: { type: 'string' },
    'listing-url': { type: 'string' },
    category: { type: 'string' },
    config: { type: 'string' },
    rules: { type: 'string' },
    operator: { type: 'string' },
    source: { type: 'string' },
    'obtained-at': { type: 'string' },
    outcomes: { type: 'string' },
    attach: { type: 'string', multiple: true },
    'timestamp-request': { type: 'string' },
    output: { type: 'string' },
  });
  const output = required(values.output, '--output');
  const obtainedAt = values['obtained-at'] === undefined ? null : timeOf(values['obtained-at']);
  const source = values.source ?? null;
  const config = await loadConfig(values.config);
  const judged = await loadRules(values.rules ?? config.rules);
  const { rules, own } = judged;
  const listing = { path: values.listing, url: values['listing-url'] };
  const files = filesOf(positionals, values.policy ?? config.policy, listing);
  if (files.some((file) => file.path === '-')) {
    throw new CallError({
      zh: '证据包须打包原始文件，不能从标准输入读取',
      en: 'an evidence package holds the original file: it cannot come from standard input',
    });
  }
  const outcomesFile = values.outcomes === undefined ? null : await readWhole(values.outcomes);
  const outcomes = outcomesFile === null ? [] : parseOutcomes(new TextDecoder().decode(outcomesFile));
  const attachments = await attachmentsOf(values.attach ?? [], source, obtainedAt);
  const audited = await runAudit({ files, category: values.category ?? config.category }, judged, language);
  const result = withOutcomes(audited, outcomes);
  if (outcomesFile !== null) attachments.push(outcomesAttachment(outcomesFile));
  attachments.push(...own.map(rulesAttachment));
  // Read again after the audit: `createEvidence` holds them to the digests that the audit reported.
  const originals = await Promise.all(
    files.map(async ({ path, url }) => ({ bytes: await readWhole(path), source: url ?? source, obtainedAt })),
  );
  const now = new Date();
  const examination = {
    createdAt: now,
    timeZone: timeZone(now),
    environment: `Node.js ${process.versions.node}, ${platform()} ${arch()}`,
    operator: values.operator ?? null,
  };
  const { zip, rootHash } = await createEvidence(
    result,
    rules,
    originals,
    examination,
    nodePlatform,
    attachments,
  );
  await writeFileWhole(zip, output);
  const request = values['timestamp-request'];
  if (request !== undefined) await writeFileWhole(timestampRequest(fromHex(rootHash)), request);
  await writeReport(
    language === 'zh'
      ? `证据包：${plain(output)}\n根哈希（SHA-256，请另行记录）：${rootHash}\n${request === undefined ? '' : `时间戳请求（RFC 3161）：${plain(request)}\n`}`
      : `evidence package: ${plain(output)}\nroot hash (SHA-256; write it down elsewhere): ${rootHash}\n${request === undefined ? '' : `time-stamp request (RFC 3161): ${plain(request)}\n`}`,
    undefined,
  );
  return { found: false };
}

async function attachmentsOf(
  paths: readonly string[],
  source: string | null,
  obtainedAt: string | null,
): Promise<Attachment[]> {
  return Promise.all(
    paths.map(async (path) =>
      attachmentOf({
        role: attachmentRole(path),
        name: basename(path),
        bytes: await readWhole(path),
        source,
        obtainedAt,
        obtainedBy: null,
        shows: null,
      }),
    ),
  );
}

function outcomesAttachment(bytes: Uint8Array): Attachment {
  return {
    name: 'outcomes.json',
    bytes,
    title: { zh: '人工核查结果', en: 'outcomes of the checklist' },
    source: null,
    obtainedAt: null,
    shows: { zh: '真机核查所见', en: 'what was seen on a device' },
  };
}

/** What the audit was judged by beside the tool's own rules: without it nobody could do the audit again. */
function rulesAttachment({ path, bytes }: Rules['own'][number]): Attachment {
  return {
    name: `rules-${path.replaceAll('/', '-')}`,
    bytes,
    title: { zh: '自定义规则', en: 'rules of the operator’s own' },
    source: null,
    obtainedAt: null,
    shows: {
      zh: '检查所依据的、工具自带规则之外的规则',
      en: 'what was judged by beside the rules of the tool',
    },
  };
}

/** Puts a time stamp into a package. */
async function stamp(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, { token: { type: 'string' }, output: { type: 'string' } });
  const path = onlyFile(positionals, ONE_PACKAGE);
  const output = required(values.output, '--output');
  const token = await readWhole(required(values.token, '--token'));
  await writeFileWhole(await addTimestamp(await readWhole(path), token, nodePlatform), output);
  await writeReport(
    language === 'zh' ? `已加入时间戳：${plain(output)}\n` : `with its time stamp: ${plain(output)}\n`,
    undefined,
  );
  return { found: false };
}

async function verify(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, { 'root-hash': { type: 'string' } });
  const source = await FileSource.open(onlyFile(positionals, ONE_PACKAGE));
  try {
    const { discrepancies, filesChecked, rootHash, timestamp } = await verifyEvidence(source, nodePlatform);
    const lines = discrepancies.map((one) => `${one.kind}  ${plain(one.path)}  ${plain(one.text[language])}`);
    const wanted = values['root-hash']?.toLowerCase();
    if (wanted !== undefined && wanted !== rootHash)
      lines.push(
        language === 'zh'
          ? `根哈希不符：记录为 ${plain(wanted)}，实际为 ${rootHash}`
          : `the root hash is ${rootHash}, not ${plain(wanted)} as written down`,
      );
    const whole = lines.length === 0;
    lines.push(
      language === 'zh'
        ? `${whole ? '完好' : '有出入'}：核对 ${filesChecked} 个文件，根哈希 ${rootHash ?? '—'}`
        : `${whole ? 'intact' : 'not as packed'}: ${filesChecked} files checked, root hash ${rootHash ?? '—'}`,
    );
    if (timestamp !== null) {
      const { time, authority } = timestamp;
      lines.push(
        language === 'zh'
          ? `时间戳：${time}，签发者 ${plain(authority.subject)}（证书 SHA-256 ${authority.sha256}；是否可信须自行核对）`
          : `time stamp: ${time} by ${plain(authority.subject)} (certificate SHA-256 ${authority.sha256}; whether to trust it is yours to check)`,
      );
    }
    await writeReport(`${lines.join('\n')}\n`, undefined);
    return { found: !whole };
  } finally {
    await source.close();
  }
}

const ONE_PACKAGE = { zh: '请给出一个证据包', en: 'name one evidence package' };

function required(value: string | undefined, option: string): string {
  if (value !== undefined) return value;
  throw new CallError({ zh: `缺少 ${option} 文件`, en: `${option} FILE is missing` });
}

async function readWhole(path: string): Promise<Uint8Array> {
  const source = await FileSource.open(path);
  await source.close();
  return new Uint8Array(await readFile(path));
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
