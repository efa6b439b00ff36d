import type { Language } from '../text.ts';

/** A label and its text, with what each language puts between. */
export function labelled(label: string, text: string, language: Language): string {
  return language === 'zh' ? `${label}：${text}` : `${label}: ${text}`;
}

/** What stands aside in a bracket, with the space before it that English has. */
export function aside(text: string | number, language: Language): string {
  return language === 'zh' ? `（${text}）` : ` (${text})`;
}
