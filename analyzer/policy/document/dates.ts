import type { PolicyDates } from '../../facts/policy.ts';

const DATE = '(20\\d\\d)\\s?[年./-]\\s?(\\d{1,2})(?:\\s?[月./-]\\s?(\\d{1,2}))?';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const EFFECTIVE = /(?:生效|施行|实施|effective)/i;
const PUBLISHED = /(?:更新|发布|修订|修改|公布|制定|updated|revised|modified|last)/i;
/** Looked for near the beginning and near the end, where policies date themselves. */
const NEAR = 3000;

/**
 * When the policy says that it was published or changed, and when it takes effect. A word after a date that labels the next one
 * (“更新日期：… 生效日期：…” on one line) is not of it.
 */
export function datesOf(text: string): PolicyDates {
  const part = text.length <= 2 * NEAR ? text : `${text.slice(0, NEAR)}\n${text.slice(-NEAR)}`;
  let published: string | null = null;
  let effective: string | null = null;
  for (const { date, before, after } of datesIn(part)) {
    if (
      effective === null &&
      (EFFECTIVE.test(before) || /^[^，。\n]{0,6}(?:起)?(?:正式)?(?:生效|施行)(?!日|时间)/.test(after))
    )
      effective = date;
    else if (
      published === null &&
      (PUBLISHED.test(before) || /^[^，。\n]{0,6}(?:更新|发布|修订|公布)(?!日|时间)/.test(after))
    )
      published = date;
  }
  return { published, effective };
}

function datesIn(text: string): { date: string; before: string; after: string }[] {
  const found: { at: number; end: number; date: string }[] = [];
  for (const match of text.matchAll(new RegExp(DATE, 'g'))) {
    const [whole, year = '', month = '', day] = match;
    push(found, match.index, whole, year, Number(month), day === undefined ? null : Number(day));
  }
  for (const match of text.matchAll(
    /([A-Z][a-z]{2,8})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(20\d\d)|(\d{1,2})(?:st|nd|rd|th)?\s+([A-Z][a-z]{2,8}),?\s+(20\d\d)/g,
  )) {
    const name = (match[1] ?? match[5] ?? '').slice(0, 3).toLowerCase();
    const month = MONTHS.indexOf(name) + 1;
    push(found, match.index, match[0], match[3] ?? match[6] ?? '', month, Number(match[2] ?? match[4]));
  }
  return found
    .sort((one, other) => one.at - other.at)
    .map(({ at, end, date }) => ({
      date,
      before: text.slice(Math.max(0, at - 24), at).replace(/^[\s\S]*[\n，。]/, ''),
      after: text.slice(end, end + 16),
    }));
}

function push(
  found: { at: number; end: number; date: string }[],
  at: number,
  whole: string,
  year: string,
  month: number,
  day: number | null,
): void {
  if (month < 1 || month > 12 || (day !== null && (day < 1 || day > 31))) return;
  const two = (value: number) => String(value).padStart(2, '0');
  found.push({
    at,
    end: at + whole.length,
    date: `${year}-${two(month)}${day === null ? '' : `-${two(day)}`}`,
  });
}
