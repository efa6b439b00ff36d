import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import { CallError } from './call-error.ts';
import { FAIL_ON } from './options.ts';
import { systemCode } from './system-error.ts';

const NAME = 'zhizhi.config.json';

/** A suppression without a reason or an end would hide a finding for good and nobody would know why. */
const SUPPRESSION = v.pipe(
  v.strictObject({
    fingerprint: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))),
    rule: v.optional(v.string()),
    target: v.optional(v.pipe(v.string(), v.minLength(1))),
    reason: v.pipe(v.string(), v.minLength(1)),
    expires: v.pipe(v.string(), v.isoDate()),
  }),
  v.check((one) => (one.fingerprint === undefined) !== (one.rule === undefined), 'a fingerprint or a rule'),
);

/** `zhizhi.config.json`; its JSON Schema for editors is `docs/config.schema.json`. */
const CONFIG = v.strictObject({
  $schema: v.optional(v.string()),
  category: v.optional(v.string()),
  policy: v.optional(v.string()),
  rules: v.optional(v.pipe(v.string(), v.minLength(1))),
  rulesUrl: v.optional(v.pipe(v.string(), v.url(), v.regex(/^https?:\/\//, 'an address of the web'))),
  failOn: v.optional(v.picklist(FAIL_ON)),
  suppressions: v.optional(v.array(SUPPRESSION), []),
});

export type Config = v.InferOutput<typeof CONFIG>;

/**
 * The configuration named with `--config`, else the nearest `zhizhi.config.json` from the working directory upwards. Paths in it are
 * relative to it. What the command line says outweighs it.
 * @throws {CallError} when the named file is not there, or a file is no configuration: with the field
 */
export async function loadConfig(path: string | undefined, from = process.cwd()): Promise<Config> {
  const found = path === undefined ? await nearest(from) : { path, text: await readNamed(path) };
  if (found === null) return { suppressions: [] };
  return parseConfig(found);
}

/** @throws {CallError} when the text is no configuration: with the field */
export function parseConfig(file: { readonly path: string; readonly text: string }): Config {
  const parsed = v.safeParse(CONFIG, parseJson(file));
  if (!parsed.success) throw invalid(file.path, parsed.issues[0]);
  const { policy, rules, ...config } = parsed.output;
  const beside = (path: string) => resolve(dirname(file.path), path);
  return {
    ...config,
    ...(policy === undefined ? {} : { policy: beside(policy) }),
    ...(rules === undefined ? {} : { rules: beside(rules) }),
  };
}

async function nearest(from: string): Promise<{ path: string; text: string } | null> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const path = join(folder, NAME);
    try {
      return { path, text: await readFile(path, 'utf8') };
    } catch (error) {
      if (
        !(
          error instanceof Error &&
          'code' in error &&
          ['ENOENT', 'ENOTDIR', 'EACCES'].includes(String(error.code))
        )
      )
        throw error;
    }
    if (dirname(folder) === folder) return null;
  }
}

async function readNamed(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = systemCode(error);
    throw new CallError(
      { zh: `无法读取配置文件 ${path}（${code}）`, en: `cannot read the configuration ${path} (${code})` },
      { cause: error },
    );
  }
}

function parseJson({ path, text }: { path: string; text: string }): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CallError(
      {
        zh: `配置文件 ${path} 不是 JSON：${message}`,
        en: `the configuration ${path} is not JSON: ${message}`,
      },
      { cause: error },
    );
  }
}

function invalid(path: string, issue: v.BaseIssue<unknown>): CallError {
  const field = v.getDotPath(issue) ?? '(root)';
  return new CallError({
    zh: `配置文件 ${path} 的 ${field} 有误：${issue.message}`,
    en: `the configuration ${path} is wrong at ${field}: ${issue.message}`,
  });
}
