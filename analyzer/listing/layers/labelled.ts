import { folded, LABELS, type LabelledField, NONE_WORDS } from '../catalogue.ts';
import type { Page, PageElement } from '../page/page.ts';
import { permissionName } from '../permission-words.ts';
import { type Answer, type AppPage, type Layer, None } from '../store.ts';

/** A label is short; a longer run is prose that happens to begin like one. */
const MAXIMUM_LABEL = 40;
/** How far around a label its value may stand: `<div><div>版本号</div><div><b>1.0</b></div></div>`. */
const MAXIMUM_LEVELS = 2;
/** Labels of permissions that are followed: many may stand before one long list. */
const MAXIMUM_LABELS = 50;
/** Entries of a list. */
const MAXIMUM_ITEMS = 300;

interface Labelled {
  readonly field: LabelledField;
  /** Index of the label's run. */
  readonly run: number;
  /** What stands in the same run after a colon; empty when there is nothing. */
  readonly rest: string;
}

/** A value by the words before it, as stores without structured data show theirs. */
export function labelled(field: LabelledField): Layer<string> {
  return ({ page }) => {
    for (const label of labelsOf(page, field)) {
      const value = label.rest === '' ? nextRun(page, label) : label.rest;
      if (value === null) continue;
      return NONE_WORDS.has(folded(value)) ? new None(wordsOf(page, label)) : value;
    }
    return null;
  };
}

/**
 * A list by the words before it: the texts of the element that follows the label. At least one must be a permission that
 * is known, since the label alone also stands before a button or a count ("View details", "23").
 */
export const labelledPermissions: Layer<readonly string[]> = ({
  page,
}: AppPage): Answer<readonly string[]> => {
  for (const label of labelsOf(page, 'permissions').slice(0, MAXIMUM_LABELS)) {
    if (label.rest !== '') {
      if (NONE_WORDS.has(folded(label.rest))) return new None(wordsOf(page, label));
      const listed = label.rest.split(/[,，、;；|]/).map((one) => one.trim());
      if (listed.some(isKnown)) return listed;
      continue;
    }
    const block = blockAfter(page, label);
    if (block === null) continue;
    const runs = page.runs.slice(block.firstRun, block.endRun).slice(0, MAXIMUM_ITEMS);
    const items = runs.map((one) => one.text);
    if (items.length === 1 && NONE_WORDS.has(folded(items[0] ?? ''))) return new None(wordsOf(page, label));
    if (items.some(isKnown)) return items;
  }
  return null;
};

/** The label and what follows it, as the page shows them. */
function wordsOf(page: Page, { run, rest }: Labelled): string {
  const own = page.runs[run]?.text ?? '';
  return rest === '' ? `${own} ${page.runs[run + 1]?.text ?? ''}` : own;
}

function isKnown(shown: string): boolean {
  return permissionName(shown) !== null;
}

const found = new WeakMap<Page, readonly Labelled[]>();

/** The page's labels of one field, in the order of the page. */
function labelsOf(page: Page, field: LabelledField): Labelled[] {
  let labels = found.get(page);
  if (labels === undefined) {
    labels = page.runs.flatMap(({ text }, run) => labelAt(text, run) ?? []);
    found.set(page, labels);
  }
  return labels.filter((one) => one.field === field);
}

function labelAt(text: string, run: number): Labelled | null {
  const colon = text.slice(0, MAXIMUM_LABEL).search(/[:：]/);
  if (colon === -1 && text.length > MAXIMUM_LABEL) return null;
  const field = LABELS.get(folded(colon === -1 ? text : text.slice(0, colon)));
  if (field === undefined) return null;
  const after = colon === -1 ? '' : text.slice(colon + 1).trim();
  // A count (`Permissions: 23`) stands before the list and is none itself.
  return { field, run, rest: field === 'permissions' && /^\d+$/.test(after) ? '' : after };
}

/** The run after the label, when it stands close by and is no label itself. */
function nextRun(page: Page, label: Labelled): string | null {
  const next = page.runs[label.run + 1];
  const own = page.runs[label.run];
  if (next === undefined || own === undefined || LABELS.has(folded(next.text))) return null;
  for (const holder of holders(page, own.element)) {
    if (label.run + 1 >= holder.firstRun && label.run + 1 < holder.endRun) return next.text;
  }
  return null;
}

/** The element that follows the label's, or its parent's; it holds text after the label. */
function blockAfter(page: Page, label: Labelled): PageElement | null {
  const own = page.runs[label.run];
  for (let index = own?.element ?? -1, level = 0; level <= MAXIMUM_LEVELS; level++) {
    const element = page.elements[index];
    if (element === undefined) return null;
    const sibling = page.elements[element.end];
    if (sibling !== undefined && sibling.parent === element.parent && sibling.endRun > sibling.firstRun)
      return sibling;
    index = element.parent;
  }
  return null;
}

function* holders(page: Page, index: number): Generator<PageElement> {
  let element = page.elements[index];
  for (let level = 0; element !== undefined && level <= MAXIMUM_LEVELS; level++) {
    yield element;
    element = page.elements[element.parent];
  }
}
