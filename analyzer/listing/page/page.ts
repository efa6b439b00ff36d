/** One element of a page, in document order. */
export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Index of the element around it; -1 at the top. */
  readonly parent: number;
  /** Index after its last descendant. */
  end: number;
  /** Its text: the runs from `firstRun` up to, not including, `endRun`. */
  readonly firstRun: number;
  endRun: number;
}

/** A run of visible text between two tags. */
export interface TextRun {
  /** One line, trimmed. */
  readonly text: string;
  /** Index of the element it stands in. */
  readonly element: number;
}

export interface ScriptText {
  readonly id: string;
  /** `type` attribute, lower case; empty when there is none. */
  readonly type: string;
  readonly text: string;
}

/** A page as the readers see it: flat lists, no tree to walk into, nothing run. */
export interface Page {
  readonly title: string | null;
  readonly elements: readonly PageElement[];
  readonly runs: readonly TextRun[];
  readonly scripts: readonly ScriptText[];
  /** Part of the page lies beyond a bound and was not read. */
  readonly cut: boolean;
}

/** Text of an element on one line, at most `limit` characters. */
export function textOf(page: Page, element: PageElement, limit = 300): string {
  const parts: string[] = [];
  let length = 0;
  for (let run = element.firstRun; run < element.endRun && length <= limit; run++) {
    const text = page.runs[run]?.text ?? '';
    parts.push(text);
    length += text.length + 1;
  }
  return parts.join(' ').slice(0, limit).trim();
}

/** Whether the element carries the class, one of several perhaps. */
export function hasClass(element: PageElement, name: string): boolean {
  return ` ${element.attributes.class ?? ''} `.includes(` ${name} `);
}

/** The element and those around it, inmost first. */
export function* around(page: Page, element: PageElement): Generator<PageElement> {
  let one: PageElement | undefined = element;
  while (one !== undefined) {
    yield one;
    one = page.elements[one.parent];
  }
}

/** The descendants of an element that pass the test, in document order. */
export function inside(
  page: Page,
  element: PageElement,
  test: (element: PageElement) => boolean,
): PageElement[] {
  const start = page.elements.indexOf(element);
  return page.elements.slice(start + 1, element.end).filter(test);
}
