import type { AttachmentRole } from '../../analyzer/evidence/attachment.ts';
import type { Text } from '../../analyzer/text.ts';

export const EXPORT = {
  open: { zh: '导出', en: 'Export' },
  print: { zh: '打印', en: 'Print' },
  json: { zh: '完整结果', en: 'Whole result' },
  jsonFor: { zh: '供其他工具读取，与命令行相同', en: 'for other tools; the same as the command line’s' },
  html: { zh: '报告（网页）', en: 'Report (page)' },
  htmlFor: { zh: '单个文件，可离线打开、打印', en: 'one file that opens and prints anywhere' },
  markdown: { zh: '报告（Markdown）', en: 'Report (Markdown)' },
  markdownFor: { zh: '用于工单和文档', en: 'for tickets and documents' },
  notice: { zh: '通报表', en: 'Notice table' },
  noticeFor: {
    zh: '按通报的栏目，可用电子表格打开',
    en: 'in the columns of a regulator’s notice, for spreadsheets',
  },
  noticeDocx: { zh: '通报表（文档）', en: 'Notice (document)' },
  noticeDocxFor: {
    zh: '问题、依据和疑似线索，可直接编辑（DOCX）',
    en: 'problems, what they rest on, suspicions apart; to be edited (DOCX)',
  },
  noticeMarkdown: { zh: '通报表（Markdown）', en: 'Notice table (Markdown)' },
  noticeMarkdownFor: { zh: '按通报的栏目', en: 'in the columns of a regulator’s notice' },
  evidence: { zh: '证据包', en: 'Evidence package' },
  evidenceFor: {
    zh: '原件、报告、证据目录和检查记录，可独立核验',
    en: 'originals, reports, catalogue and record; anyone can verify it',
  },
  evidenceLead: {
    zh: '把检查所用的原件、报告、通报表、证据目录和检查记录装入一个可独立核验的压缩包（BagIt）。以下各项可不填。',
    en: 'Packs the files audited, the reports, the notice, a catalogue and a record of examination into one zip that anyone can verify (BagIt). All fields may be left empty.',
  },
  operator: { zh: '经办人', en: 'Operator' },
  source: { zh: '原件来源（如下载地址）', en: 'Where the files came from' },
  originals: { zh: '被检查的文件', en: 'The files that were audited' },
  originalsLead: {
    zh: '历史记录不保存原件。请重新选择，打包时会核对哈希值。',
    en: 'A history does not keep them. Choose them again; their hashes are compared when they are packed.',
  },
  chooseOriginals: { zh: '选择文件', en: 'Choose the files' },
  originalChosen: { zh: '已选择', en: 'chosen' },
  originalMissing: { zh: '待选择', en: 'to be chosen' },
  obtainedAt: { zh: '原件取得时间（本机时区）', en: 'When they were obtained (this machine’s time zone)' },
  attachments: { zh: '附件', en: 'Attachments' },
  attachmentsLead: {
    zh: '保存的网页、屏幕截图、真机核查的照片等，一并计算哈希并列入证据目录。',
    en: 'Saved pages, screenshots, pictures of a device: hashed and catalogued with the rest.',
  },
  attach: { zh: '添加附件', en: 'Attach files' },
  attachmentRole: { zh: '“{name}”是', en: '“{name}” is' },
  attachmentShows: { zh: '证明内容（可不填）', en: 'What it shows (optional)' },
  attachmentShowsOf: { zh: '“{name}”的证明内容', en: 'What “{name}” shows' },
  removeAttachment: { zh: '移除附件“{name}”', en: 'Take out “{name}”' },
  outcomes: {
    zh: '人工核查项：已填写 {checked} / {all} 项结果，填写的结果写入检查记录。',
    en: 'Checklist: {checked} of {all} outcomes entered; those go into the record of examination.',
  },
  createEvidence: { zh: '生成证据包', en: 'Create the package' },
  packing: { zh: '正在计算哈希并打包……', en: 'Hashing and packing…' },
  packed: {
    zh: '已保存。下面的根哈希涵盖包内全部文件，请另行记录：',
    en: 'Saved. This root hash covers every file in it; write it down elsewhere:',
  },
  sarif: { zh: 'SARIF', en: 'SARIF' },
  sarifFor: { zh: '用于代码扫描平台', en: 'for code-scanning platforms' },
  proposal: { zh: '检察建议书草稿', en: 'Draft procuratorial proposal' },
  proposalFor: { zh: '仅中文，须经检察官审查', en: 'Chinese only; to be reviewed by a prosecutor' },
} satisfies Record<string, Text>;

/** What an attachment is. */
export const ATTACHMENT_ROLE = {
  screenshot: { zh: '屏幕截图', en: 'a screenshot' },
  page: { zh: '保存的网页', en: 'a saved page' },
  other: { zh: '其他', en: 'something else' },
} satisfies Record<AttachmentRole, Text>;
