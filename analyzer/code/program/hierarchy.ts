import { ACC_ABSTRACT, ACC_INTERFACE } from '../../apk/dex/class-data.ts';
import { NONE } from '../../apk/dex/dex-file.ts';
import { FRAMEWORK_SUPERTYPES } from './framework-types.ts';
import { findType, type Program } from './program.ts';

/** Longer chains of superclasses, and more ancestors than this, are not followed to the end. */
export const MAXIMUM_DEPTH = 256;
const MAXIMUM_ANCESTORS = 1024;
/** Over all types asked for, so that a hostile hierarchy costs a fixed amount of memory. */
const ANCESTOR_BUDGET = 1_000_000;

/** Answers about classes and their ancestors: subtypes, and which method a call reaches. */
export class Hierarchy {
  readonly program: Program;
  readonly objectType: number;
  readonly #ancestors = new Map<number, Int32Array>();
  #ancestorBudget = ANCESTOR_BUDGET;
  readonly #frameworkParents: ReadonlyMap<number, readonly number[]>;
  /** 1 for a type that a class of the program extends or implements. */
  readonly #hasSubclass: Uint8Array;
  readonly #dispatched = new Map<number, number>();
  readonly #byName = new Map<number, ReadonlyMap<number, readonly number[]>>();
  /** Whether a bound above was reached. */
  cut = false;

  constructor(program: Program) {
    this.program = program;
    this.objectType = findType(program, 'Ljava/lang/Object;');
    this.#frameworkParents = frameworkParents(program);
    this.#hasSubclass = new Uint8Array(program.typeSymbol.length);
    const { superType, interfaces } = program.classes;
    for (const type of superType) if (type !== NONE) this.#hasSubclass[type] = 1;
    for (const type of interfaces.items) this.#hasSubclass[type] = 1;
  }

  hasSubclass(type: number): boolean {
    return this.#hasSubclass[type] === 1;
  }

  isInterface(type: number): boolean {
    const c = this.program.classOf[type] as number;
    return c !== NONE && ((this.program.classes.accessFlags[c] as number) & ACC_INTERFACE) !== 0;
  }

  /** Superclass type; `NONE` above java.lang.Object, or when the program does not define the class. */
  superOf(type: number): number {
    const c = this.program.classOf[type] as number;
    return c === NONE ? NONE : (this.program.classes.superType[c] as number);
  }

  /** The type itself, its superclasses and all their interfaces, framework classes as far as they are known. */
  ancestors(type: number): Int32Array {
    const known = this.#ancestors.get(type);
    if (known !== undefined) return known;
    const limit = this.#ancestorBudget > 0 ? MAXIMUM_ANCESTORS : 8;
    const seen = new Set<number>([type]);
    for (const one of seen) {
      if (seen.size >= limit) {
        this.cut = true;
        break;
      }
      for (const parent of this.#parents(one)) seen.add(parent);
    }
    const list = Int32Array.from(seen);
    this.#ancestorBudget -= list.length;
    this.#ancestors.set(type, list);
    return list;
  }

  isSubtype(type: number, ancestor: number): boolean {
    return type === ancestor || this.ancestors(type).includes(ancestor);
  }

  #parents(type: number): readonly number[] {
    const { classOf, classes } = this.program;
    const c = classOf[type] as number;
    if (c === NONE) return this.#frameworkParents.get(type) ?? [];
    const parents: number[] = [];
    const parent = classes.superType[c] as number;
    if (parent !== NONE) parents.push(parent);
    const { start, items } = classes.interfaces;
    for (let i = start[c] as number; i < (start[c + 1] as number); i++) parents.push(items[i] as number);
    return parents;
  }

  /** The method that a class defines or inherits from a superclass for a reference's name and signature; `NONE` when outside the program. */
  resolve(type: number, method: number): number {
    const { methods, methodDex } = this.program;
    const name = methods.b[method] as number;
    const proto = methods.c[method] as number;
    let current = type;
    for (let depth = 0; current !== NONE && depth < MAXIMUM_DEPTH; depth++) {
      const found = current === methods.a[method] ? method : methods.find(current, name, proto);
      if (found !== NONE && methodDex[found] !== NONE) return found;
      current = this.superOf(current);
    }
    return NONE;
  }

  /** What a virtual or interface call of `method` runs on an object of class `type`: never an abstract method. */
  dispatch(type: number, method: number): number {
    const key = type * this.program.methods.count + method;
    const known = this.#dispatched.get(key);
    if (known !== undefined) return known;
    let found = this.resolve(type, method);
    if (found === NONE || this.#isAbstract(found)) found = this.#defaultMethod(type, method);
    this.#dispatched.set(key, found);
    return found;
  }

  /** A default method of an interface (JVMS 5.4.6; the most specific one is taken to be the first met). */
  #defaultMethod(type: number, method: number): number {
    const { methods, methodDex } = this.program;
    for (const ancestor of this.ancestors(type)) {
      const found = methods.find(ancestor, methods.b[method] as number, methods.c[method] as number);
      if (found !== NONE && methodDex[found] !== NONE && !this.#isAbstract(found)) return found;
    }
    return NONE;
  }

  #isAbstract(method: number): boolean {
    return ((this.program.methodAccess[method] as number) & ACC_ABSTRACT) !== 0;
  }

  /** Methods of this name that an object of class `type` has from the program's classes, the nearest of each signature. */
  methodsNamed(type: number, name: number): number[] {
    const { classOf, classes, methods } = this.program;
    const found = new Map<number, number>();
    let current = type;
    for (let depth = 0; current !== NONE && depth < MAXIMUM_DEPTH; depth++) {
      const c = classOf[current] as number;
      if (c === NONE) break;
      for (const method of this.#ownByName(c).get(name) ?? []) {
        const proto = methods.c[method] as number;
        if (!found.has(proto)) found.set(proto, method);
      }
      current = classes.superType[c] as number;
    }
    return [...found.values()];
  }

  /** Methods that are not abstract of one class, by their name: a class may have as many as the file. */
  #ownByName(c: number): ReadonlyMap<number, readonly number[]> {
    const known = this.#byName.get(c);
    if (known !== undefined) return known;
    const { classes, methods } = this.program;
    const { start, items } = classes.methods;
    const byName = new Map<number, number[]>();
    for (let i = start[c] as number; i < (start[c + 1] as number); i++) {
      const method = items[i] as number;
      if (this.#isAbstract(method)) continue;
      const name = methods.b[method] as number;
      const list = byName.get(name);
      if (list === undefined) byName.set(name, [method]);
      else list.push(method);
    }
    this.#byName.set(c, byName);
    return byName;
  }

  /** The nearest ancestor outside the program: the framework class that an app's class extends. `type` itself when it is outside. */
  frameworkAncestor(type: number): number {
    let current = type;
    for (let depth = 0; depth < MAXIMUM_DEPTH && current !== NONE; depth++) {
      if (this.program.classOf[current] === NONE) return current;
      current = this.superOf(current);
    }
    return NONE;
  }
}

function frameworkParents(program: Program): Map<number, number[]> {
  const parents = new Map<number, number[]>();
  for (const [name, supertypes] of Object.entries(FRAMEWORK_SUPERTYPES)) {
    const type = findType(program, name);
    if (type === NONE) continue;
    // A supertype that no dex file mentions has no number: step over it to those above.
    const list: number[] = [];
    const pending = [...supertypes];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const found = findType(program, next);
      if (found === NONE) pending.push(...(FRAMEWORK_SUPERTYPES[next] ?? []));
      else list.push(found);
    }
    parents.set(type, list);
  }
  return parents;
}
