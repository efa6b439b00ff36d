import type { Level } from '../finding.ts';
import type { AuditRecord, MatrixColumn, Verdict } from '../result.ts';
import type { Text } from '../text.ts';

/** Words that every report uses, in one place so that all of them say the same thing. */
export const LEVEL: Record<Level, Text> = {
  violation: { zh: '迹象明确', en: 'Clear indication' },
  suspected: { zh: '疑似，待确认', en: 'Suspected' },
  advice: { zh: '建议', en: 'Advice' },
};

export const VERDICT: Record<Verdict['level'], Text> = {
  violation: { zh: '有明确迹象不符合规定', en: 'Clear indications that it does not comply' },
  suspected: { zh: '存在疑似问题，需要确认', en: 'Suspected problems, to be confirmed' },
  clear: { zh: '检查了全部项目，未发现问题', en: 'Everything was looked at and nothing was found' },
  incomplete: {
    zh: '已检查的项目未发现问题，但仍有未检查的内容',
    en: 'Nothing was found in what was looked at, but not everything was',
  },
};

export const OUTCOME: Record<AuditRecord['outcome'], Text> = {
  finding: { zh: '有发现', en: 'found' },
  pass: { zh: '未发现问题', en: 'nothing found' },
  'not-applicable': { zh: '不适用', en: 'not applicable' },
  'not-run': { zh: '未检查', en: 'not run' },
  'not-judged': { zh: '无法判断', en: 'not judged' },
};

export const CERTAINTY: Record<string, Text> = {
  declared: { zh: '已声明', en: 'declared' },
  present: { zh: '已存在', en: 'present' },
  called: { zh: '有调用', en: 'called' },
  stated: { zh: '已写明', en: 'stated' },
  absent: { zh: '未找到', en: 'not found' },
};

export const CHOSEN_BY: Record<'user' | 'listing' | 'inferred', Text> = {
  user: { zh: '用户指定', en: 'chosen by the user' },
  listing: { zh: '取自商店页面', en: 'from the store page' },
  inferred: { zh: '推断', en: 'inferred' },
};

export const NECESSARY: Record<'yes' | 'conditional' | 'no' | 'unknown', Text> = {
  yes: { zh: '必要', en: 'needed' },
  conditional: { zh: '部分情形必要', en: 'needed in some cases' },
  no: { zh: '非必要', en: 'not needed' },
  unknown: { zh: '未知', en: 'unknown' },
};

export const GRADE: Record<'general' | 'sensitive', Text> = {
  general: { zh: '一般', en: 'general' },
  sensitive: { zh: '敏感', en: 'sensitive' },
};

export const COLUMN: Record<MatrixColumn | 'necessary', Text> = {
  declared: { zh: '声明', en: 'Declared' },
  used: { zh: '使用', en: 'Used' },
  disclosed: { zh: '告知', en: 'Disclosed' },
  necessary: { zh: '必要', en: 'Necessary' },
};

export const LABEL = {
  /** Before the title of an audit, which names a problem, where it was looked for. */
  notFound: { zh: '未发现此问题：', en: 'no sign of: ' },
  suppressed: { zh: '不计入（由使用者决定）', en: 'Not counted (decided by the user)' },
  suppressionExpired: { zh: '不计入的期限已过，重新计入', en: 'No longer suppressed: the date has passed' },
  app: { zh: '应用', en: 'App' },
  version: { zh: '版本', en: 'Version' },
  developer: { zh: '开发者', en: 'Developer' },
  input: { zh: '输入', en: 'Input' },
  category: { zh: '类别', en: 'Category' },
  noCategory: { zh: '未确定（用 --category 指定）', en: 'not known (give one with --category)' },
  signer: { zh: '签名证书', en: 'Signer' },
  unsigned: { zh: '未签名或签名无法验证', en: 'unsigned, or the signature does not verify' },
  verdict: { zh: '结论', en: 'Verdict' },
  findings: { zh: '发现', en: 'Findings' },
  evidence: { zh: '证据', en: 'Evidence' },
  provisions: { zh: '依据', en: 'Provisions' },
  /** Of a rule: what its findings do not say. */
  limits: { zh: '局限', en: 'Limits' },
  verify: { zh: '如何确认', en: 'To confirm' },
  fix: { zh: '整改', en: 'To fix' },
  noticeTerm: { zh: '所涉问题', en: 'Notice term' },
  permissions: { zh: '权限', en: 'Permissions' },
  matrix: { zh: '个人信息对照表', en: 'Personal information' },
  passed: { zh: '已检查，未发现问题', en: 'Looked at, nothing found' },
  notLookedAt: { zh: '未检查', en: 'Not looked at' },
  coverage: { zh: '法律和测评规范的覆盖情况', en: 'Coverage of the law and the test standards' },
  warnings: { zh: '读取时的异常', en: 'Oddities met while reading' },
  rules: { zh: '规则', en: 'Rules' },
  none: { zh: '无', en: 'none' },
  /** Of a store page's field. */
  partial: { zh: '页面过长，只读取了前面一部分', en: 'the page is too long: its first part was read' },
  entered: { zh: '人工录入', en: 'entered by hand' },
  searched: { zh: '已搜索且未找到：', en: 'searched and not found: ' },
  disclaimer: {
    zh: '本结果列出静态检查所见的迹象和证据，不构成法律认定；标为“疑似”的须在真机上确认。',
    en: 'This lists indications and evidence seen in the files; it is no legal finding. What is “suspected” must be confirmed on a device.',
  },
} satisfies Record<string, Text>;

/** What two audits may not both have looked at. */
export const NOT_COMPARABLE = {
  code: { zh: '代码', en: 'code' },
  policy: { zh: '隐私政策', en: 'policy' },
  listing: { zh: '商店页面', en: 'store page' },
  category: { zh: '类别', en: 'kind of app' },
  rules: { zh: '规则版本', en: 'version of the rules' },
} satisfies Record<string, Text>;
