import { withSuppressions } from '../../analyzer/judge/suppressions.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import type { Language } from '../../analyzer/text.ts';
import { CallError } from '../call-error.ts';
import { loadConfig } from '../config.ts';
import { FORMATS, render } from '../formats.ts';
import { FAIL_ON, fails, oneOf, parse } from '../options.ts';
import { writeReport } from '../output.ts';
import { type AuditCall, runAudit } from '../run-audit.ts';
import { savedReport } from '../saved-report.ts';
import { styleFor } from '../style.ts';

/** `zhizhi audit`. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, {
    policy: { type: 'string' },
    listing: { type: 'string' },
    'listing-url': { type: 'string' },
    category: { type: 'string' },
    only: { type: 'string' },
    config: { type: 'string' },
    baseline: { type: 'string' },
    format: { type: 'string' },
    output: { type: 'string' },
    'fail-on': { type: 'string' },
  });
  const format = oneOf('--format', values.format ?? 'text', FORMATS);
  const config = await loadConfig(values.config);
  const failOn = oneOf('--fail-on', values['fail-on'] ?? config.failOn ?? 'violation', FAIL_ON);
  const only = values.only === undefined ? undefined : oneOf('--only', values.only, ['manifest']);
  const call: AuditCall = {
    files: filesOf(positionals, values.policy ?? config.policy, {
      path: values.listing,
      url: values['listing-url'],
    }),
    category: values.category ?? config.category,
    only,
  };
  const baseline = values.baseline === undefined ? undefined : await baselineOf(values.baseline);
  const rules = await loadRulePack();
  const today = new Date().toISOString().slice(0, 10);
  const result = withSuppressions(await runAudit(call, rules, language), config.suppressions, today);
  const style = values.output === undefined ? styleFor(process.stdout, process.env) : undefined;
  await writeReport(await render(format, result, rules, language, style, baseline), values.output);
  return { found: fails(result, failOn, baseline) };
}

/** The findings of an earlier report: only what is not among them counts. */
async function baselineOf(path: string): Promise<ReadonlySet<string>> {
  const report = await savedReport(path);
  if (report === null) {
    throw new CallError({
      zh: `--baseline 应为 JSON 报告，而 ${path} 不是`,
      en: `--baseline takes a report as JSON, which ${path} is not`,
    });
  }
  return new Set(report.findings.map((finding) => finding.fingerprint));
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
