import type { Warnings } from '../../warnings.ts';
import type { XmlAttribute, XmlElement } from '../xml/element.ts';

/** Deeper elements are left out: a manifest has five levels, and Android's own parsers recurse. */
const MAXIMUM_DEPTH = 256;

interface Building extends XmlElement {
  readonly children: Building[];
  text?: string;
}

interface Start {
  readonly namespace: string | null;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly line: number | null;
}

/** Longer text inside one element is cut: what is read here are names of hosts. */
const MAXIMUM_TEXT = 1 << 16;

/** Puts start and end tags together as a pull parser that counts depth would: a closing tag's name does not matter. */
export class TreeBuilder {
  readonly #entry: string;
  readonly #warnings: Warnings;
  readonly #open: Building[] = [];
  #depth = 0;
  #root: Building | null = null;
  #rootClosed = false;
  readonly #warned = new Set<string>();

  constructor(entry: string, warnings: Warnings) {
    this.#entry = entry;
    this.#warnings = warnings;
  }

  start(tag: Start, offset: number): void {
    this.#depth++;
    if (this.#rootClosed) {
      this.#warn(
        'axml-second-root',
        '根元素之后还有元素，未读取',
        'elements after the root element were not read',
        offset,
      );
      return;
    }
    if (this.#depth > MAXIMUM_DEPTH) {
      const zh = `嵌套超过 ${MAXIMUM_DEPTH} 层的元素未读取`;
      this.#warn('xml-too-deep', zh, `elements deeper than ${MAXIMUM_DEPTH} levels were not read`, offset);
      return;
    }
    const element: Building = { ...tag, children: [] };
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = element;
    else parent.children.push(element);
    this.#open.push(element);
  }

  text(text: string): void {
    const element = this.#open.at(-1);
    if (element === undefined || this.#open.length < this.#depth) return;
    const before = element.text ?? '';
    element.text = before + text.slice(0, MAXIMUM_TEXT - before.length);
  }

  end(offset: number): void {
    if (this.#depth === 0) {
      this.#warn('axml-unbalanced', '有多余的结束标记', 'an end tag that closes nothing', offset);
      return;
    }
    this.#depth--;
    if (this.#open.length > this.#depth) this.#open.pop();
    if (this.#depth === 0) this.#rootClosed = this.#root !== null;
  }

  /** The root, closed or not; `null` when there was no start tag. */
  root(): XmlElement | null {
    if (this.#depth > 0) {
      const zh = `有 ${this.#depth} 个元素没有结束标记`;
      this.#warn('axml-unbalanced', zh, `${this.#depth} elements have no end tag`);
    }
    return this.#root;
  }

  #warn(code: string, zh: string, en: string, offset?: number): void {
    // Once each, at the first place: a hostile file must not fill the list that the others share.
    if (this.#warned.has(code)) return;
    this.#warned.add(code);
    const where = offset === undefined ? {} : { offset };
    this.#warnings.add(code, { zh, en }, { entry: this.#entry, ...where });
  }
}
