import { listingSummary } from '../../analyzer/report/listing-summary.ts';
import type { Language } from '../../analyzer/text.ts';
import { auditAndReport, REPORT_OPTIONS } from '../audit-report.ts';
import { CallError } from '../call-error.ts';
import { parse } from '../options.ts';

/** `zhizhi listing`: what a store's page or pages of an app show, field by field, then what the audits find in it. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, {
    url: { type: 'string', multiple: true },
    ...REPORT_OPTIONS,
  });
  const { url: urls = [], ...rest } = values;
  if (positionals.length === 0) {
    throw new CallError({
      zh: '请给出一个另存的应用商店页面（HTML）',
      en: 'name one saved store page (HTML)',
    });
  }
  if (urls.length !== positionals.length) {
    throw new CallError({
      zh: '请用 --url 给出每个页面的网址，次序与页面相同：页面要与其网址核对',
      en: 'give each page’s address with --url, in the order of the pages: a page is checked against its address',
    });
  }
  const pages = positionals.map(
    (path, index) => ({ role: 'listing', path, url: urls[index] ?? '' }) as const,
  );
  return auditAndReport(rest, () => pages, language, {
    summary: listingSummary,
  });
}
