import { NONE } from '../../apk/dex/dex-file.ts';
import type { Hierarchy } from '../program/hierarchy.ts';
import { findType, protoText } from '../program/program.ts';
import { marked } from './code-uses.ts';

/** A method to be recognised in a program. */
export interface MemberPattern<T> {
  /** Class descriptor, `Landroid/os/Build;`. */
  readonly owner: string;
  readonly name: string;
  /** `(Ljava/lang/String;I)`; `null`: every overload. */
  readonly parameters: string | null;
  readonly value: T;
}

/**
 * The program's references to given methods. A reference to a subclass counts when the method is inherited, as a call of
 * `getString` on an app's own Activity is one of Context's; not when a class between overrides it.
 */
export function indexMethods<T>(
  hierarchy: Hierarchy,
  patterns: Iterable<MemberPattern<T>>,
): ReadonlyMap<number, readonly T[]> {
  const { program } = hierarchy;
  const byName = new Map<number, { readonly type: number; readonly pattern: MemberPattern<T> }[]>();
  for (const pattern of patterns) {
    const name = program.symbols.find(pattern.name);
    const type = findType(program, pattern.owner);
    if (name === NONE || type === NONE) continue;
    const list = byName.get(name) ?? [];
    list.push({ type, pattern });
    byName.set(name, list);
  }
  const initialiser = program.symbols.find('<init>');
  const found = new Map<number, T[]>();
  const { a, b, c, count } = program.methods;
  const named = marked(program.symbols.count, byName.keys());
  for (let method = 0; method < count; method++) {
    if (named[b[method] as number] !== 1) continue;
    const candidates = byName.get(b[method] as number) ?? [];
    const owner = a[method] as number;
    for (const { type, pattern } of candidates) {
      if (owner !== type) {
        if (b[method] === initialiser || !hierarchy.isSubtype(owner, type)) continue;
        const target = hierarchy.resolve(owner, method);
        if (target !== NONE && a[target] !== type) continue;
      }
      if (
        pattern.parameters !== null &&
        !protoText(program, c[method] as number).startsWith(pattern.parameters)
      )
        continue;
      const list = found.get(method);
      if (list === undefined) found.set(method, [pattern.value]);
      else list.push(pattern.value);
    }
  }
  return found;
}
