import type { RawDocument } from './block.ts';
import { readElements } from './elements.ts';
import { HtmlBlocks } from './html-blocks.ts';
import { mainContent } from './main-content.ts';

const KEPT_ATTRIBUTES = new Set(['href', 'lang', 'type', 'role', 'hidden', 'rel', 'class', 'id']);

/** The main content of a page as blocks. */
export function readHtml(html: string): RawDocument {
  const blocks = new HtmlBlocks();
  readElements(html, blocks, (name) => KEPT_ATTRIBUTES.has(name));
  const read = blocks.finish();
  return { ...read, blocks: mainContent(read.blocks) };
}
