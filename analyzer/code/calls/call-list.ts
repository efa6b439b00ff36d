import type { Program } from '../program/program.ts';
import { enlarged } from '../program/tuples.ts';
import { scan } from './scan.ts';

/** More calls than this are not kept: no package that a device installs has a tenth of them. */
const MAXIMUM_CALLS = 16_000_000;

/** Every call and every read of a static field in the program, in the order of its methods: two columns each. */
export class CallList {
  #callers = new Int32Array(1 << 14);
  #callees = new Int32Array(1 << 14);
  #readers = new Int32Array(1 << 12);
  #fields = new Int32Array(1 << 12);
  #calls = 0;
  #reads = 0;
  /** Whether there were more than are kept. */
  isCut = false;

  constructor(program: Program, checkCancelled: () => void) {
    scan(
      program,
      {
        invoke: (method, callee) => this.#addCall(method, callee),
        staticRead: (method, field) => this.#addRead(method, field),
      },
      checkCancelled,
    );
  }

  /** Calls of the methods that are marked with 1, as the instructions name them. */
  callsOf(marks: Uint8Array, visit: (caller: number, callee: number) => void): void {
    for (let i = 0; i < this.#calls; i++) {
      const callee = this.#callees[i] as number;
      if (marks[callee] === 1) visit(this.#callers[i] as number, callee);
    }
  }

  /** Reads of the static fields that are marked with 1. */
  readsOf(marks: Uint8Array, visit: (reader: number, field: number) => void): void {
    for (let i = 0; i < this.#reads; i++) {
      const field = this.#fields[i] as number;
      if (marks[field] === 1) visit(this.#readers[i] as number, field);
    }
  }

  #addCall(caller: number, callee: number): void {
    if (this.#calls >= MAXIMUM_CALLS) {
      this.isCut = true;
      return;
    }
    if (this.#calls === this.#callers.length) {
      this.#callers = enlarged(this.#callers, this.#calls * 2);
      this.#callees = enlarged(this.#callees, this.#calls * 2);
    }
    this.#callers[this.#calls] = caller;
    this.#callees[this.#calls++] = callee;
  }

  #addRead(reader: number, field: number): void {
    if (this.#reads >= MAXIMUM_CALLS) {
      this.isCut = true;
      return;
    }
    if (this.#reads === this.#readers.length) {
      this.#readers = enlarged(this.#readers, this.#reads * 2);
      this.#fields = enlarged(this.#fields, this.#reads * 2);
    }
    this.#readers[this.#reads] = reader;
    this.#fields[this.#reads++] = field;
  }
}

/** 1 at each of these numbers. */
export function marked(length: number, ...numbers: readonly Iterable<number>[]): Uint8Array {
  const marks = new Uint8Array(length);
  for (const list of numbers) for (const number of list) marks[number] = 1;
  return marks;
}
