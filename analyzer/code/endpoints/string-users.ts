import { type CodeUses, marked } from '../calls/code-uses.ts';
import { className, type Program, typeName } from '../program/program.ts';

/** A string used by more classes than this belongs to nobody in particular. */
const MAXIMUM_USERS = 16;

/** Classes whose code loads each of these strings (symbols), `com.x.Foo`. */
export function classesUsing(
  program: Program,
  uses: CodeUses,
  strings: ReadonlySet<number>,
): Map<number, Set<string>> {
  const users = new Map<number, Set<string>>();
  if (strings.size === 0) return users;
  uses.stringsOf(marked(program.symbols.count, strings), (method, symbol) => {
    const known = users.get(symbol) ?? new Set();
    users.set(symbol, known);
    if (known.size < MAXIMUM_USERS)
      known.add(className(typeName(program, program.methods.a[method] as number)));
  });
  return users;
}
