import type { Language } from '../analyzer/text.ts';
import { CallError } from './call-error.ts';

/** `--lang` if given, else the locale's language (POSIX precedence: LC_ALL, LC_MESSAGES, LANG), else English. */
export function languageOf(option: string | undefined, env: NodeJS.ProcessEnv): Language {
  if (option === undefined) {
    const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
    return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  }
  if (option === 'zh' || option === 'en') return option;
  throw new CallError({
    zh: `--lang 应为 zh 或 en，而不是 ${option}`,
    en: `--lang takes zh or en, not ${option}`,
  });
}
