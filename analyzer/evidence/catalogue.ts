import { inline } from '../report/markdown-text.ts';
import type { AuditResult } from '../result.ts';
import type { Text } from '../text.ts';
import type { HashedFile } from './bag.ts';

/**
 * 证据目录: one line a file, in the columns procuratorate staff file evidence by (序号, 证据名称, 来源, 取得时间, 取得方式,
 * 哈希值, 证明内容). Chinese first, since it is filed in Chinese; English below each cell.
 */
export function evidenceCatalogue(files: readonly HashedFile[]): string {
  const unknown = '—';
  const head = ['序号', '证据名称', '文件', '来源', '取得时间', '取得方式', '哈希值', '证明内容'];
  const rows = files.map((file, index) => [
    String(index + 1),
    inBoth(file.title),
    inline(`data/${file.path}`),
    file.source === null ? unknown : inline(file.source),
    file.obtainedAt ?? unknown,
    inBoth(file.obtainedBy),
    `SHA-256 ${file.sha256}<br>SM3 ${file.sm3}`,
    inBoth(file.shows),
  ]);
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    '# 证据目录 Catalogue of evidence',
    '',
    line(head),
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map(line),
    '',
  ].join('\n');
}

/** Both languages; words of the operator's own, which are the same in both, once. */
function inBoth({ zh, en }: Text): string {
  return zh === en ? inline(zh) : `${inline(zh)}<br>${inline(en)}`;
}

/** What a record of examination needs beside the result. */
export interface Examination {
  readonly createdAt: Date;
  /** IANA name and offset as the machine has it, e.g. `Asia/Shanghai (+08:00)`. */
  readonly timeZone: string;
  /** What ran: e.g. `Node.js 24.21.0, linux x64`. */
  readonly environment: string;
  readonly operator: string | null;
}

/** 检查记录: what was examined with what, when, by whom, in which steps; nothing that a person did not supply is filled in. */
export function examinationRecord(result: AuditResult, examination: Examination): string {
  const blank = '（由经办人填写 / to be filled in）';
  const { tool, inputs } = result;
  return [
    '# 检查记录 Record of examination',
    '',
    `- 检查工具 Tool: Zhizhi ${inline(tool.version)}`,
    `- 规则 Rules: ${inline(`${tool.rules.pack} ${tool.rules.version}`)}, SHA-256 ${tool.rules.sha256}`,
    `- 运行环境 Environment: ${inline(examination.environment)}`,
    `- 检查开始（本机时钟）Started (this machine’s clock): ${result.startedAt}`,
    `- 检查用时 Duration: ${result.durationMs} ms`,
    `- 打包时间（本机时钟）Packed (this machine’s clock): ${examination.createdAt.toISOString()}`,
    `- 时区 Time zone: ${inline(examination.timeZone)}`,
    `- 经办人 Operator: ${examination.operator === null ? blank : inline(examination.operator)}`,
    `- 见证人 Witness: ${blank}`,
    '',
    '## 检查对象 What was examined',
    '',
    ...inputs.map(
      (input, index) =>
        `${index + 1}. ${inline(input.name)} (${input.role}), ${input.bytes} B, SHA-256 ${input.sha256}`,
    ),
    '',
    '## 步骤 Steps',
    '',
    '1. 计算各检查对象的 SHA-256。Hash each input.',
    '2. 读取安装包的目录、清单、资源、签名和代码；读取隐私政策文本和商店页面（如提供）。Read the package’s directory, manifest, resources, signature and code; read the policy and the store page, if given.',
    '3. 按规则逐项判断，列明未能检查的内容及原因。Judge rule by rule, and list what could not be looked at and why.',
    '4. 汇总为报告、通报表和本证据包，逐一计算哈希值。Put together the report, the notice and this package; hash every file.',
    '',
    '以上步骤在本机完成，未访问网络，未运行被检查的应用。',
    'These steps ran on this machine, without network access and without running the app examined.',
    '',
    ...checkRecord(result, blank),
  ].join('\n');
}

/** 人工核查: what a person checked on a device, with what came out; what was not checked says so. */
function checkRecord(result: AuditResult, blank: string): string[] {
  const done = result.checklist.filter((item) => item.outcome !== null);
  const left = result.checklist.length - done.length;
  return [
    '## 人工核查 Checks by a person',
    '',
    ...done.flatMap(({ behaviour, title, steps, outcome }) => [
      `### ${inline(behaviour)} ${inline(title.zh)}`,
      '',
      `- 步骤 Steps: ${inline(steps.zh)}`,
      ...(outcome ?? '').split('\n').map((line) => `- 结果 Outcome: ${inline(line)}`),
      '',
    ]),
    `未核查 Not checked: ${left} / ${result.checklist.length}${left === result.checklist.length ? ` ${blank}` : ''}`,
    '',
  ];
}
