import type { Text } from '../../analyzer/text.ts';

export const OPTIONS = {
  heading: { zh: '设置', en: 'Options' },
  appearance: { zh: '语言与外观', en: 'Language and appearance' },
  language: { zh: '语言', en: 'Language' },
  languageAuto: { zh: '跟随浏览器', en: 'As the browser' },
  privacy: { zh: '历史', en: 'History' },
  keepHistory: { zh: '把检查结果保存在本机的历史中', en: 'Keep audits in the history on this machine' },
  keepHistoryWhy: {
    zh: '保存的是结果和各文件的哈希值，不是文件本身。可随时在“历史”中导出或删除。',
    en: 'Kept are the results and the digests of the files, not the files. Export or delete them in “History” at any time.',
  },
  manageHistory: { zh: '管理历史', en: 'Manage the history' },
  permissions: { zh: '权限', en: 'Permissions' },
  permissionsLead: {
    zh: '扩展自己也应知止：只要用得着的权限。以下是清单中的全部权限。',
    en: 'An extension should know where to stop, too: it asks for what it uses. These are all the permissions in its manifest.',
  },
  permission: { zh: '权限', en: 'Permission' },
  permissionUse: { zh: '用途', en: 'What it is for' },
  noHosts: {
    zh: '不能读取任何网站：没有主机权限。',
    en: 'It can read no website: it has no host permission.',
  },
  network: {
    zh: "不能发出网络请求：内容安全策略（connect-src 'none'）由浏览器强制执行。",
    en: "It can make no network request: its content security policy (connect-src 'none') is enforced by the browser.",
  },
  howTo: { zh: '怎样使用', en: 'How to use it' },
  step1: {
    zh: '打开“检查”页（工具栏按钮，或 Alt+Shift+Z），放入安装包或 AndroidManifest.xml。',
    en: 'Open the audit page (the toolbar button, or Alt+Shift+Z) and drop a package or an AndroidManifest.xml.',
  },
  step2: {
    zh: '选择应用类别：它决定哪些个人信息是必要的。有隐私政策的话一并放入。',
    en: 'Choose the kind of app: it decides which personal information is necessary. Add the privacy policy if you have it.',
  },
  step3: {
    zh: '“不符合规定”是文件本身足以证明的；“疑似”须在真机上确认，结果会说明怎样确认；没有检查的会逐项列出。',
    en: '“Violation” is what the files themselves show; “suspected” must be confirmed on a device, and the result says how; what was not looked at is listed.',
  },
  about: { zh: '关于', en: 'About' },
  version: { zh: '版本 {version}，规则 {rules}', en: 'Version {version}, rules {rules}' },
  licence: { zh: '开放源代码，Apache-2.0 许可。', en: 'Open source under the Apache-2.0 licence.' },
} satisfies Record<string, Text>;

/** What each permission of the manifest is for. A test holds the manifests to this list. */
export const PERMISSION_USE: Readonly<Record<string, Text>> = {
  storage: {
    zh: '记住本页的设置。保存在本机，不同步。',
    en: 'To remember the settings on this page. Kept on this machine, not synchronised.',
  },
};

export const POPUP = {
  auditPackage: { zh: '检查安装包', en: 'Audit a package' },
  recent: { zh: '最近检查', en: 'Audited lately' },
  none: { zh: '还没有检查过应用。', en: 'No app has been audited yet.' },
} satisfies Record<string, Text>;
