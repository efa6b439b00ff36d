import { sourceText } from '../../analyzer/rules/source-text.ts';
import type { Behaviour, CategoryPermission, ProtectionLevel, Source } from '../../analyzer/rules.ts';
import type { Language, Text } from '../../analyzer/text.ts';

export const LEVEL: Readonly<Record<ProtectionLevel, Text>> = {
  normal: {
    zh: 'normal（安装时授予，不询问用户）',
    en: 'normal (granted at install, the user is not asked)',
  },
  dangerous: { zh: 'dangerous（运行时由用户授权）', en: 'dangerous (the user is asked at run time)' },
  signature: {
    zh: 'signature（只授予系统或与定义者同一签名的应用）',
    en: 'signature (only the system or apps signed by who defines it)',
  },
  appop: { zh: 'appop（用户在系统设置中开启）', en: 'appop (the user turns it on in the settings)' },
  internal: { zh: 'internal（由系统自身决定授予）', en: 'internal (the system itself decides)' },
  unknown: { zh: '未知', en: 'unknown' },
};

export const RELATION: Readonly<Record<CategoryPermission['relation'], Text>> = {
  basic: { zh: '基本功能使用', en: 'Used by the basic function' },
  extended: { zh: '常见服务使用，用户可以拒绝', en: 'Used by a usual service that a user may decline' },
  unadvised: { zh: '标准不建议申请', en: 'Advised against by a standard' },
};

export const DECIDABLE: Readonly<Record<Behaviour['decidable'], Text>> = {
  static: { zh: '由文件可以判断', en: 'files show it' },
  hint: { zh: '文件只给出线索，须在设备上核实', en: 'files give a hint, to be confirmed on a device' },
  device: { zh: '须在设备上观察', en: 'a device is needed' },
  person: { zh: '须由人判断', en: 'a person must judge' },
};

export const GRADE: Readonly<Record<'none' | 'general' | 'sensitive', Text>> = {
  none: { zh: '不涉及个人信息', en: 'none' },
  general: { zh: '一般个人信息', en: 'general' },
  sensitive: { zh: '敏感个人信息', en: 'sensitive' },
};

/** `Label: value`, as each language writes it. */
export function field(label: Text, value: string, language: Language): string {
  return language === 'zh' ? `${label.zh}：${value}` : `${label.en}: ${value}`;
}

/** Where a fact comes from and, if its text was not compared, why not. */
export function sourceLines(source: Source, language: Language): string[] {
  const from = field({ zh: '来源', en: 'Source' }, sourceText(source)[language], language);
  if (source.unchecked === undefined) return [from];
  return [from, field({ zh: '未核对', en: 'Not checked' }, source.unchecked[language], language)];
}
