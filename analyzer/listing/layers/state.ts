import type { Page } from '../page/page.ts';
import { jsonAt, parseJson } from './json.ts';

/** Blocks of one page that are looked at. */
const MAXIMUM_BLOCKS = 200;

/** JSON in `<script id=…>` (`__NEXT_DATA__`, `serialized-server-data`, shoeboxes). */
export function scriptState(page: Page, id: string): unknown {
  return once(page, `#${id}`, () => parseJson(page.scripts.find((one) => one.id === id)?.text ?? ''));
}

/** Values assigned in a script, by what stands before them: `window.__INITIAL_STATE__ =`, `AF_initDataCallback(`. */
export function assignedState(page: Page, before: string, bracket: '[' | '{'): readonly unknown[] {
  return once(page, `${before}${bracket}`, () => findAssigned(page, before, bracket));
}

function findAssigned(page: Page, before: string, bracket: '[' | '{'): unknown[] {
  const found: unknown[] = [];
  for (const { text } of page.scripts) {
    let from = text.indexOf(before);
    while (from !== -1 && found.length < MAXIMUM_BLOCKS) {
      const start = firstBracket(text, from + before.length, bracket);
      if (start === null) break;
      const json = jsonAt(text, start);
      // Without an end there is none for what follows either.
      if (json === null) break;
      if (json.value !== undefined) found.push(json.value);
      from = text.indexOf(before, json.end);
    }
  }
  return found;
}

/** The value begins within a few words: `= `, `{key: 'ds:5', hash: '7', data:function(){return `. */
function firstBracket(text: string, from: number, bracket: '[' | '{'): number | null {
  const at = text.slice(from, from + 300).indexOf(bracket);
  return at === -1 ? null : from + at;
}

/**
 * A string of an object literal that is no JSON (`'pname': "com.example"`), from the first `length` characters after a
 * marker. Read as text, never run.
 */
export function literalState(page: Page, marker: string, key: string): string | null {
  for (const { text } of page.scripts) {
    const from = text.indexOf(marker);
    if (from === -1) continue;
    const slice = text.slice(from, from + MAXIMUM_LITERAL);
    const pattern = new RegExp(
      `['"]${key}['"]\\s{0,8}:\\s{0,8}(?:'([^'\\\\\\n]{0,500})'|"([^"\\\\\\n]{0,500})")`,
    );
    const found = pattern.exec(slice);
    if (found !== null) return found[1] ?? found[2] ?? null;
  }
  return null;
}

const MAXIMUM_LITERAL = 8000;

const kept = new WeakMap<Page, Map<string, unknown>>();

/** A page's state is parsed once, however many fields are read from it. */
function once<T>(page: Page, key: string, make: () => T): T {
  let values = kept.get(page);
  if (values === undefined) {
    values = new Map();
    kept.set(page, values);
  }
  if (!values.has(key)) values.set(key, make());
  return values.get(key) as T;
}
