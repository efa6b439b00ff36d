import { NONE } from '../../apk/dex/dex-file.ts';
import type { Hierarchy } from '../program/hierarchy.ts';
import { typeName } from '../program/program.ts';

/** A value declared as java.lang.Object: what it can be, only the casts of the method that holds it tell. */
export const ANY = -2;

/**
 * What a declared type can carry, as far as calls depend on it: a class or interface with more than one possible
 * implementation. Primitives, strings and classes that nothing extends and that implement nothing carry nothing, since a
 * call on them has one target whatever flows.
 */
export class FlowTypes {
  /** By type: the class (an array's element class), `NONE`, or `ANY`. */
  readonly #carried: Int32Array;

  constructor(hierarchy: Hierarchy) {
    const { program, objectType } = hierarchy;
    const { typeSymbol, symbols, typeOfSymbol, classOf, classes } = program;
    const extended = new Uint8Array(typeSymbol.length);
    for (let type = 0; type < typeSymbol.length; type++) {
      if (!hierarchy.hasSubclass(type)) continue;
      extended[type] = 1;
      // A framework class has subclasses wherever one below it has: Context, where an Activity is extended.
      if (classOf[type] === NONE) for (const ancestor of hierarchy.ancestors(type)) extended[ancestor] = 1;
    }
    this.#carried = new Int32Array(typeSymbol.length).fill(NONE);
    for (let type = 0; type < typeSymbol.length; type++) {
      let element = type;
      if (symbols.firstByte(typeSymbol[type] as number) === 0x5b) {
        const symbol = symbols.find(typeName(program, type).replace(/^\[+/, ''));
        element = symbol === NONE ? NONE : (typeOfSymbol[symbol] as number);
      }
      if (element === NONE) continue;
      if (element === objectType) {
        this.#carried[type] = ANY;
        continue;
      }
      const c = classOf[element] as number;
      const inherits =
        c !== NONE &&
        (classes.superType[c] !== objectType ||
          (classes.interfaces.start[c] as number) < (classes.interfaces.start[c + 1] as number));
      if (extended[element] === 1 || inherits) this.#carried[type] = element;
    }
  }

  carried(type: number): number {
    return type < 0 ? NONE : (this.#carried[type] as number);
  }
}
