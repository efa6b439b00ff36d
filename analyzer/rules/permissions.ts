import type { Category, CategoryPermission, PermissionFact, RulePack } from '../rules.ts';

/**
 * What the catalogue knows of a permission: by its name, else by a pattern for permissions that each app defines under
 * its own package, or that are many of one kind. `undefined` when it is not in the catalogue.
 */
export function permissionFact(rules: RulePack, name: string): PermissionFact | undefined {
  const exact = rules.permissions.get(name);
  if (exact !== undefined) return exact;
  return patternsOf(rules).find(({ before, after }) => {
    const known = before.length + after.length;
    return name.length > known && name.startsWith(before) && name.endsWith(after);
  })?.fact;
}

/**
 * How a standard relates the permission to the category's services. An entry for the permission's own name outweighs one for its group,
 * and that one for the group it was split from; `undefined` when no entry names it.
 */
export function relationOf(
  category: Pick<Category, 'permissions'>,
  permission: PermissionFact,
): CategoryPermission | undefined {
  const byKey = (key: string | null): CategoryPermission | undefined =>
    key === null ? undefined : category.permissions.find((entry) => entry.permission === key);
  return byKey(permission.name) ?? byKey(permission.group) ?? byKey(permission.formerGroup);
}

/** Asked for at run time from Android 6.0 on; below targetSdkVersion 23 granted at install. */
export function isRuntimePermission(permission: PermissionFact): boolean {
  return permission.protectionLevel === 'dangerous';
}

interface Pattern {
  /** What stands before and after the `*`, of which a pattern has one. */
  readonly before: string;
  readonly after: string;
  readonly fact: PermissionFact;
}

const patterns = new WeakMap<RulePack, readonly Pattern[]>();

/** The longest first, so that the more exact pattern answers. */
function patternsOf(rules: RulePack): readonly Pattern[] {
  let known = patterns.get(rules);
  if (known === undefined) {
    known = [...rules.permissions.values()]
      .filter((fact) => fact.name.includes('*'))
      .sort((a, b) => b.name.length - a.name.length)
      .map((fact) => {
        const [before = '', after = ''] = fact.name.split('*');
        return { before, after, fact };
      });
    patterns.set(rules, known);
  }
  return known;
}
