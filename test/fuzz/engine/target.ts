import { ReadError } from '../../../analyzer/errors.ts';
import type { Warning } from '../../../analyzer/warnings.ts';
import { Warnings } from '../../../analyzer/warnings.ts';
import type { Mutation } from './mutation.ts';

/** One reader under fuzz. Its module's `target` is what the runner and the tests take. */
export interface FuzzTarget {
  /** The sources, by the beginning of their path in the checkout, whose branches steer the run and are reported. */
  readonly covers: readonly string[];
  /** Small inputs that the reader takes, to be changed. */
  readonly seeds: () => readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
  /** Longer inputs are cut, so that executions stay fast. Bytes. */
  readonly maximumLength: number;
  /** How inputs are changed, beside plain bytes. */
  readonly mutations: readonly Mutation[];
  /**
   * Reads one input and asserts what must hold of any. What it gives back must be the same each time.
   * @throws whatever the reader must never throw
   */
  readonly run: (data: Uint8Array) => unknown;
}

/** What the reader gave, or the typed error by which it refused. Any other error is a finding. */
export async function readOrRefuse<T>(read: () => T | Promise<T>): Promise<T | { refused: string }> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    assertText(error.text, 'an error');
    return { refused: `${error.code} ${error.text.en}` };
  }
}

export function assert(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`broken: ${what}`);
}

/** A reader's warnings are bounded, in both languages, and a full list says that it is one. */
export function assertWarnings(list: readonly Warning[]): void {
  assert(list.length <= Warnings.MAXIMUM + 1, `${list.length} warnings`);
  for (const one of list) {
    assert(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(one.code), `a warning's code: ${one.code}`);
    assertText(one.text, `warning ${one.code}`);
  }
}

function assertText({ zh, en }: { readonly zh: string; readonly en: string }, what: string): void {
  assert(zh.length > 0 && en.length > 0, `${what} without its text in both languages`);
  assert(zh.length < 100_000 && en.length < 100_000, `${what} that quotes without end (${en.length})`);
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
