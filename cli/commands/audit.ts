import type { Language } from '../../analyzer/text.ts';
import { auditAndReport, REPORT_OPTIONS } from '../audit-report.ts';
import { CallError } from '../call-error.ts';
import { oneOf, parse } from '../options.ts';
import type { AuditCall } from '../run-audit.ts';

/** `zhizhi audit`. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, {
    policy: { type: 'string' },
    listing: { type: 'string' },
    'listing-url': { type: 'string' },
    only: { type: 'string' },
    ...REPORT_OPTIONS,
  });
  const only = values.only === undefined ? undefined : oneOf('--only', values.only, ['manifest']);
  const listing = { path: values.listing, url: values['listing-url'] };
  return auditAndReport(
    values,
    (config) => filesOf(positionals, values.policy ?? config.policy, listing),
    language,
    { only },
  );
}

/** A saved store page and its address, as the options name them. */
interface ListingOptions {
  readonly path: string | undefined;
  readonly url: string | undefined;
}

/** The files of an audit as the command line names them. @throws {CallError} */
export function filesOf(
  positionals: readonly string[],
  policy: string | undefined,
  listing: ListingOptions = { path: undefined, url: undefined },
): AuditCall['files'] {
  const [path, ...more] = positionals;
  if (path === undefined && listing.path === undefined) {
    throw new CallError({
      zh: '请给出要检查的安装包或清单文件',
      en: 'name the package or manifest to audit',
    });
  }
  if (more.length > 0) {
    throw new CallError({
      zh: `一次检查一个应用，多余的参数：${more.join(' ')}`,
      en: `one app at a time; what is left over: ${more.join(' ')}`,
    });
  }
  const files: AuditCall['files'][number][] = path === undefined ? [] : [{ role: 'package', path }];
  if (policy !== undefined) files.push({ role: 'policy', path: policy });
  if (listing.path !== undefined && listing.url !== undefined) {
    files.push({ role: 'listing', path: listing.path, url: listing.url });
  } else if (listing.path !== undefined || listing.url !== undefined) {
    throw new CallError({
      zh: '--listing 与 --listing-url 必须同时给出：页面要与其网址核对',
      en: '--listing and --listing-url go together: the page is checked against its address',
    });
  }
  return files;
}
