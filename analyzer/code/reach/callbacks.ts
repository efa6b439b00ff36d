import { NONE } from '../../apk/dex/dex-file.ts';
import type { Hierarchy } from '../program/hierarchy.ts';
import { findType, typeName } from '../program/program.ts';
import {
  ARGUMENT_RULES,
  CALL_RULES,
  type CallbackRule,
  COMPONENT_RULES,
  COROUTINE_RULE,
  LATER_METHODS,
  PERSON_CALLBACKS,
} from './callback-rules.ts';

/** A rule with the program's numbers: objects of these classes have these methods run. */
export interface Callback {
  readonly type: number;
  /** Symbols of the methods' names. */
  readonly names: readonly number[];
}

const COROUTINES = 'Lkotlinx/coroutines/';

/** Which callbacks a call sets off, asked once for each method reference. */
export class Callbacks {
  readonly #hierarchy: Hierarchy;
  readonly #byName = new Map<number, { readonly owner: number; readonly callback: Callback }[]>();
  readonly #byParameter = new Map<number, Callback>();
  readonly #coroutine: Callback | null;
  readonly #persons = new Set<number>();
  readonly #later = new Set<number>();
  readonly #known = new Map<number, readonly Callback[]>();
  /** Components started by their class's name, with the symbols of the calls that start them. */
  readonly components: readonly { readonly callback: Callback; readonly calls: ReadonlySet<number> }[];

  constructor(hierarchy: Hierarchy) {
    this.#hierarchy = hierarchy;
    const { program } = hierarchy;
    const resolve = (rule: CallbackRule): Callback | null => {
      const type = findType(program, rule.callback);
      if (type === NONE) return null;
      return {
        type,
        names: rule.methods.map((name) => program.symbols.find(name)).filter((one) => one !== NONE),
      };
    };
    for (const rule of CALL_RULES) {
      const callback = resolve(rule);
      const owner = findType(program, rule.owner);
      if (callback === null || owner === NONE) continue;
      for (const name of rule.names) {
        const symbol = program.symbols.find(name);
        if (symbol === NONE) continue;
        const list = this.#byName.get(symbol) ?? [];
        list.push({ owner, callback });
        this.#byName.set(symbol, list);
      }
    }
    for (const rule of ARGUMENT_RULES) {
      const callback = resolve(rule);
      if (callback !== null) this.#byParameter.set(callback.type, callback);
    }
    this.#coroutine = resolve(COROUTINE_RULE);
    for (const name of PERSON_CALLBACKS) this.#persons.add(findType(program, name));
    this.#persons.delete(NONE);
    for (const name of LATER_METHODS) this.#later.add(program.symbols.find(name));
    this.components = COMPONENT_RULES.flatMap((rule) => {
      const callback = resolve(rule);
      const calls = new Set(rule.calls.map((name) => program.symbols.find(name)));
      return callback === null ? [] : [{ callback, calls }];
    });
  }

  /** Whether a virtual call of this method waits for a person, or for the end of what was begun. */
  isLater(method: number): boolean {
    const { a, b } = this.#hierarchy.program.methods;
    return this.#persons.has(a[method] as number) || this.#later.has(b[method] as number);
  }

  /** @param outside whether the program does not define what the call runs */
  of(method: number, outside: boolean): readonly Callback[] {
    const key = outside ? method : -method - 2;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const callbacks = this.#find(method, outside);
    this.#known.set(key, callbacks);
    return callbacks;
  }

  #find(method: number, outside: boolean): Callback[] {
    const { program } = this.#hierarchy;
    const found: Callback[] = [];
    const receiver = program.methods.a[method] as number;
    for (const { owner, callback } of this.#byName.get(program.methods.b[method] as number) ?? []) {
      if (!this.#hierarchy.isSubtype(receiver, owner)) continue;
      // A call on the app's own subclass runs that one, not every subclass in sight.
      const own = this.#hierarchy.isSubtype(receiver, callback.type);
      found.push(own ? { ...callback, type: receiver } : callback);
    }
    const proto = program.methods.c[method] as number;
    const { start, items } = program.protoParameters;
    if (outside) {
      for (let i = start[proto] as number; i < (start[proto + 1] as number); i++) {
        const callback = this.#byParameter.get(items[i] as number);
        if (callback !== undefined) found.push(callback);
      }
    } else if (this.#coroutine !== null && typeName(program, receiver).startsWith(COROUTINES)) {
      found.push(this.#coroutine);
    }
    return found;
  }
}
