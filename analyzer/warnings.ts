import type { Where } from './errors.ts';
import type { Text } from './text.ts';

/**
 * Something that was wrong in an input although the rest could be read. `code` is stable and kebab-case;
 * `message` is the English text (the contract's field), `text` has both languages.
 */
export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly text: Text;
  readonly where: Where;
}

/** A reader's warnings, at most one of each code and place, so that a hostile file cannot flood the report. */
export class Warnings {
  static readonly MAXIMUM = 200;
  readonly #list: Warning[] = [];
  readonly #seen = new Set<string>();

  add(code: string, text: Text, where: Where = {}): void {
    const key = `${code}\0${where.entry ?? ''}\0${where.offset ?? ''}`;
    if (this.#seen.has(key)) return;
    if (this.#list.length >= Warnings.MAXIMUM) {
      if (this.#list.at(-1)?.code === 'too-many-warnings') return;
      code = 'too-many-warnings';
      text = { zh: '警告过多，其余未列出', en: 'too many warnings; the rest are not listed' };
      where = {};
    }
    this.#seen.add(key);
    this.#list.push({ code, message: text.en, text, where });
  }

  get list(): readonly Warning[] {
    return this.#list;
  }
}
