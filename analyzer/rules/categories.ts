import categoriesJson from '../../policies/cn/categories.json' with { type: 'json' };
import unadvisedJson from '../../policies/cn/unadvised-permissions.json' with { type: 'json' };
import type { Category, CategoryPart, CategoryPermission, Source } from '../rules.ts';
import type { Text } from '../text.ts';

/** `policies/cn/categories.json`: what each category needs and which permissions its services use. */
export interface CategoryFile {
  readonly categories: readonly Omit<Category, 'parts'>[];
}

/** `policies/cn/unadvised-permissions.json`: annex D as a table, and what chapter 5 says of every app. */
export interface UnadvisedFile {
  /** The thirty kinds of service in annex D, and the category each is taken for. */
  readonly serviceTypes: readonly {
    readonly name: Text;
    readonly category: string;
    /** The column is of these apps of the category and not of the others. */
    readonly part?: Pick<CategoryPart, 'words' | 'note'>;
  }[];
  readonly annexD: {
    readonly source: Source;
    /** How one mark is cited: `{table}`, `{row}` and `{service}` are filled in. */
    readonly mark: Text;
    readonly unless: Text;
    readonly rows: readonly {
      readonly row: number;
      readonly permission: string;
      readonly unadvisedFor: readonly string[];
    }[];
  };
  readonly general: {
    /** The categories without a column in annex D, or with one for a part of them only. */
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
  const columns = columnsOf(unadvised);
  const general = unadvised.general.clauses.map((clause) => ({ ...clause, relation: 'unadvised' }) as const);
  const categories = new Map<string, Category>();
  for (const category of file.categories) {
    const named = new Set(category.permissions.map((entry) => entry.permission));
    const ofCategory = columns.filter((column) => column.category === category.id);
    const added = [
      ...ofCategory.filter(({ part }) => part === undefined).flatMap(({ marks }) => marks),
      ...(unadvised.general.categories.includes(category.id) ? general : []),
    ].filter((entry) => !named.has(entry.permission));
    const parts = ofCategory.flatMap(({ name, part, marks }) =>
      part === undefined
        ? []
        : [{ ...part, name, permissions: marks.filter((entry) => !named.has(entry.permission)) }],
    );
    categories.set(category.id, { ...category, permissions: [...category.permissions, ...added], parts });
  }
  return categories;
}

interface Column {
  readonly name: Text;
  readonly category: string;
  readonly part?: Pick<CategoryPart, 'words' | 'note'>;
  readonly marks: readonly CategoryPermission[];
}

function columnsOf({ serviceTypes, annexD }: UnadvisedFile): Column[] {
  const { source, mark, unless, rows } = annexD;
  return serviceTypes.map((service, index) => ({
    ...service,
    marks: rows
      .filter(({ unadvisedFor }) => unadvisedFor.includes(service.name.zh))
      .map(({ row, permission }) => {
        // Ten columns a table: D.1, D.2, D.3.
        const table = Math.floor(index / 10) + 1;
        const fill = (template: string, name: string): string =>
          template.replace('{table}', String(table)).replace('{row}', String(row)).replace('{service}', name);
        const clause = fill(mark.zh, service.name.zh);
        const clauseEn = fill(mark.en, service.name.en);
        return { permission, relation: 'unadvised', unless, source: { ...source, clause, clauseEn } };
      }),
  }));
}
