import type { ProtectionLevel } from '../../analyzer/rules.ts';
import type { Text } from '../../analyzer/text.ts';

/** Android's protection levels. */
export const PROTECTION: Record<ProtectionLevel, Text> = {
  dangerous: { zh: '危险', en: 'dangerous' },
  normal: { zh: '普通', en: 'normal' },
  signature: { zh: '签名', en: 'signature' },
  appop: { zh: '特殊访问', en: 'special access' },
  internal: { zh: '系统内部', en: 'internal' },
  unknown: { zh: '未知', en: 'unknown' },
};
