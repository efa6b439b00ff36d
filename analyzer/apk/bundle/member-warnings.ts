import type { Where } from '../../errors.ts';
import type { Text } from '../../text.ts';
import { type Warning, Warnings } from '../../warnings.ts';

/** Hands the warnings about one APK of a bundle on to the bundle's, with that APK's name before the entry's. */
export class MemberWarnings extends Warnings {
  readonly #outer: Warnings;
  readonly #file: string;

  constructor(outer: Warnings, file: string) {
    super();
    this.#outer = outer;
    this.#file = file;
  }

  override add(code: string, text: Text, where: Where = {}): void {
    const entry = where.entry === undefined ? this.#file : `${this.#file}!/${where.entry}`;
    const named = { zh: `${this.#file}：${text.zh}`, en: `${this.#file}: ${text.en}` };
    this.#outer.add(code, named, { ...where, entry });
  }

  override get list(): readonly Warning[] {
    return this.#outer.list;
  }
}
