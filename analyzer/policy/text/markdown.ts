import {
  type Block,
  type BlockLink,
  MAXIMUM_BLOCKS,
  MAXIMUM_CHARACTERS,
  oneLine,
  paragraph,
  type RawDocument,
  row,
} from './block.ts';
import { readHtml } from './html.ts';

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
const ITEM = /^([ \t]*)(?:[-+*]|\d{1,9}[.)])[ \t]+(\S.*)$/;
const TABLE_ROW = /^[ \t]*\|(.*)\|[ \t]*$/;
const TABLE_RULE = /^[ \t]*\|[ \t:|-]*\|[ \t]*$/;
const FENCE = /^ {0,3}(?:```|~~~)/;
const LINK = /!?\[([^[\]\n]{0,500})\]\(([^()\s]{0,1000})(?:[ \t]+"[^"\n]{0,200}")?\)/g;

/**
 * Markdown as policies in source repositories are written: headings, lists, tables, links, emphasis. Paragraphs may span lines.
 * A file that is mostly HTML is read as HTML.
 */
export function readMarkdown(text: string): RawDocument {
  if (/^\s*<(?:!doctype|html|div|body)\b/i.test(text)) return readHtml(text);
  const blocks: Block[] = [];
  const paragraphLines: string[] = [];
  let table = 0;
  let inTable = false;
  const endParagraph = () => {
    if (paragraphLines.length > 0) blocks.push(...inlineBlock(paragraphLines.join(' '), {}));
    paragraphLines.length = 0;
  };
  const cut = text.length > MAXIMUM_CHARACTERS;
  for (const line of text.slice(0, MAXIMUM_CHARACTERS).split(/\r\n|[\r\n]/)) {
    if (blocks.length >= MAXIMUM_BLOCKS) break;
    const cells = TABLE_ROW.exec(line)?.[1];
    if (cells === undefined) inTable = false;
    if (FENCE.test(line) || line.trim() === '') endParagraph();
    else if (cells !== undefined) {
      endParagraph();
      if (TABLE_RULE.test(line)) continue;
      if (!inTable) table++;
      inTable = true;
      blocks.push(tableRow(cells, table));
    } else if (UNDERLINE.test(line) && paragraphLines.length === 1) {
      const title = paragraphLines.pop() ?? '';
      blocks.push(...inlineBlock(title, { kind: 'heading', level: line.includes('=') ? 1 : 2 }));
    } else if (!UNDERLINE.test(line)) {
      const [, marks, title] = HEADING.exec(line) ?? [];
      const [, indent, item] = ITEM.exec(line) ?? [];
      if (marks !== undefined && title !== undefined) {
        endParagraph();
        blocks.push(...inlineBlock(title, { kind: 'heading', level: marks.length }));
      } else if (indent !== undefined && item !== undefined) {
        endParagraph();
        blocks.push(...inlineBlock(item, { kind: 'item', level: 1 + Math.floor(indent.length / 2) }));
      } else paragraphLines.push(line.replace(/^\s*>+\s?/, ''));
    } else endParagraph();
    // Two spaces at the end of a line, or a backslash, are a line break.
    if (/(?: {2}|\\)$/.test(line)) endParagraph();
  }
  endParagraph();
  return {
    title: null,
    declaredLanguage: null,
    blocks,
    passwordFields: 0,
    cut: cut || blocks.length >= MAXIMUM_BLOCKS,
  };
}

function tableRow(line: string, table: number): Block {
  const links: BlockLink[] = [];
  const cells = line.split(/(?<!\\)\|/).map((cell) => {
    const inline = inlineText(cell);
    links.push(...inline.links);
    return inline.text;
  });
  return row(cells, table, links);
}

function inlineBlock(source: string, more: Partial<Block>): Block[] {
  const { text, links, bold } = inlineText(source);
  return text === '' ? [] : [paragraph(text, { ...more, links, bold })];
}

function inlineText(source: string): { text: string; links: BlockLink[]; bold: boolean } {
  const links: BlockLink[] = [];
  const bold = /^\s*(?:\*\*|__)[^*_]+(?:\*\*|__)\s*$/.test(source);
  const plain = source
    .replace(LINK, (_, text: string, url: string) => {
      links.push({ text: oneLine(text), url });
      return text;
    })
    .replace(/<\/?[a-zA-Z][^<>]{0,200}>/g, ' ')
    .replace(/\*{1,3}|~~|`/g, '')
    .replace(/(?<![\p{L}\p{N}])_{1,2}|_{1,2}(?![\p{L}\p{N}])/gu, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>])/g, '$1');
  return { text: oneLine(plain), links, bold };
}
