import { listingSummary } from '../../analyzer/report/listing-summary.ts';
import type { Language } from '../../analyzer/text.ts';
import { auditAndReport, REPORT_OPTIONS } from '../audit-report.ts';
import { CallError } from '../call-error.ts';
import { parse } from '../options.ts';

/** `zhizhi listing`: what a store page shows, field by field, then what the audits find in it. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, { url: { type: 'string' }, ...REPORT_OPTIONS });
  const { url } = values;
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw new CallError({
      zh: '请给出一个另存的应用商店页面（HTML）',
      en: 'name one saved store page (HTML)',
    });
  }
  if (url === undefined) {
    throw new CallError({
      zh: '请用 --url 给出该页面的网址：页面要与其网址核对',
      en: 'give the page’s address with --url: the page is checked against it',
    });
  }
  return auditAndReport(values, () => [{ role: 'listing', path, url }], language, {
    summary: listingSummary,
  });
}
