import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Level } from '../analyzer/finding.ts';
import { countedFindings } from '../analyzer/judge/suppressions.ts';
import type { AuditResult } from '../analyzer/result.ts';
import type { Text } from '../analyzer/text.ts';
import { CallError } from './call-error.ts';

/** `parseArgs`, its complaints as a `CallError`. `--lang` is every command's. */
export function parse<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { ...options, lang: { type: 'string' } } });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CallError({ zh: `命令行有误：${message}`, en: message }, { cause: error });
  }
}

/** The one file that a command takes. @throws {CallError} `asked` says which file, when there is none or more than one */
export function onlyFile(positionals: readonly string[], asked: Text): string {
  const [path, ...more] = positionals;
  if (path !== undefined && more.length === 0) return path;
  throw new CallError(asked);
}

/** The value if it is one of `allowed`. @throws {CallError} */
export function oneOf<const T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new CallError({
    zh: `${option} 应为 ${allowed.join('、')} 之一，而不是 ${value}`,
    en: `${option} takes one of ${allowed.join(', ')}, not ${value}`,
  });
}

export const FAIL_ON = ['violation', 'suspected', 'advice', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** The levels that each choice counts. */
export const COUNTED: Record<FailOn, readonly Level[]> = {
  violation: ['violation'],
  suspected: ['violation', 'suspected'],
  advice: ['violation', 'suspected', 'advice'],
  never: [],
};

/** Whether the result has something at or above `--fail-on` that is neither suppressed nor in the baseline. */
export function fails(result: AuditResult, failOn: FailOn, baseline?: ReadonlySet<string>): boolean {
  return countedFindings(result, baseline).some((finding) => COUNTED[failOn].includes(finding.level));
}
