import type { Text } from '../../text.ts';
import type { Warnings } from '../../warnings.ts';
import type { DexFile } from './dex-file.ts';

/**
 * Items of a dex file may lie within one another, so that a small file says much: strings that are ends of one string, methods that share
 * their code. What is read of one kind, all together, is at most twice the file: compilers share items, but come nowhere near that.
 */
export function readingBudget(dex: DexFile): number {
  return dex.bytes.length * 2;
}

const WORDS = {
  string: {
    zh: '字符串数据互相重叠，部分字符串未读取',
    en: 'string data overlaps; some strings are not read',
  },
  code: {
    zh: '方法的代码互相重叠，部分方法的代码未读取',
    en: 'code of methods overlaps; that of some is not read',
  },
  list: { zh: '类型列表互相重叠，部分列表未读取', en: 'lists of types overlap; some are not read' },
} satisfies Record<string, Text>;

/** `dex-string-overlap`, `dex-code-overlap`, `dex-list-overlap`: more was there than is read. */
export function warnOverlap(dex: DexFile, kind: keyof typeof WORDS, warnings: Warnings): void {
  warnings.add(`dex-${kind}-overlap`, WORDS[kind], { entry: dex.entry });
}
