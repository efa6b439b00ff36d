import categoriesJson from '../../policies/cn/categories.json' with { type: 'json' };
import unadvisedJson from '../../policies/cn/unadvised-permissions.json' with { type: 'json' };
import type { Category, CategoryPermission, Source } from '../rules.ts';
import type { Text } from '../text.ts';

/** `policies/cn/categories.json`: what each category needs and which permissions its services use. */
export interface CategoryFile {
  readonly categories: readonly Category[];
}

/** `policies/cn/unadvised-permissions.json`: annex D as a table, and what chapter 5 says of every app. */
export interface UnadvisedFile {
  /** The thirty kinds of service in annex D, and the category each is taken for. */
  readonly serviceTypes: readonly {
    readonly name: string;
    readonly category: string;
    readonly note?: Text;
  }[];
  readonly annexD: {
    readonly source: Source;
    readonly unless: Text;
    readonly rows: readonly {
      readonly row: number;
      readonly permission: string;
      readonly unadvisedFor: readonly string[];
    }[];
  };
  readonly general: {
    /** The categories without a column in annex D. */
    readonly categories: readonly string[];
    readonly clauses: readonly {
      readonly permission: string;
      readonly unless: Text;
      readonly source: Source;
    }[];
  };
}

export const categoryFile = categoriesJson as CategoryFile;
export const unadvisedFile = unadvisedJson as UnadvisedFile;

/** The 39 categories by id. What a standard says for a category in words outweighs a mark in the table of annex D. */
export function buildCategories(file: CategoryFile, unadvised: UnadvisedFile): Map<string, Category> {
  const marks = unadvisedByCategory(unadvised);
  const categories = new Map<string, Category>();
  for (const category of file.categories) {
    const named = new Set(category.permissions.map((entry) => entry.permission));
    const added = (marks.get(category.id) ?? []).filter((entry) => !named.has(entry.permission));
    categories.set(category.id, { ...category, permissions: [...category.permissions, ...added] });
  }
  return categories;
}

function unadvisedByCategory(file: UnadvisedFile): Map<string, CategoryPermission[]> {
  const result = new Map<string, CategoryPermission[]>();
  const add = (category: string, entry: CategoryPermission): void => {
    const list = result.get(category);
    if (list === undefined) result.set(category, [entry]);
    else list.push(entry);
  };
  const { source, unless, rows } = file.annexD;
  const services = new Map(file.serviceTypes.map((service, index) => [service.name, { ...service, index }]));
  for (const { row, permission, unadvisedFor } of rows) {
    for (const name of unadvisedFor) {
      const service = services.get(name);
      if (service === undefined) continue;
      // Ten columns a table: D.1, D.2, D.3.
      const clause = `${source.clause}表D.${Math.floor(service.index / 10) + 1}第${row}行“${name}”`;
      const entry = { permission, relation: 'unadvised', unless, source: { ...source, clause } } as const;
      add(service.category, service.note === undefined ? entry : { ...entry, note: service.note });
    }
  }
  for (const category of file.general.categories) {
    for (const clause of file.general.clauses) add(category, { ...clause, relation: 'unadvised' });
  }
  return result;
}
