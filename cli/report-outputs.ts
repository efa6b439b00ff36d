import type { ParseArgsOptionsConfig } from 'node:util';
import { CallError } from './call-error.ts';
import { FORMATS, type Format } from './formats.ts';
import { oneOf } from './options.ts';

/** One report to write: its format and where; `undefined` is stdout. */
export interface ReportOutput {
  readonly format: Format;
  readonly path: string | undefined;
}

type Values = Readonly<Record<string, unknown>>;

/** `--format` (several times), `--output` and `--output.<format>`, for `parseArgs`. */
export const OUTPUT_OPTIONS = {
  format: { type: 'string', multiple: true },
  output: { type: 'string' },
  'output.text': { type: 'string' },
  'output.json': { type: 'string' },
  'output.sarif': { type: 'string' },
  'output.html': { type: 'string' },
  'output.markdown': { type: 'string' },
  'output.notice': { type: 'string' },
  'output.proposal': { type: 'string' },
  'output.gitlab': { type: 'string' },
} satisfies ParseArgsOptionsConfig;

/**
 * What is to be written where: each format once, to its own `--output.<format>`, else to `--output` or stdout, which takes
 * one. Text on stdout when nothing is said.
 * @throws {CallError}
 */
export function reportOutputs(values: Values): ReportOutput[] {
  const asked = Array.isArray(values.format) ? values.format.map(String) : [];
  const formats = new Set<Format>(asked.map((one) => oneOf('--format', one, FORMATS)));
  for (const format of FORMATS) if (values[`output.${format}`] !== undefined) formats.add(format);
  if (formats.size === 0) formats.add('text');
  const outputs = [...formats].map((format) => {
    const own = values[`output.${format}`];
    return { format, path: typeof own === 'string' ? own : undefined };
  });
  const rest = outputs.filter((one) => one.path === undefined);
  const shared = typeof values.output === 'string' && values.output !== '-' ? values.output : undefined;
  if (rest.length > 1) {
    const names = rest.map((one) => `--output.${one.format}`).join(' ');
    throw new CallError({
      zh: `一个输出只能写一种格式，请用 ${names} 分别给出文件`,
      en: `one output takes one format: give each its file with ${names}`,
    });
  }
  if (rest.length === 0 && shared !== undefined) {
    throw new CallError({
      zh: '--output 没有对应的格式，请用 --format 给出',
      en: '--output has no format to write: name one with --format',
    });
  }
  return outputs.map(({ format, path }) => ({ format, path: path === '-' ? undefined : (path ?? shared) }));
}
