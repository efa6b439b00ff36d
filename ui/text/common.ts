import type { Text } from '../../analyzer/text.ts';

/** Words that several pages use. */
export const COMMON = {
  product: { zh: '知止', en: 'Zhizhi' },
  tagline: { zh: '应用隐私检查', en: 'app privacy audit' },
  audit: { zh: '检查', en: 'Audit' },
  history: { zh: '历史', en: 'History' },
  options: { zh: '设置', en: 'Options' },
  pages: { zh: '页面', en: 'Pages' },
  skip: { zh: '跳到内容', en: 'Skip to content' },
  theme: { zh: '外观', en: 'Appearance' },
  themeAuto: { zh: '跟随系统', en: 'As the system' },
  themeLight: { zh: '浅色', en: 'Light' },
  themeDark: { zh: '深色', en: 'Dark' },
  local: {
    zh: '文件只在本机读取。扩展不发出任何网络请求。',
    en: 'Files are read on this machine only. The extension makes no network request.',
  },
  showMore: { zh: '显示其余 {count} 项', en: 'Show {count} more' },
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  delete: { zh: '删除', en: 'Delete' },
  fault: { zh: '工具出错：{message}', en: 'The tool failed: {message}' },
} satisfies Record<string, Text>;
