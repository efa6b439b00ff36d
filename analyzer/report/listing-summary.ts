import type { AuditResult, ListingReport } from '../result.ts';
import { storeName } from '../rules/stores.ts';
import type { RulePack } from '../rules.ts';
import type { Language, Text } from '../text.ts';
import { capital, LISTING_FIELDS } from './listing-fields.ts';
import { plain } from './plain.ts';
import { inputLines, NO_STYLE, type Style } from './text.ts';
import { LABEL } from './words.ts';

/** Entries of a list that are shown; the JSON report has all. */
const SHOWN = 30;

const NOT_READ: Text = { zh: '未读取到', en: 'not read' };
const SAYS_NONE: Text = { zh: '页面称没有', en: 'the page says there is none' };

/** What a store page shows, field by field: present, said to be empty, or not read. */
export function listingSummary(
  result: AuditResult,
  rules: RulePack,
  language: Language,
  style: Style = NO_STYLE,
): string {
  const { listing } = result;
  if (listing === null) return '';
  const store = storeName(listing.store)?.[language] ?? listing.store;
  const lines = [
    `${style.bold(plain(listing.name ?? NOT_READ[language]))} ${style.dim(plain(store))}`,
    ...inputLines(result, language).map((line) => `  ${line}`),
  ];
  if (listing.isPartial) lines.push(`  ${LABEL.partial[language]}`);
  for (const [field, label] of LISTING_FIELDS) {
    const [first = '', ...more] = valueLines(listing, field, rules, language);
    const entered = listing.entered?.includes(field) ? ` (${LABEL.entered[language]})` : '';
    lines.push(`  ${capital(label[language])}${entered}  ${first}`, ...more.map((line) => `    ${line}`));
  }
  return `${lines.join('\n')}\n`;
}

function valueLines(
  listing: ListingReport,
  field: (typeof LISTING_FIELDS)[number][0],
  rules: RulePack,
  language: Language,
): string[] {
  if (listing.saysNone.includes(field)) return [SAYS_NONE[language]];
  if (listing.notRead.includes(field)) return [NOT_READ[language]];
  if (field === 'permissions') return counted((listing.permissions ?? []).map(plain), language);
  if (field !== 'privacyLabel') return [plain(listing[field] ?? '')];
  if (listing.privacyLabel?.collectsNothing === true) {
    return [language === 'zh' ? '不收集数据' : 'no data collected'];
  }
  const shown = (listing.privacyLabel?.collected ?? []).map(({ quote, purpose, personalInformation }) => {
    const names = personalInformation.map((id) => rules.personalInformation.get(id)?.name[language] ?? id);
    const reason = purpose === null ? '' : ` (${plain(purpose)})`;
    return `${plain(quote)}${reason}${names.length === 0 ? '' : ` = ${names.join(', ')}`}`;
  });
  return counted(shown, language);
}

function counted(entries: readonly string[], language: Language): string[] {
  const more = entries.length - SHOWN;
  const rest = more <= 0 ? [] : [language === 'zh' ? `另有 ${more} 项` : `and ${more} more`];
  return [String(entries.length), ...entries.slice(0, SHOWN), ...rest];
}
