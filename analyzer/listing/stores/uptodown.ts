import { folded, LABELS, type LabelledField } from '../catalogue.ts';
import { meta, text } from '../layers/elements.ts';
import { hasClass, inside, textOf } from '../page/page.ts';
import type { Layer, Store } from '../store.ts';

/**
 * A row of the table of technical information: the label is its `th`, the value its last `td`. Only that table is looked
 * at, since users' comments stand on the page too.
 */
function row(field: LabelledField): Layer<string> {
  return ({ page }) => {
    const table = page.elements.find((one) => one.attributes.id === 'technical-information');
    if (table === undefined) return null;
    for (const line of inside(page, table, (one) => one.name === 'tr')) {
      const [label] = inside(page, line, (one) => one.name === 'th');
      const value = inside(page, line, (one) => one.name === 'td').at(-1);
      if (label === undefined || value === undefined) continue;
      if (LABELS.get(folded(textOf(page, label))) === field) return textOf(page, value);
    }
    return null;
  };
}

/**
 * Uptodown. No public program that reads its pages takes permissions or a privacy policy from them, so neither is looked
 * for, and their absence says nothing. Labels of the table are known in English only: on pages in other languages package
 * and category are not read, unless their labels are words that other stores use too.
 */
export const uptodown: Store = {
  id: 'uptodown',
  fields: {
    packageName: [row('packageName')],
    name: [text((one) => one.attributes.id === 'detail-app-name')],
    developer: [
      text((one) => one.attributes.id === 'author-link'),
      ({ page }) => {
        const author = page.elements.find((one) => one.name === 'div' && hasClass(one, 'autor'));
        const name = author && inside(page, author, (one) => one.name === 'a')[0];
        return name === undefined ? null : textOf(page, name);
      },
    ],
    category: [row('category')],
    description: [text((one) => one.name === 'div' && hasClass(one, 'text-description'), 20_000)],
    version: [meta('softwareVersion'), text((one) => one.name === 'div' && hasClass(one, 'version'))],
  },
};
