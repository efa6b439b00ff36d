import type { Stage } from '../../analyzer/progress.ts';
import type { Text } from '../../analyzer/text.ts';
import type { Role } from '../analysis/protocol.ts';

export const AUDIT = {
  heading: { zh: '检查一个应用', en: 'Audit an app' },
  lead: {
    zh: '放入安装包，看它索取什么、做了什么，与这类应用所必需的、隐私政策所写明的是否一致。',
    en: 'Drop a package to see what it asks for and does, beside what such an app needs and what its policy says.',
  },
  drop: { zh: '把文件拖到这里', en: 'Drop files here' },
  dropNow: { zh: '松开即可放入', en: 'Release to add' },
  choose: { zh: '选择文件', en: 'Choose files' },
  accepted: {
    zh: '安装包 .apk、.xapk、.apks、.apkm，或 AndroidManifest.xml；可一并放入隐私政策和保存的商店页面',
    en: 'A package (.apk, .xapk, .apks, .apkm) or AndroidManifest.xml; with it, if you have them, the privacy policy and a saved store page',
  },
  category: { zh: '应用类别', en: 'Kind of app' },
  categoryWhy: {
    zh: '类别决定哪些个人信息是必要的（2021 年规定的 39 类）。不选则按应用名称推断。',
    en: 'The kind decides which personal information is necessary (the 39 kinds of the 2021 rule). Left open, it is inferred from the app’s name.',
  },
  categorySearch: { zh: '搜索：中文、拼音或英文', en: 'Search in Chinese, pinyin or English' },
  categoryNone: { zh: '没有匹配的类别', en: 'No kind matches' },
  categoryClear: { zh: '清除所选类别', en: 'Clear the chosen kind' },
  files: { zh: '检查的文件', en: 'Files of this audit' },
  role: { zh: '“{name}”是', en: '“{name}” is' },
  remove: { zh: '移除“{name}”', en: 'Remove “{name}”' },
  url: { zh: '“{name}”的页面地址', en: 'Address of the page “{name}”' },
  start: { zh: '开始检查', en: 'Start the audit' },
  again: { zh: '重新检查', en: 'Audit again' },
  addFile: { zh: '添加文件', en: 'Add a file' },
  newAudit: { zh: '检查另一个应用', en: 'Audit another app' },
  onlyPackages: {
    zh: '有多个安装包：逐个检查，不用隐私政策和商店页面。要一并检查，请一次只放一个安装包。',
    en: 'Several packages: each is audited by itself, without policy and store page. To use those, give one package at a time.',
  },
  running: { zh: '正在检查', en: 'Auditing' },
  runningOf: { zh: '正在检查（{number}/{total}）', en: 'Auditing ({number} of {total})' },
  stageNow: { zh: '正在{stage}', en: 'Now: {stage}' },
  stages: { zh: '步骤', en: 'Steps' },
  stageDone: { zh: '完成', en: 'done' },
  stageActive: { zh: '进行中', en: 'under way' },
  stageWaiting: { zh: '等待', en: 'waiting' },
  failed: { zh: '无法检查“{name}”', en: '“{name}” could not be audited' },
  finishedLive: { zh: '检查完成：{verdict}', en: 'Audit finished: {verdict}' },
  notKept: {
    zh: '这次检查未能写入历史（空间不足或隐私窗口），请导出结果。',
    en: 'This audit could not be written to the history (no space, or a private window): export the result.',
  },
  results: { zh: '检查过的应用', en: 'Apps audited' },
} satisfies Record<string, Text>;

export const ROLE: Record<Role, Text> = {
  package: { zh: '安装包或清单', en: 'package or manifest' },
  policy: { zh: '隐私政策', en: 'privacy policy' },
  listing: { zh: '商店页面', en: 'store page' },
};

export const STAGE: Record<Stage, Text> = {
  hash: { zh: '计算哈希', en: 'hash the files' },
  archive: { zh: '读取安装包', en: 'open the package' },
  manifest: { zh: '读取清单', en: 'read the manifest' },
  resources: { zh: '读取资源', en: 'read resources' },
  signing: { zh: '验证签名', en: 'verify the signature' },
  code: { zh: '读取代码', en: 'read the code' },
  policy: { zh: '读取隐私政策', en: 'read the policy' },
  listing: { zh: '读取商店页面', en: 'read the store page' },
  judge: { zh: '判断', en: 'judge' },
};
