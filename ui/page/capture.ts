/**
 * The most of a page's markup that is taken, in UTF-16 code units. The largest store pages met have some 3 million; what
 * a page made to be endless has beyond this is not read, and the snapshot says so.
 */
export const MAXIMUM_MARKUP = 8 * 2 ** 20;

/** A page as it stood in its tab at one moment. */
export interface PageSnapshot {
  /** What the address bar shows. */
  readonly url: string;
  /** The address the document was loaded from: another than `url` where a script moved the page on without loading anew. */
  readonly loadedUrl: string;
  /** At most 1,000 code units. */
  readonly title: string;
  /** The document element as markup: what scripts had made of the page by then, without what was typed into its fields. */
  readonly html: string;
  /** `html` was cut at the most that is taken. */
  readonly isTruncated: boolean;
  /** ISO 8601, UTC, by this machine's clock. */
  readonly capturedAt: string;
}

/**
 * Reads the page it runs in. It is sent into the page as text (`scripting.executeScript`), so it uses nothing from outside
 * itself but its argument and what every page has; a content script may call it too.
 * @param maximum code units of markup, `MAXIMUM_MARKUP`
 */
export function capturePage(maximum: number): PageSnapshot {
  // Through the prototype: a page can put an element named `documentElement` or `title` in the place of the property.
  const root: Element | null = Reflect.get(Document.prototype, 'documentElement', document);
  const title = String(Reflect.get(Document.prototype, 'title', document));
  const html = root === null ? '' : String(Reflect.get(Element.prototype, 'outerHTML', root));
  const [navigation] = performance.getEntriesByType('navigation');
  return {
    url: location.href,
    loadedUrl: navigation?.name ?? location.href,
    title: title.slice(0, 1000),
    html: html.slice(0, maximum),
    isTruncated: html.length > maximum,
    capturedAt: new Date().toISOString(),
  };
}
