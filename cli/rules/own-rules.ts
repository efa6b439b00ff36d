import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { AUDITS } from '../../analyzer/audits/index.ts';
import type { CodeCatalogues } from '../../analyzer/code/catalogue-types.ts';
import { loadRulePack, loadRulesWith, shippedFiles } from '../../analyzer/rules/load.ts';
import { OWN_KINDS, type OwnKind, ownPaths, ownPlace } from '../../analyzer/rules/own/kinds.ts';
import {
  type Candidate,
  candidatesOf,
  entriesOf,
  isObject,
  type OwnFile,
} from '../../analyzer/rules/own/merge.ts';
import { danglingReferences } from '../../analyzer/rules/own/references.ts';
import type { RulePack } from '../../analyzer/rules.ts';
import type { Text } from '../../analyzer/text.ts';
import { CallError } from '../call-error.ts';
import { systemCode } from '../system-error.ts';
import { obeyedTextAt } from './obeyed-text.ts';

/** What a command judges by. */
export interface Rules {
  readonly rules: RulePack;
  /** `undefined`: those that ship with the tool. */
  readonly catalogues?: CodeCatalogues;
  /** The user's own files as they were read, to be kept with what was judged by them. */
  readonly own: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

/** Most files of the user's own, and bytes of all of them: the pack that ships has a third of either. */
const MAXIMUM_FILES = 200;
const MAXIMUM_BYTES = 16 << 20;
/** `catalog/sdks/x.json` is three deep; the folder itself counts none. */
const MAXIMUM_DEPTH = 3;

/**
 * The rules that ship with the tool, with those of a directory of the user's own (laid out as `policies/`) added and
 * overriding.
 * @param directory `undefined`: none
 * @throws {CallError} naming file and place when anything in it is not as its schema says, or names what does not exist
 */
export async function loadRules(directory: string | undefined): Promise<Rules> {
  if (directory === undefined) return { rules: await loadRulePack(), own: [] };
  const read = await readDirectory(directory);
  const files = read.map(({ path, bytes }) => ({ path, content: parse(join(directory, path), bytes) }));
  const checked: { readonly candidate: Candidate; readonly kind: OwnKind }[] = [];
  const { schemaOf } = await import('./own-schemas.ts');
  for (const file of files) {
    const kind = kindOf(directory, file.path);
    for (const candidate of candidatesOf(file, kind, shippedFiles(kind))) {
      hold(directory, candidate, kind, schemaOf(kind));
      checked.push({ candidate, kind });
    }
  }
  holdOnce(directory, files);
  const loaded = await loadRulesWith(files);
  const audits = new Set(AUDITS.map((audit) => audit.id));
  for (const { candidate, kind } of checked) {
    const [dangling] = danglingReferences(candidate.file, kind.schema, { ...loaded, audits });
    if (dangling === undefined) continue;
    throw wrong(join(directory, candidate.path), placeOf(candidate, kind, dangling.place), {
      zh: `没有“${dangling.name}”`,
      en: `there is no “${dangling.name}”`,
    });
  }
  return { ...loaded, own: read };
}

async function readDirectory(directory: string): Promise<{ path: string; bytes: Uint8Array }[]> {
  const found: { path: string; bytes: Uint8Array }[] = [];
  let size = 0;
  const visit = async (path: string, depth: number): Promise<void> => {
    for (const name of (await readdir(join(directory, path))).sort()) {
      const own = path === '' ? name : `${path}/${name}`;
      const there = await stat(join(directory, own));
      if (there.isDirectory() && depth < MAXIMUM_DEPTH) await visit(own, depth + 1);
      if (!there.isFile() || !name.endsWith('.json')) continue;
      size += there.size;
      if (found.length === MAXIMUM_FILES || size > MAXIMUM_BYTES) {
        throw new CallError({
          zh: `规则目录 ${directory} 过大：最多 ${MAXIMUM_FILES} 个文件、${MAXIMUM_BYTES >> 20} MiB`,
          en: `the rule directory ${directory} is too large: at most ${MAXIMUM_FILES} files and ${MAXIMUM_BYTES >> 20} MiB`,
        });
      }
      found.push({ path: own, bytes: await readFile(join(directory, own)) });
    }
  };
  try {
    await visit('', 1);
  } catch (error) {
    if (error instanceof CallError) throw error;
    const code = systemCode(error);
    throw new CallError(
      {
        zh: `无法读取规则目录 ${directory}（${code}）`,
        en: `cannot read the rule directory ${directory} (${code})`,
      },
      { cause: error },
    );
  }
  if (found.length > 0) return found;
  throw new CallError({
    zh: `规则目录 ${directory} 中没有规则文件；可以有：${ownPaths().join('、')}`,
    en: `the rule directory ${directory} has no rules; it may have ${ownPaths().join(', ')}`,
  });
}

function kindOf(directory: string, path: string): OwnKind {
  const place = ownPlace(path);
  const kind = place === null ? undefined : OWN_KINDS[place];
  if (kind !== undefined) return kind;
  throw new CallError({
    zh: `${join(directory, path)}：规则目录中不能有此文件；可以有：${ownPaths().join('、')}`,
    en: `${join(directory, path)}: a rule directory cannot have this file; it may have ${ownPaths().join(', ')}`,
  });
}

function parse(path: string, bytes: Uint8Array): OwnFile['content'] {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CallError(
      { zh: `${path} 不是 JSON：${message}`, en: `${path} is not JSON: ${message}` },
      { cause: error },
    );
  }
  if (!isObject(value)) throw wrong(path, '/', { zh: '应为对象', en: 'must be object' });
  const obeyed = obeyedTextAt(value);
  if (obeyed === null) return value;
  throw wrong(path, obeyed, {
    zh: '文字中有控制字符、换行、不可见字符，或过长',
    en: 'a text with control characters, line breaks or invisible characters, or too long',
  });
}

/** @throws {CallError} with the first thing wrong, the deepest of its place */
function hold(directory: string, candidate: Candidate, kind: OwnKind, fits: ValidateFunction): void {
  if (fits(candidate.file)) return;
  const errors = [...(fits.errors ?? [])];
  const [first] = errors.sort((a, b) => b.instancePath.length - a.instancePath.length);
  const place = first === undefined ? '/' : placeOf(candidate, kind, first.instancePath);
  throw wrong(
    join(directory, candidate.path),
    place,
    first === undefined ? UNFIT : complaint(first, candidate),
  );
}

const UNFIT: Text = { zh: '不符合规则的格式', en: 'does not fit its schema' };

function complaint({ message, keyword, params }: ErrorObject, { at, overrides }: Candidate): Text {
  const named: unknown = params.additionalProperty ?? params.allowedValues ?? params.allowedValue;
  const text = `${message ?? keyword}${named === undefined ? '' : `: ${JSON.stringify(named)}`}`;
  if (keyword !== 'required' || at === null || overrides) return { zh: `不符合格式（${text}）`, en: text };
  return {
    zh: `不符合格式（${text}）；工具自带规则中没有此条目，新条目须写全`,
    en: `${text} (the tool has no entry of this id to override, and a new one needs all its members)`,
  };
}

/** An entry has number 0 in its candidate, and its own number in the user's file. */
function placeOf({ at }: Candidate, { list }: OwnKind, place: string): string {
  if (at === null || list === undefined) return place === '' ? '/' : place;
  return place.replace(`/${list.name}/0`, `/${list.name}/${at}`) || '/';
}

/** Two entries of one id would leave to chance which counts. */
function holdOnce(directory: string, files: readonly OwnFile[]): void {
  const seen = new Map<string, string>();
  for (const { path, content } of files) {
    const place = ownPlace(path);
    const list = place === null ? undefined : OWN_KINDS[place]?.list;
    if (list === undefined) continue;
    entriesOf(content, list).forEach((entry, index) => {
      const key = `${place} ${String(entry[list.key])}`;
      const first = seen.get(key);
      const here = `/${list.name}/${index}`;
      if (first !== undefined) {
        throw wrong(join(directory, path), here, {
          zh: `“${String(entry[list.key])}”已在 ${first} 中`,
          en: `“${String(entry[list.key])}” is in ${first} already`,
        });
      }
      seen.set(key, `${path} ${here}`);
    });
  }
}

function wrong(path: string, place: string, { zh, en }: Text): CallError {
  return new CallError({
    zh: `规则文件 ${path} 的 ${place} 有误：${zh}`,
    en: `the rules in ${path} are wrong at ${place}: ${en}`,
  });
}
