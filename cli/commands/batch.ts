import { availableParallelism } from 'node:os';
import type { AuditResult } from '../../analyzer/result.ts';
import type { RulePack } from '../../analyzer/rules.ts';
import type { Language, Text } from '../../analyzer/text.ts';
import { findPackages } from '../batch/find-files.ts';
import { Journal } from '../batch/journal.ts';
import { runTasks } from '../batch/pool.ts';
import { readResults } from '../batch/results.ts';
import { CallError } from '../call-error.ts';
import { loadConfig } from '../config.ts';
import { renderDocument } from '../formats.ts';
import { Interruption } from '../interruption.ts';
import { FAIL_ON, type FailOn, fails, oneOf, parse } from '../options.ts';
import { cannotWrite, writeFileWhole } from '../output.ts';
import { loadRules } from '../rules/own-rules.ts';
import { checkCategory } from '../run-audit.ts';
import { systemCode } from '../system-error.ts';

/** `zhizhi batch`: one JSON line an app, and a notice over all of them. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, {
    category: { type: 'string' },
    config: { type: 'string' },
    rules: { type: 'string' },
    jobs: { type: 'string' },
    resume: { type: 'boolean' },
    output: { type: 'string' },
    notice: { type: 'string' },
    'fail-on': { type: 'string' },
  });
  const config = await loadConfig(values.config);
  const failOn = oneOf('--fail-on', values['fail-on'] ?? config.failOn ?? 'violation', FAIL_ON);
  const jobs = jobsOf(values.jobs);
  const { output } = values;
  if (output === undefined) {
    throw new CallError({
      zh: '请用 --output 给出结果文件（每个应用一行 JSON）',
      en: 'name the file for the results (one JSON line an app) with --output',
    });
  }
  if (positionals.length === 0) {
    throw new CallError({ zh: '请给出安装包或目录', en: 'name packages or folders' });
  }
  const category = values.category ?? config.category;
  const directory = values.rules ?? config.rules;
  const { rules } = await loadRules(directory);
  checkCategory(category, rules);
  const { packages: files, passedOver } = await findPackages(positionals);
  if (files.length === 0) throw noPackages(positionals);
  if (passedOver > 0) sayPassedOver(passedOver, language);
  const { journal, done } = await openJournal(output, values.resume === true);
  const left = files.filter((file) => !done.has(file));
  const progress = new BatchProgress(files.length, files.length - left.length);
  const interruption = new Interruption();
  try {
    const tasks = left.map((path) => ({
      path,
      category,
      rules: directory,
      suppressions: config.suppressions,
    }));
    const onLine = async (_: string, line: string): Promise<void> => {
      await journal.add(line).catch((error: unknown) => {
        throw cannotAdd(output, error, progress);
      });
      progress.step();
    };
    await runTasks(tasks, jobs, onLine, interruption.signal);
  } catch (error) {
    progress.clear();
    if (interruption.signal.aborted) sayStopped(progress, language);
    throw error;
  } finally {
    interruption.release();
    progress.clear();
    await journal.close();
  }
  return summarise(output, values.notice, { failOn, rules, language });
}

/** A policy or a saved page cannot be told to belong to one app of many: a batch is of packages, and says what it left. */
function sayPassedOver(count: number, language: Language): void {
  const words: Text = {
    zh: `目录中另有 ${count} 个文件不是安装包，未检查；隐私政策请用 zhizhi policy，商店页面请用 zhizhi listing`,
    en: `${count} other ${count === 1 ? 'file is' : 'files are'} no package and ${count === 1 ? 'was' : 'were'} passed over; policies are for zhizhi policy, store pages for zhizhi listing`,
  };
  process.stderr.write(`zhizhi: ${words[language]}\n`);
}

function noPackages(paths: readonly string[]): CallError {
  return new CallError({
    zh: `${paths.join('、')} 中没有安装包（.apk .xapk .apks .apkm）`,
    en: `there is no package (.apk .xapk .apks .apkm) in ${paths.join(', ')}`,
  });
}

async function openJournal(
  path: string,
  resume: boolean,
): Promise<{ journal: Journal; done: ReadonlySet<string> }> {
  try {
    if (resume) return await Journal.resume(path);
    return { journal: await Journal.create(path), done: new Set() };
  } catch (error) {
    if (error instanceof CallError) throw error;
    if (systemCode(error) !== 'EEXIST') throw cannotWrite(path, error);
    throw new CallError(
      {
        zh: `${path} 已存在；接着做请用 --resume`,
        en: `${path} exists already; --resume goes on with it`,
      },
      { cause: error },
    );
  }
}

/** What was written before stays: each line is whole. */
function cannotAdd(path: string, error: unknown, { done, total }: BatchProgress): CallError {
  const { zh, en } = cannotWrite(path, error).text;
  return new CallError(
    {
      zh: `${zh}；已写入 ${done} / ${total} 个文件的结果，用 --resume 继续`,
      en: `${en}; it holds the results of ${done} of ${total} files, and --resume goes on`,
    },
    { cause: error },
  );
}

function sayStopped({ done, total }: BatchProgress, language: Language): void {
  process.stderr.write(
    language === 'zh'
      ? `zhizhi: 已中止；${done} / ${total} 个文件已完成，用 --resume 继续\n`
      : `zhizhi: stopped; ${done} of ${total} files are done, and --resume goes on\n`,
  );
}

/** Reads the lines again, one at a time: only what a notice needs is kept. */
async function summarise(
  path: string,
  noticePath: string | undefined,
  {
    failOn,
    rules,
    language,
  }: { readonly failOn: FailOn; readonly rules: RulePack; readonly language: Language },
): Promise<{ found: boolean }> {
  const results: AuditResult[] = [];
  let failed = 0;
  let found = false;
  for await (const { result } of readResults(path)) {
    if (result === null) {
      failed++;
      continue;
    }
    found ||= fails(result, failOn);
    if (noticePath !== undefined) results.push(result);
  }
  if (noticePath !== undefined)
    await writeFileWhole(await renderDocument('notice', results, rules, language, noticePath), noticePath);
  if (failed > 0) {
    process.stderr.write(
      language === 'zh'
        ? `zhizhi: ${failed} 个文件无法检查，原因见结果文件\n`
        : `zhizhi: ${failed} files could not be audited; the results say why\n`,
    );
  }
  return { found };
}

function jobsOf(text: string | undefined): number {
  if (text === undefined) return availableParallelism();
  const jobs = Number(text);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 64) return jobs;
  throw new CallError({ zh: `--jobs 应为 1 到 64，而不是 ${text}`, en: `--jobs takes 1 to 64, not ${text}` });
}

/** How many are done and about how long the rest takes, on a terminal only. */
class BatchProgress {
  readonly #total: number;
  readonly #begun = Date.now();
  readonly #before: number;
  #done: number;

  constructor(total: number, done: number) {
    this.#total = total;
    this.#before = done;
    this.#done = done;
  }

  get done(): number {
    return this.#done;
  }

  get total(): number {
    return this.#total;
  }

  step(): void {
    this.#done++;
    if (!process.stderr.isTTY) return;
    const each = (Date.now() - this.#begun) / (this.#done - this.#before);
    const seconds = Math.round((each * (this.#total - this.#done)) / 1000);
    process.stderr.write(
      `\r\u001b[K${this.#done}/${this.#total}  ~${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    );
  }

  clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  }
}
