import type { Block } from './block.ts';

/** Numbering that begins a heading in plain text, by level: the outermost first. */
const NUMBERED: readonly { readonly level: number; readonly pattern: RegExp }[] = [
  { level: 1, pattern: /^第[一二三四五六七八九十百零0-9]{1,4}(?:部分|章|编|篇)/ },
  { level: 1, pattern: /^[一二三四五六七八九十]{1,3}[、．.，, ]/ },
  { level: 1, pattern: /^(?:[IVX]{1,5})[.、 ]/ },
  { level: 2, pattern: /^第[一二三四五六七八九十百零0-9]{1,4}[条节]/ },
  { level: 2, pattern: /^[（(][一二三四五六七八九十]{1,3}[）)]/ },
  { level: 2, pattern: /^(?:\d{1,2}[、．.]|\d{1,2}(?:[.．]\d{1,2}){1,3}[、．.]?|\d{1,2}\))/ },
  { level: 3, pattern: /^(?:[（(]\d{1,2}[）)]|[①-⑳])/ },
];
/** Longer than this is a sentence. */
const MAXIMUM_CHINESE = 40;
const MAXIMUM_LATIN = 90;
const SENTENCE_END = /[。；;！!，,]$|[^0-9]\.$/;
const COLON_END = /[:：]$/;
const HAN = /[\u3400-\u9fff]/;
/** Names of chapters that stand without a number. */
const KNOWN =
  /^(?:引言|前言|序言|导言|概述|概要|摘要|目录|附录|附则|定义|总则|重要提示|特别提示|提示条款|名词解释|关于我们|联系我们|如何联系我们|更新日期|introduction|overview|contact us|definitions|summary)[:：]?$/i;

/** Level of the heading that a block is, or 0. */
export function headingLevel(block: Block): number {
  if (block.kind === 'heading') return block.level;
  if (block.kind === 'row') return 0;
  const { text } = block;
  const limit = HAN.test(text) ? MAXIMUM_CHINESE : MAXIMUM_LATIN;
  if (text.length > limit || SENTENCE_END.test(text)) return 0;
  if (KNOWN.test(text)) return 1;
  const numbered = NUMBERED.find(({ pattern }) => pattern.test(text));
  if (numbered !== undefined) return COLON_END.test(text) && numbered.level > 2 ? 0 : numbered.level;
  if (block.kind === 'paragraph' && block.bold && !COLON_END.test(text) && text.length <= limit / 1.6)
    return 3;
  if (!HAN.test(text) && text.length >= 4 && /^[A-Z][A-Z0-9 ,&'’/()-]+$/.test(text)) return 2;
  return block.kind === 'paragraph' &&
    HAN.test(text) &&
    /^(?:我们|本公司|您)?(?:如何|怎样)[^，。]{2,24}$/.test(text)
    ? 1
    : 0;
}
