import type { Program } from '../program/program.ts';
import { enlarged } from '../program/tuples.ts';
import { scan } from './scan.ts';

/** More uses of one kind than this are not kept: no package that a device installs has a tenth of them. */
const MAXIMUM_USES = 16_000_000;

/**
 * Every call, every read of a static field and every string constant in the program, in the order of its methods: all that
 * is asked of the code as a whole, from one pass over its instructions.
 */
export class CodeUses {
  readonly #calls = new Pairs(1 << 14);
  readonly #reads = new Pairs(1 << 12);
  readonly #strings = new Pairs(1 << 13);

  constructor(program: Program, checkCancelled: () => void) {
    scan(
      program,
      {
        invoke: (method, callee) => this.#calls.add(method, callee),
        staticRead: (method, field) => this.#reads.add(method, field),
        string: (method, symbol) => this.#strings.add(method, symbol),
      },
      checkCancelled,
    );
  }

  /** Whether there were more calls or reads than are kept. */
  get isCut(): boolean {
    return this.#calls.isCut || this.#reads.isCut;
  }

  /** Calls of the methods that are marked with 1, as the instructions name them. */
  callsOf(marks: Uint8Array, visit: (caller: number, callee: number) => void): void {
    this.#calls.of(marks, visit);
  }

  /** Reads of the static fields that are marked with 1. */
  readsOf(marks: Uint8Array, visit: (reader: number, field: number) => void): void {
    this.#reads.of(marks, visit);
  }

  /** Loads of the strings (symbols) that are marked with 1. */
  stringsOf(marks: Uint8Array, visit: (user: number, symbol: number) => void): void {
    this.#strings.of(marks, visit);
  }
}

/** Who uses what: two columns that grow. */
class Pairs {
  #users: Int32Array;
  #used: Int32Array;
  #count = 0;
  isCut = false;

  constructor(capacity: number) {
    this.#users = new Int32Array(capacity);
    this.#used = new Int32Array(capacity);
  }

  add(user: number, used: number): void {
    if (this.#count >= MAXIMUM_USES) {
      this.isCut = true;
      return;
    }
    if (this.#count === this.#users.length) {
      this.#users = enlarged(this.#users, this.#count * 2);
      this.#used = enlarged(this.#used, this.#count * 2);
    }
    this.#users[this.#count] = user;
    this.#used[this.#count++] = used;
  }

  of(marks: Uint8Array, visit: (user: number, used: number) => void): void {
    for (let i = 0; i < this.#count; i++) {
      const used = this.#used[i] as number;
      if (marks[used] === 1) visit(this.#users[i] as number, used);
    }
  }
}

/** 1 at each of these numbers. */
export function marked(length: number, ...numbers: readonly Iterable<number>[]): Uint8Array {
  const marks = new Uint8Array(length);
  for (const list of numbers) for (const number of list) marks[number] = 1;
  return marks;
}
