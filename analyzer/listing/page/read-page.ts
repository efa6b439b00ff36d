import { readElements } from '../../policy/text/elements.ts';
import type { Page, PageElement, ScriptText, TextRun } from './page.ts';

/** The largest store pages have some 12,000 elements. */
const MAXIMUM_ELEMENTS = 150_000;
const MAXIMUM_RUNS = 150_000;
/** Characters of one run that are kept; a description is one run. */
const MAXIMUM_RUN = 20_000;
/** Characters of visible text, and of scripts, in all. */
const MAXIMUM_TEXT = 4_000_000;
const MAXIMUM_SCRIPTS = 16_000_000;

const SILENT = new Set(['style', 'template', 'svg', 'math', 'object', 'canvas']);
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Reads a page into flat lists. Never throws: whatever markup is given, browsers read it too. */
export function readPage(html: string): Page {
  const builder = new PageBuilder();
  readElements(html, builder, (name) => !name.startsWith('on'));
  return builder.finish();
}

class PageBuilder {
  readonly #elements: PageElement[] = [];
  readonly #runs: TextRun[] = [];
  readonly #scripts: ScriptText[] = [];
  /** Indices of open elements; -1 for those beyond the bound. */
  readonly #open: number[] = [];
  /** Beside `#open`: whether nothing inside it is read. */
  readonly #marks: boolean[] = [];
  #title: string[] | null = null;
  #script: { id: string; type: string; parts: string[] } | null = null;
  #inTitle = false;
  #silent = 0;
  #pieces: string[] = [];
  #pieceLength = 0;
  #textLength = 0;
  #scriptLength = 0;
  #cut = false;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#flush();
    if (name === 'title' && this.#title === null) {
      this.#inTitle = true;
      this.#title = [];
    }
    if (name === 'script') {
      const { id = '', type = '' } = attributes;
      this.#script = { id, type: type.toLowerCase(), parts: [] };
    }
    const isSilent = SILENT.has(name) || isHiddenView(name, attributes);
    if (isSilent) this.#silent++;
    const index = this.#silent > 0 ? -1 : this.#add(name, attributes);
    if (VOID.has(name)) return;
    this.#open.push(index);
    this.#marks.push(isSilent);
  }

  close(name: string): void {
    this.#flush();
    if (name === 'title') this.#inTitle = false;
    if (this.#marks.pop() === true) this.#silent--;
    if (name === 'script' && this.#script !== null) {
      const { id, type, parts } = this.#script;
      this.#scripts.push({ id, type, text: parts.join('') });
      this.#script = null;
    }
    const element = this.#elements[this.#open.pop() ?? -1];
    if (element === undefined) return;
    element.end = this.#elements.length;
    element.endRun = this.#runs.length;
  }

  text(text: string): void {
    if (this.#script !== null) {
      this.#scriptLength += text.length;
      if (this.#scriptLength > MAXIMUM_SCRIPTS) this.#cut = true;
      else this.#script.parts.push(text);
    } else if (this.#inTitle) {
      if ((this.#title?.length ?? 0) < 100) this.#title?.push(text.slice(0, 1000));
    } else if (this.#silent === 0) {
      if (this.#pieceLength < MAXIMUM_RUN) this.#pieces.push(text.slice(0, MAXIMUM_RUN));
      this.#pieceLength += text.length;
    }
  }

  beyond(): void {
    this.#flush();
  }

  finish(): Page {
    this.#flush();
    const { length } = this.#elements;
    for (const element of this.#elements) {
      if (element.end !== 0) continue;
      element.end = length;
      element.endRun = this.#runs.length;
    }
    return {
      title: this.#title === null ? null : oneLine(this.#title.join('')).slice(0, 500),
      elements: this.#elements,
      runs: this.#runs,
      scripts: this.#scripts,
      cut: this.#cut,
    };
  }

  #add(name: string, attributes: Readonly<Record<string, string>>): number {
    if (this.#elements.length >= MAXIMUM_ELEMENTS) {
      this.#cut = true;
      return -1;
    }
    const index = this.#elements.length;
    const run = this.#runs.length;
    const isVoid = VOID.has(name);
    this.#elements.push({
      name,
      attributes,
      parent: this.#around(),
      end: isVoid ? index + 1 : 0,
      firstRun: run,
      endRun: run,
    });
    return index;
  }

  #around(): number {
    return this.#open.at(-1) ?? -1;
  }

  /** Ends the run being read: a tag came. */
  #flush(): void {
    if (this.#pieceLength === 0) return;
    const text = oneLine(this.#pieces.join('')).slice(0, MAXIMUM_RUN);
    this.#pieces = [];
    this.#pieceLength = 0;
    if (text === '') return;
    this.#textLength += text.length;
    if (this.#textLength > MAXIMUM_TEXT || this.#runs.length >= MAXIMUM_RUNS) this.#cut = true;
    else this.#runs.push({ text, element: this.#around() });
  }
}

/** Google Play keeps the view of the app before in the page, not shown: it would be read as this app's. */
function isHiddenView(name: string, { style = '' }: Readonly<Record<string, string>>): boolean {
  return name === 'c-wiz' && /display\s{0,4}:\s{0,4}none/.test(style);
}

/** White space as single spaces. */
function oneLine(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}
