import { ReadError } from '../errors.ts';
import type { InputFact } from '../facts.ts';
import type { Platform } from '../platform.ts';
import { type DocumentEnding, type DocumentKind, writeDocument } from '../report/documents.ts';
import { htmlReport } from '../report/html/document.ts';
import { jsonReport } from '../report/json.ts';
import type { AuditResult } from '../result.ts';
import type { RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { hashFiles, writeBag } from './bag.ts';
import { type Examination, evidenceCatalogue, examinationRecord } from './catalogue.ts';
import { type EvidenceFile, safeName } from './package-file.ts';
import { EVIDENCE_README } from './readme.ts';

/** An input of the audit as it was received, and what was said of how it was come by. */
export interface Original {
  readonly bytes: Uint8Array;
  /** Where it came from, e.g. a store page's address; `null` when nobody said. */
  readonly source: string | null;
  /** ISO 8601; `null` when nobody said. */
  readonly obtainedAt: string | null;
  /** How it was come by; supplied by the operator where nothing is said. */
  readonly obtainedBy?: Text;
}

/** Something that belongs to the case beside the inputs: a screenshot, a record of traffic, the outcomes of the checklist. */
export interface Attachment extends Original {
  readonly name: string;
  readonly title: Text;
  /** What it shows. */
  readonly shows: Text;
}

const TEXT = new TextEncoder();

const ROLE: Record<InputFact['role'], Text> = {
  package: { zh: '应用安装包（原件）', en: 'app package, as received' },
  policy: { zh: '隐私政策（原件）', en: 'privacy policy, as received' },
  listing: { zh: '商店页面（原件）', en: 'store page, as received' },
};
const RECEIVED: Text = { zh: '由经办人提供', en: 'supplied by the operator' };
const MADE: Text = { zh: '由检查工具生成', en: 'made by the tool' };

/**
 * The evidence package of one audit: a bag with the originals, the reports made from them, the catalogue and the record
 * of examination.
 * @param result with the outcomes of its checklist, where there are some: what was audited is held against its inputs
 * @param originals one for each of `result.inputs`, in their order
 * @returns the zip, and the hash that covers all of it, to be written down
 * @throws {ReadError} `malformed` when an original is not the file that was audited
 */
export async function createEvidence(
  result: AuditResult,
  rules: RulePack,
  originals: readonly Original[],
  examination: Examination,
  platform: Platform,
  attachments: readonly Attachment[] = [],
): Promise<{ readonly zip: Uint8Array; readonly rootHash: string }> {
  const files = hashFiles(
    [
      ...received(result, originals),
      ...attachments.map(attached),
      ...(await made(result, rules, examination.createdAt)),
    ],
    platform,
  );
  result.inputs.forEach((input, index) => {
    if (files[index]?.sha256 !== input.sha256) throw notAsAudited(input);
  });
  const { subject } = result;
  const name = subject.label ?? subject.packageName ?? '?';
  return writeBag(
    files,
    {
      'README.txt': EVIDENCE_README,
      'catalogue.md': evidenceCatalogue(files),
      'record.md': examinationRecord(result, examination),
    },
    {
      createdAt: examination.createdAt,
      description: `Zhizhi audit of ${name} ${subject.versionName ?? ''}`,
      operator: examination.operator,
    },
    platform,
  );
}

function received(result: AuditResult, originals: readonly Original[]): EvidenceFile[] {
  return result.inputs.map((input, index) => {
    const original = originals[index];
    if (original === undefined) throw notAsAudited(input);
    return {
      // Numbered, so that two inputs of one name do not meet.
      path: `originals/${index + 1}-${safeName(input.name)}`,
      bytes: original.bytes,
      title: ROLE[input.role],
      source: original.source,
      obtainedAt: original.obtainedAt,
      obtainedBy: original.obtainedBy ?? RECEIVED,
      shows: { zh: '检查所依据的原始文件', en: 'what the audit was of' },
    };
  });
}

function attached(attachment: Attachment, index: number): EvidenceFile {
  const { name, ...rest } = attachment;
  return { obtainedBy: RECEIVED, ...rest, path: `attachments/${index + 1}-${safeName(name)}` };
}

const FINDINGS: Text = { zh: '检查所见及其证据位置', en: 'what was found, and where' };
const PROBLEMS: Text = { zh: '按通报栏目列出的问题', en: 'the problems in the columns of a notice' };
const DRAFT: Text = {
  zh: '供检察官判断的草稿，不是法律文书',
  en: 'a draft for a prosecutor’s judgement, no legal document',
};

/** Documents in Chinese, since they are filed in Chinese. */
const DOCUMENTS: readonly (readonly [DocumentKind, DocumentEnding, Text, Text])[] = [
  ['notice', 'csv', { zh: '通报表（表格数据）', en: 'notice (table)' }, PROBLEMS],
  ['notice', 'md', { zh: '通报表（文本）', en: 'notice (text)' }, PROBLEMS],
  ['notice', 'docx', { zh: '通报表（文档）', en: 'notice (document)' }, PROBLEMS],
  ['proposal', 'docx', { zh: '检察建议书草稿', en: 'draft procuratorial proposal' }, DRAFT],
];

async function made(result: AuditResult, rules: RulePack, at: Date): Promise<EvidenceFile[]> {
  const one = (path: string, content: string | Uint8Array, title: Text, shows: Text): EvidenceFile => ({
    path: `report/${path}`,
    bytes: typeof content === 'string' ? TEXT.encode(content) : content,
    title,
    source: null,
    obtainedAt: null,
    obtainedBy: MADE,
    shows,
  });
  const files = [
    one('report.json', jsonReport(result), { zh: '检查结果（数据）', en: 'result (data)' }, FINDINGS),
    one('report.html', htmlReport(result, rules, 'zh'), { zh: '检查报告', en: 'report' }, FINDINGS),
  ];
  for (const [kind, ending, title, shows] of DOCUMENTS) {
    const content = await writeDocument(kind, ending, [result], rules, 'zh', at);
    files.push(one(`${kind}.${ending}`, content, title, shows));
  }
  return files;
}

function notAsAudited(input: InputFact): ReadError {
  return new ReadError('malformed', {
    zh: `“${input.name}”与检查时的文件不同`,
    en: `“${input.name}” is not the file that was audited`,
  });
}
