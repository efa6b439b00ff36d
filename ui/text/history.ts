import type { Text } from '../../analyzer/text.ts';

export const HISTORY = {
  heading: { zh: '检查历史', en: 'Audits so far' },
  empty: { zh: '还没有检查过应用。', en: 'No app has been audited yet.' },
  emptyLink: { zh: '检查一个应用', en: 'Audit an app' },
  off: {
    zh: '设置中已关闭历史：新的检查不会保存。',
    en: 'The history is switched off in the options: new audits are not kept.',
  },
  search: { zh: '搜索：名称、包名、备注、哈希值', en: 'Search by name, package, note or hash' },
  noneMatch: { zh: '没有符合的检查。', en: 'No audit matches.' },
  select: { zh: '选择 {name}', en: 'Select {name}' },
  selectHead: { zh: '选择', en: 'Select' },
  app: { zh: '应用', en: 'App' },
  version: { zh: '版本', en: 'Version' },
  verdict: { zh: '结论', en: 'Verdict' },
  savedAt: { zh: '检查时间', en: 'Audited' },
  note: { zh: '备注', en: 'Note' },
  notePlaceholder: { zh: '备注（只保存在本机）', en: 'Note (kept on this machine only)' },
  noteSaved: { zh: '已保存', en: 'Saved' },
  compare: { zh: '比较所选两项', en: 'Compare the two selected' },
  deleteSelected: { zh: '删除所选（{count}）', en: 'Delete selected ({count})' },
  deleteAll: { zh: '全部删除', en: 'Delete all' },
  confirmDelete: {
    zh: '删除 {count} 次检查及其备注？此操作无法撤销。',
    en: 'Delete these audits ({count}) with their notes? This cannot be undone.',
  },
  exportAll: { zh: '导出全部', en: 'Export all' },
  import: { zh: '导入', en: 'Import' },
  imported: {
    zh: '已导入 {added} 次检查；已有 {known} 次，无法识别 {refused} 次。',
    en: 'Imported: {added}. Here already: {known}. Not recognised: {refused}.',
  },
  notHistory: { zh: '“{name}”不是导出的历史文件', en: '“{name}” is not an exported history' },
  quota: {
    zh: '历史占用 {used}，浏览器允许约 {quota}',
    en: 'The history takes {used} of about {quota} that the browser allows',
  },
  back: { zh: '返回历史', en: 'Back to the history' },
  gone: {
    zh: '这次检查已不在历史中，或由另一版本保存、本版本无法显示。',
    en: 'This audit is no longer in the history, or another version kept it in a form that this one cannot show.',
  },

  compareHeading: { zh: '两次检查的变化', en: 'What changed between two audits' },
  older: { zh: '较早', en: 'Older' },
  newer: { zh: '较新', en: 'Newer' },
  nothingChanged: { zh: '没有变化。', en: 'Nothing changed.' },
  added: { zh: '新增', en: 'Added' },
  removed: { zh: '消失', en: 'Gone' },
  unchanged: { zh: '{count} 项未变', en: '{count} unchanged' },
  notComparable: {
    zh: '两次检查的范围不同，以下方面的增减可能只是没有检查：{parts}',
    en: 'The two audits did not look at the same things; a change in these may only mean “not looked at”: {parts}',
  },
  differentApps: { zh: '这是两个不同的应用。', en: 'These are two different apps.' },
  findings: { zh: '发现', en: 'Findings' },
  permissions: { zh: '权限', en: 'Permissions' },
  sdks: { zh: '第三方 SDK', en: 'Third-party SDKs' },
  apiUse: { zh: '敏感接口调用', en: 'Sensitive API use' },
  hosts: { zh: '网络地址', en: 'Hosts' },
  statements: { zh: '政策表述', en: 'Policy statements' },
} satisfies Record<string, Text>;

/** What two audits may not both have looked at. */
export const NOT_COMPARABLE = {
  code: { zh: '代码', en: 'code' },
  policy: { zh: '隐私政策', en: 'policy' },
  listing: { zh: '商店页面', en: 'store page' },
  category: { zh: '类别', en: 'kind of app' },
  rules: { zh: '规则版本', en: 'version of the rules' },
} satisfies Record<string, Text>;
