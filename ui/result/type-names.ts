import { rules } from '../rules.ts';
import { language, say } from '../settings/language.ts';

/** Names of types of personal information, as one list in words. */
export function typeNames(ids: readonly string[]): string {
  const names = ids.map((id) => say(rules().personalInformation.get(id)?.name ?? { zh: id, en: id }));
  return names.length === 0 ? '–' : names.join(language.value === 'zh' ? '、' : ', ');
}
