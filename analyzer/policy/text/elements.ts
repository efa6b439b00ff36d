import { Tokenizer } from 'htmlparser2';

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

/** Who takes the elements of a page as they open and close; each close is matched with its open. */
export interface ElementSink {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
  /** An element beyond the depth bound: its text stays, on a line of its own. */
  beyond(): void;
}

/**
 * Reads markup with a tokenizer and a bounded stack, no tree: time and memory are linear in the page, however deep a
 * hostile page nests.
 */
export function readElements(html: string, sink: ElementSink, keep: (attribute: string) => boolean): void {
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true, recognizeSelfClosing: false },
    new Elements(html, sink, keep),
  );
  tokenizer.write(html);
  tokenizer.end();
}

/** Turns tokens into elements that open and close, each close matched with its open. */
class Elements {
  readonly #html: string;
  readonly #sink: ElementSink;
  readonly #keep: (attribute: string) => boolean;
  readonly #stack: string[] = [];
  /** Opens that the bound kept off the stack: as many closes are passed over. */
  #beyond = 0;
  #name = '';
  #attributes: Record<string, string> = empty();
  #attribute = '';
  #value = '';

  constructor(html: string, sink: ElementSink, keep: (attribute: string) => boolean) {
    this.#html = html;
    this.#sink = sink;
    this.#keep = keep;
  }

  onopentagname(start: number, end: number): void {
    this.#name = this.#html.slice(start, end).toLowerCase();
    this.#attributes = empty();
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
    if (this.#keep(name) && !Object.hasOwn(this.#attributes, name)) this.#attributes[name] = this.#value;
  }

  onopentagend(): void {
    this.#open(this.#name);
  }

  onselfclosingtag(): void {
    this.#open(this.#name);
  }

  onclosetag(start: number, end: number): void {
    const name = this.#html.slice(start, end).trim().toLowerCase();
    if (name === 'br') this.#sink.open('br', {});
    if (this.#beyond > 0) {
      this.#beyond--;
      return;
    }
    const at = this.#stack.lastIndexOf(name);
    if (at === -1) return;
    for (let depth = this.#stack.length; depth > at; depth--) {
      const closed = this.#stack.pop();
      if (closed !== undefined) this.#sink.close(closed);
    }
  }

  ontext(start: number, end: number): void {
    this.#sink.text(this.#html.slice(start, end));
  }

  ontextentity(codepoint: number): void {
    this.#sink.text(String.fromCodePoint(codepoint));
  }

  oncdata(start: number, end: number): void {
    this.#sink.text(this.#html.slice(start, end));
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  onend(): void {
    for (let name = this.#stack.pop(); name !== undefined; name = this.#stack.pop()) this.#sink.close(name);
  }

  #open(name: string): void {
    this.#closeImplied(name);
    if (VOID.has(name)) {
      this.#sink.open(name, this.#attributes);
      return;
    }
    if (this.#stack.length >= MAXIMUM_DEPTH) {
      this.#beyond++;
      this.#sink.beyond();
      return;
    }
    this.#stack.push(name);
    this.#sink.open(name, this.#attributes);
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
    if (name !== undefined) this.#sink.close(name);
  }
}

/** No prototype: a page may name an attribute `__proto__`. */
function empty(): Record<string, string> {
  return Object.create(null);
}

const CLOSES_P = new Set(
  'address article aside blockquote center details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table ul'.split(
    ' ',
  ),
);
