import {
  type Block,
  type BlockLink,
  MAXIMUM_BLOCKS,
  MAXIMUM_CHARACTERS,
  oneLine,
  paragraph,
  row,
} from './block.ts';

/** A block and what tells main content from what surrounds it. */
export interface PageBlock extends Block {
  /** Characters inside links. */
  readonly linked: number;
  /** Inside `<main>`, `<article>` or `role="main"`. */
  readonly inMain: boolean;
  /** Inside `<nav>`, `<header>`, `<footer>` or `<aside>`. */
  readonly inFrame: boolean;
}

/** Never shown, or no text of the document. */
const SKIPPED = new Set(
  'script style template noscript svg math iframe object canvas audio video select textarea datalist'.split(
    ' ',
  ),
);
const FRAMES = new Set(['nav', 'header', 'footer', 'aside']);
const MAINS = new Set(['main', 'article']);
const BLOCKS = new Set(
  'address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const HEADING = /^h([1-6])$/;
/** A cell with more than this lays out a page, it is no cell of a list. */
const MAXIMUM_CELL = 1500;

/** A table being read; a nested one has its own. */
interface Table {
  readonly id: number;
  cells: string[];
  links: BlockLink[];
  /** Blocks inside the row, for the case that the table only lays out the page. */
  inside: PageBlock[];
  cell: { readonly parts: string[]; length: number } | null;
}

/** Gathers the blocks of a page from its elements. */
export class HtmlBlocks {
  readonly #blocks: PageBlock[] = [];
  readonly #tables: Table[] = [];
  #tableCount = 0;
  #title: string | null = null;
  #language: string | null = null;
  #passwords = 0;
  #cut = false;
  #characters = 0;
  // Counters of what is open.
  #skipped = 0;
  #inTitle = false;
  #main = 0;
  #frame = 0;
  #bold = 0;
  #pre = 0;
  #lists = 0;
  #heading = 0;
  #item = false;
  /** One flag for each element on the stack: did its `role` or `hidden` count? */
  readonly #marks: string[] = [];
  // The block being read.
  #parts: string[] = [];
  #links: BlockLink[] = [];
  #link: { readonly url: string; text: string } | null = null;
  #linked = 0;
  #boldCharacters = 0;

  beyond(): void {
    if (this.#skipped === 0) this.breakLine();
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'title') this.#inTitle = this.#title === null;
    if (name === 'html' && attributes.lang !== undefined) this.#language = attributes.lang.toLowerCase();
    if (name === 'input') {
      if (attributes.type?.toLowerCase() === 'password') this.#passwords++;
      return;
    }
    if (name === 'br' || name === 'hr') {
      this.breakLine();
      return;
    }
    if (VOID_WITHOUT_TEXT.has(name)) return;
    const mark = markOf(name, attributes);
    this.#marks.push(mark);
    if (mark === 'skip') this.#skipped++;
    else if (mark === 'main') this.#main++;
    else if (mark === 'frame') this.#frame++;
    if (this.#skipped > 0) return;
    if (BLOCKS.has(name)) this.breakLine();
    this.#openKnown(name, attributes);
  }

  close(name: string): void {
    if (name === 'title') this.#inTitle = false;
    const mark = this.#marks.pop();
    if (this.#skipped > 0) {
      if (mark === 'skip') this.#skipped--;
      return;
    }
    if (BLOCKS.has(name)) this.breakLine();
    if (mark === 'main') this.#main--;
    else if (mark === 'frame') this.#frame--;
    this.#closeKnown(name);
  }

  text(text: string): void {
    if (this.#inTitle) this.#title = `${this.#title ?? ''}${text}`.slice(0, 500);
    if (this.#skipped > 0 || this.#inTitle) return;
    if (this.#characters > MAXIMUM_CHARACTERS) {
      this.#cut = true;
      return;
    }
    this.#characters += text.length;
    if (this.#pre > 0) {
      const [first = '', ...rest] = text.split('\n');
      this.#add(first);
      for (const line of rest) {
        this.breakLine();
        this.#add(line);
      }
      return;
    }
    this.#add(text);
  }

  /** Ends the block being read. */
  breakLine(): void {
    const text = oneLine(this.#parts.join(''));
    const links = this.#links;
    const page = { links, linked: this.#linked, inMain: this.#main > 0, inFrame: this.#frame > 0 };
    const bold = text.length > 0 && this.#boldCharacters >= text.length * 0.9;
    this.#parts = [];
    this.#links = [];
    this.#linked = 0;
    this.#boldCharacters = 0;
    if (text === '') return;
    const kind = this.#heading > 0 ? 'heading' : this.#item ? 'item' : 'paragraph';
    const level = this.#heading > 0 ? this.#heading : this.#item ? this.#lists : 0;
    this.#put({ ...paragraph(text, { kind, level, bold }), ...page });
  }

  finish(): {
    title: string | null;
    declaredLanguage: string | null;
    blocks: PageBlock[];
    passwordFields: number;
    cut: boolean;
  } {
    this.breakLine();
    while (this.#tables.length > 0) this.#endTable();
    const title = this.#title === null ? null : oneLine(this.#title) || null;
    return {
      title,
      declaredLanguage: this.#language,
      blocks: this.#blocks,
      passwordFields: this.#passwords,
      cut: this.#cut,
    };
  }

  #openKnown(name: string, attributes: Readonly<Record<string, string>>): void {
    const heading = HEADING.exec(name)?.[1];
    if (heading !== undefined) this.#heading = Number(heading);
    if (name === 'b' || name === 'strong') this.#bold++;
    else if (name === 'pre') this.#pre++;
    else if (name === 'ul' || name === 'ol') this.#lists++;
    else if (name === 'li') this.#item = true;
    else if (name === 'a' && attributes.href !== undefined) this.#link = { url: attributes.href, text: '' };
    else if (name === 'table')
      this.#tables.push({ id: ++this.#tableCount, cells: [], links: [], inside: [], cell: null });
    else if (name === 'tr') this.#endRow();
    else if (name === 'td' || name === 'th') {
      this.#endCell();
      const table = this.#tables.at(-1);
      if (table !== undefined) table.cell = { parts: [], length: 0 };
    }
  }

  #closeKnown(name: string): void {
    if (HEADING.test(name)) this.#heading = 0;
    else if (name === 'b' || name === 'strong') this.#bold = Math.max(0, this.#bold - 1);
    else if (name === 'pre') this.#pre = Math.max(0, this.#pre - 1);
    else if (name === 'ul' || name === 'ol') this.#lists = Math.max(0, this.#lists - 1);
    else if (name === 'li') this.#item = false;
    else if (name === 'a') this.#endLink();
    else if (name === 'td' || name === 'th') this.#endCell();
    else if (name === 'tr') this.#endRow();
    else if (name === 'table') this.#endTable();
  }

  #endLink(): void {
    const link = this.#link;
    this.#link = null;
    if (link !== null) this.#links.push({ url: link.url.trim(), text: oneLine(link.text) });
  }

  #add(text: string): void {
    this.#parts.push(text);
    const { length } = text;
    if (this.#bold > 0) this.#boldCharacters += length;
    if (this.#link !== null) {
      this.#linked += length;
      if (this.#link.text.length < 200) this.#link.text += text;
    }
  }

  #put(block: PageBlock): void {
    const table = this.#tables.at(-1);
    if (table === undefined || (table.cell === null && block.kind === 'heading')) {
      if (this.#blocks.length < MAXIMUM_BLOCKS) this.#blocks.push(block);
      else this.#cut = true;
      return;
    }
    table.inside.push(block);
    table.links.push(...block.links);
    if (table.cell === null) return;
    table.cell.parts.push(block.text);
    table.cell.length += block.text.length;
  }

  #endCell(): void {
    const table = this.#tables.at(-1);
    if (table?.cell == null) return;
    table.cells.push(table.cell.parts.join(' '));
    table.cell = null;
  }

  #endRow(): void {
    this.#endCell();
    const table = this.#tables.at(-1);
    if (table === undefined || (table.cells.length === 0 && table.inside.length === 0)) return;
    const { cells, inside, links } = table;
    table.cells = [];
    table.inside = [];
    table.links = [];
    const filled = cells.filter((cell) => cell !== '');
    const laysOut =
      filled.length < 2 ||
      cells.some((cell) => cell.length > MAXIMUM_CELL) ||
      inside.some((block) => block.kind === 'row');
    const first = inside[0];
    if (first === undefined) return;
    const blocks = laysOut
      ? inside
      : [
          {
            ...first,
            ...row(cells, table.id, links),
            linked: inside.reduce((sum, block) => sum + block.linked, 0),
          },
        ];
    const outer = this.#tables.at(-2);
    for (const block of blocks) {
      if (outer !== undefined) {
        outer.inside.push(block);
        outer.cell?.parts.push(block.text);
      } else if (this.#blocks.length < MAXIMUM_BLOCKS) this.#blocks.push(block);
      else this.#cut = true;
    }
  }

  #endTable(): void {
    this.#endRow();
    this.#tables.pop();
  }
}

const VOID_WITHOUT_TEXT = new Set('area base col embed img link meta param source track wbr'.split(' '));

function markOf(name: string, attributes: Readonly<Record<string, string>>): string {
  // A collapsed section (`display: none`) is part of a policy that folds its chapters; `hidden` on it is, too.
  if (SKIPPED.has(name)) return 'skip';
  if (MAINS.has(name) || attributes.role === 'main') return 'main';
  if (FRAMES.has(name) || attributes.role === 'navigation' || attributes.role === 'contentinfo')
    return 'frame';
  return '';
}
