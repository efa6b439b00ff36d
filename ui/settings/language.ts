import { computed } from '@preact/signals';
import browser from 'webextension-polyfill';
import { plain } from '../../analyzer/report/plain.ts';
import type { Language, Text } from '../../analyzer/text.ts';
import { settings } from './settings.ts';

/** The language chosen in the options, else the browser's. */
export const language = computed<Language>(() => {
  const chosen = settings.value.language;
  if (chosen !== 'auto') return chosen;
  return browser.i18n.getUILanguage().toLowerCase().startsWith('zh') ? 'zh' : 'en';
});

/** BCP 47, for `lang` and `Intl`. */
export const locale = computed(() => (language.value === 'zh' ? 'zh-CN' : 'en'));

/**
 * A text in the user's language. Whatever an app, a page or a policy put into it (control, bidi, invisible characters) is
 * made visible first, so every text may be shown as it comes.
 */
export function say(text: Text): string {
  return plain(text[language.value]);
}

/** A text of ours with its gaps filled: `{name}` by `values.name`. */
export function fill(text: Text, values: Readonly<Record<string, string | number>>): string {
  return plain(
    text[language.value].replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap)),
  );
}
