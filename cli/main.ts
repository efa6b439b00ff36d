#!/usr/bin/env node
import module from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { isAbort, ReadError } from '../analyzer/errors.ts';
import { plain } from '../analyzer/report/plain.ts';
import type { Language, Text } from '../analyzer/text.ts';
import { CallError } from './call-error.ts';
import { COMMAND_HELP, HELP } from './help.ts';
import { languageOf } from './language.ts';

/** Exit status, as in the CLI contract. */
const EXIT = { nothing: 0, found: 1, wrongInput: 2, toolFailed: 3 } as const;

/** A command takes its arguments and gives whether something at or above `--fail-on` was found. */
type Command = (args: string[], language: Language) => Promise<{ found: boolean }>;

const COMMANDS: Record<string, () => Promise<{ run: Command }>> = {
  audit: () => import('./commands/audit.ts'),
  batch: () => import('./commands/batch.ts'),
  compare: () => import('./commands/compare.ts'),
  diff: () => import('./commands/diff.ts'),
  evidence: () => import('./commands/evidence.ts'),
  listing: () => import('./commands/listing.ts'),
  policy: () => import('./commands/policy.ts'),
  rules: () => import('./commands/rules.ts'),
};

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv;
  const language = languageOf(langOption(argv), process.env);
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const about = name === 'help' ? args[0] : undefined;
    process.stdout.write((helpOf(about) ?? HELP)[language]);
    return name === undefined ? EXIT.wrongInput : EXIT.nothing;
  }
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write((helpOf(name) ?? HELP)[language]);
    return EXIT.nothing;
  }
  if (name === '--version' || name === 'version') {
    const { VERSION } = await import('../analyzer/version.ts');
    process.stdout.write(`${VERSION}\n`);
    return EXIT.nothing;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    throw new CallError({
      zh: `没有“${name}”这个命令；zhizhi --help 列出全部命令`,
      en: `there is no command “${name}”; zhizhi --help lists them`,
    });
  }
  const { run } = await load();
  const { found } = await run(args, language);
  return found ? EXIT.found : EXIT.nothing;
}

function helpOf(command: string | undefined): Text | undefined {
  return command !== undefined && Object.hasOwn(COMMAND_HELP, command) ? COMMAND_HELP[command] : undefined;
}

/** Needed before the arguments are parsed, so that an error in them is said in the right language. */
function langOption(argv: readonly string[]): string | undefined {
  const joined = argv.find((arg) => arg.startsWith('--lang='));
  if (joined !== undefined) return joined.slice('--lang='.length);
  const index = argv.indexOf('--lang');
  return index === -1 ? undefined : argv[index + 1];
}

function complain(text: Text | string, argv: readonly string[]): void {
  let language: Language = 'en';
  try {
    language = languageOf(langOption(argv), process.env);
  } catch {
    // The complaint is about --lang itself.
  }
  process.stderr.write(`zhizhi: ${plain(typeof text === 'string' ? text : text[language])}\n`);
}

const argv = process.argv.slice(2);
// An audit is over before room for young objects pays: V8 would let it grow to a fifth of all the memory used. Said to the
// engine here since a command cannot be started with options of its own; all that is read of it later is how much to grow.
setFlagsFromString('--semi-space-growth-factor=1');
// Node has it from 22.1.
module.enableCompileCache?.();
// A reader that closes early (`| head`) is no fault of the tool, and what was found still counts.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  complain({ zh: `无法写入标准输出（${error.code}）`, en: `cannot write to stdout (${error.code})` }, argv);
  process.exit(EXIT.wrongInput);
});
try {
  process.exitCode = await main(argv);
} catch (error) {
  if (error instanceof CallError || error instanceof ReadError) {
    complain(error.text, argv);
    process.exitCode = EXIT.wrongInput;
  } else if (isAbort(error)) {
    process.exitCode = 130;
  } else {
    complain(
      { zh: '工具出错（不是输入的问题）：', en: 'the tool failed (this is not the input’s fault):' },
      argv,
    );
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${trace.split('\n').map(plain).join('\n')}\n`);
    process.exitCode = EXIT.toolFailed;
  }
}
