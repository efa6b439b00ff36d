import type { Text } from '../../analyzer/text.ts';

/** What the chip on a store's page says, filled in by the background. */
export const CHIP = {
  brand: { zh: '知止', en: 'Zhizhi' },
  label: { zh: '知止：应用隐私检查', en: 'Zhizhi: app privacy audit' },
  labelNamed: { zh: '知止：“{name}”的隐私检查', en: 'Zhizhi: privacy audit of “{name}”' },
  open: { zh: '打开侧栏查看详情', en: 'Open the panel for details' },
  hide: {
    zh: '关闭浏览器前不再在这个商店显示（按 Esc 键只关闭本页这一次）',
    en: 'Hide on this store until the browser is closed (Esc: on this page only)',
  },
  violations: { zh: '迹象明确 {count}', en: '{count} clearly indicated' },
  suspected: { zh: '疑似 {count}', en: '{count} suspected' },
  advice: { zh: '建议 {count}', en: '{count} advice' },
  onlyThisPage: { zh: '只看了本页', en: 'this page only' },
  cut: { zh: '页面过长，只读了前面一部分', en: 'the page is too long; its first part was read' },
  noCategory: {
    zh: '无法确定应用类别，没有判断它要的是否超出所需。打开侧栏选择类别。',
    en: 'The kind of app is not known, so what it asks for was not judged. Choose it in the panel.',
  },
  noPermissions: {
    zh: '没有在本页读到它申请的权限，无法判断是否超出所需。',
    en: 'No permissions were read on this page, so whether it asks for too much was not judged.',
  },
  nothingFound: {
    zh: '本页没有发现问题；安装包和隐私政策没有检查。',
    en: 'Nothing was found on this page; package and privacy policy were not looked at.',
  },
  unread: { zh: '未能读取', en: 'Not read' },
  unreadBecause: { zh: '本页未能读取：{text}。', en: 'This page could not be read: {text}.' },
  fault: {
    zh: '检查时出错。打开侧栏再试一次。',
    en: 'The audit failed. Open the panel to try again.',
  },
} satisfies Record<string, Text>;

/** What the content script says by itself when no answer came. */
export const CHIP_UNANSWERED = {
  word: { zh: '没有结果', en: 'No result' },
  reason: {
    zh: '扩展的后台中途停止，没有给出结果。打开侧栏可重新检查。',
    en: 'The extension’s background stopped before it had a result. Open the panel to audit again.',
  },
  unchanged: {
    zh: '页面换到了另一个应用，但内容没有随之更新。重新加载页面后再检查。',
    en: 'The page moved to another app but still shows the one before. Reload it to audit it.',
  },
} satisfies Record<string, Text>;
