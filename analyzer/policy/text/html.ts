import { Tokenizer } from 'htmlparser2';
import type { RawDocument } from './block.ts';
import { HtmlBlocks } from './html-blocks.ts';
import { mainContent } from './main-content.ts';

/** Deeper than this, an element is read as if it stood at this depth. No page of a browser is drawn deeper than 512. */
const MAXIMUM_DEPTH = 512;
/** Attribute values longer than this (embedded pictures) are of no interest. */
const MAXIMUM_ATTRIBUTE = 2048;

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);
const KEPT_ATTRIBUTES = new Set(['href', 'lang', 'type', 'role', 'hidden', 'rel', 'class', 'id']);

/**
 * The main content of a page as blocks. A tokenizer and a bounded stack, no tree: time and memory are linear in the page,
 * however deep a hostile page nests.
 */
export function readHtml(html: string): RawDocument {
  const blocks = new HtmlBlocks();
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true, recognizeSelfClosing: false },
    new Elements(html, blocks),
  );
  tokenizer.write(html);
  tokenizer.end();
  const read = blocks.finish();
  return { ...read, blocks: mainContent(read.blocks) };
}

/** Turns tokens into elements that open and close, each close matched with its open. */
class Elements {
  readonly #html: string;
  readonly #blocks: HtmlBlocks;
  readonly #stack: string[] = [];
  /** Opens that the bound kept off the stack: as many closes are passed over. */
  #beyond = 0;
  #name = '';
  #attributes: Record<string, string> = {};
  #attribute = '';
  #value = '';

  constructor(html: string, blocks: HtmlBlocks) {
    this.#html = html;
    this.#blocks = blocks;
  }

  onopentagname(start: number, end: number): void {
    this.#name = this.#html.slice(start, end).toLowerCase();
    this.#attributes = {};
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#html.slice(start, end).toLowerCase();
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.#value.length < MAXIMUM_ATTRIBUTE)
      this.#value += this.#html.slice(start, Math.min(end, start + MAXIMUM_ATTRIBUTE));
  }

  onattribentity(codepoint: number): void {
    if (this.#value.length < MAXIMUM_ATTRIBUTE) this.#value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    const name = this.#attribute;
    if (KEPT_ATTRIBUTES.has(name) && !Object.hasOwn(this.#attributes, name))
      this.#attributes[name] = this.#value;
  }

  onopentagend(): void {
    this.#open(this.#name);
  }

  onselfclosingtag(): void {
    this.#open(this.#name);
  }

  onclosetag(start: number, end: number): void {
    const name = this.#html.slice(start, end).trim().toLowerCase();
    if (name === 'br') this.#blocks.open('br', {});
    if (this.#beyond > 0) {
      this.#beyond--;
      return;
    }
    const at = this.#stack.lastIndexOf(name);
    if (at === -1) return;
    for (let depth = this.#stack.length; depth > at; depth--) {
      const closed = this.#stack.pop();
      if (closed !== undefined) this.#blocks.close(closed);
    }
  }

  ontext(start: number, end: number): void {
    this.#blocks.text(this.#html.slice(start, end));
  }

  ontextentity(codepoint: number): void {
    this.#blocks.text(String.fromCodePoint(codepoint));
  }

  oncdata(start: number, end: number): void {
    this.#blocks.text(this.#html.slice(start, end));
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  onend(): void {
    for (let name = this.#stack.pop(); name !== undefined; name = this.#stack.pop()) this.#blocks.close(name);
  }

  #open(name: string): void {
    this.#closeImplied(name);
    if (VOID.has(name)) {
      this.#blocks.open(name, this.#attributes);
      return;
    }
    if (this.#stack.length >= MAXIMUM_DEPTH) {
      this.#beyond++;
      if (!this.#blocks.skipping) this.#blocks.breakLine();
      return;
    }
    this.#stack.push(name);
    this.#blocks.open(name, this.#attributes);
  }

  /** End tags that HTML lets authors leave out (WHATWG HTML, 13.1.2.4), as far as they bear on blocks. */
  #closeImplied(name: string): void {
    const top = this.#stack.at(-1);
    if (top === undefined) return;
    if (top === 'p' && CLOSES_P.has(name)) this.#pop();
    else if ((top === 'li' && name === 'li') || (top === 'option' && name === 'option')) this.#pop();
    else if ((top === 'dt' || top === 'dd') && (name === 'dt' || name === 'dd')) this.#pop();
    else if (top === 'td' || top === 'th') {
      if (name === 'td' || name === 'th') this.#pop();
      else if (name === 'tr' || name === 'tbody') {
        this.#pop();
        if (this.#stack.at(-1) === 'tr') this.#pop();
      }
    } else if (top === 'tr' && (name === 'tr' || name === 'tbody')) this.#pop();
  }

  #pop(): void {
    const name = this.#stack.pop();
    if (name !== undefined) this.#blocks.close(name);
  }
}

const CLOSES_P = new Set(
  'address article aside blockquote center details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table ul'.split(
    ' ',
  ),
);
