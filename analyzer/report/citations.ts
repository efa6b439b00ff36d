import type { RulePack } from '../rules.ts';
import type { Language } from '../text.ts';
import { plain } from './plain.ts';

/**
 * Provisions as one line cites them: the law once, its clauses after it (《个人信息保护法》第六条、第十三条). Laws come in the order of
 * their first clause. An id that the rule pack lacks stands as it is.
 */
export function citedTogether(ids: Iterable<string>, rules: RulePack, language: Language): string {
  const laws = new Map<string, string[]>();
  for (const id of ids) {
    const provision = rules.provisions.get(id);
    const whole = provision?.citation[language] ?? plain(id);
    const { clause = '', clauseEn = '' } = provision?.source ?? {};
    const own = language === 'zh' ? clause : clauseEn;
    const isLast = own !== '' && own !== whole && whole.endsWith(own);
    const law = isLast ? whole.slice(0, -own.length) : whole;
    laws.set(law, [...(laws.get(law) ?? []), ...(isLast ? [own] : [])]);
  }
  const separator = language === 'zh' ? '、' : ', ';
  return [...laws]
    .map(([law, clauses]) => law + clauses.join(separator))
    .join(language === 'zh' ? '；' : '; ');
}
