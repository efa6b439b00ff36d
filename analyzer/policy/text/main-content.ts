import type { Block } from './block.ts';
import type { PageBlock } from './html-blocks.ts';

/** The main part must hold at least this share of the page's text to be taken for the whole. */
const MAIN_SHARE = 0.6;
/** This many blocks of links in a row are a menu. */
const MENU_BLOCKS = 4;
/** A block is one of links when this share of its text is linked. */
const LINKED_SHARE = 0.75;
/** What a frame holds is kept when it is this long: some pages put the whole policy into `<header>` or `<aside>`. */
const FRAME_CHARACTERS = 400;

/** The blocks of a page's main content: without menus, page header and footer. A policy is never shortened within. */
export function mainContent(blocks: readonly PageBlock[]): readonly Block[] {
  const total = lengthOf(blocks);
  const main = blocks.filter((block) => block.inMain);
  const chosen = lengthOf(main) >= total * MAIN_SHARE ? main : blocks;
  const unframed = withoutFrames(chosen);
  return withoutMenus(unframed).map(({ kind, text, level, cells, table, links, bold }) => ({
    kind,
    text,
    level,
    cells,
    table,
    links,
    bold,
  }));
}

function withoutFrames(blocks: readonly PageBlock[]): readonly PageBlock[] {
  const framed = lengthOf(blocks.filter((block) => block.inFrame));
  const rest = blocks.filter(
    (block) => !block.inFrame || block.kind === 'heading' || block.text.length >= FRAME_CHARACTERS,
  );
  return framed > lengthOf(blocks) / 2 ? blocks : rest;
}

function withoutMenus(blocks: readonly PageBlock[]): readonly PageBlock[] {
  const kept: PageBlock[] = [];
  let run: PageBlock[] = [];
  const endRun = () => {
    if (run.length < MENU_BLOCKS) kept.push(...run);
    run = [];
  };
  for (const block of blocks) {
    if (block.kind !== 'row' && block.linked >= block.text.length * LINKED_SHARE) run.push(block);
    else {
      endRun();
      kept.push(block);
    }
  }
  endRun();
  return kept;
}

function lengthOf(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}
