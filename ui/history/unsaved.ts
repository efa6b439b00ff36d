/** What a person writes to a kept audit: its note, or what was seen on a device of one behaviour. */
export type Field = 'note' | { readonly behaviour: string };

export interface Unsaved {
  readonly id: number;
  readonly field: Field;
  readonly text: string;
}

/**
 * Text that is being typed, until the history has it. A browser that is left writes nothing more into IndexedDB, since no
 * transaction outlives its page; `localStorage` has written by the time that it returns. No copy stays behind: what
 * the history has taken, or belongs to an audit that was deleted, goes.
 */
export class UnsavedTexts {
  readonly #storage: Storage | null;

  /** @param storage `null` where there is none: in workers, and where the browser allows none */
  constructor(storage: Storage | null) {
    this.#storage = storage;
  }

  /** Nothing where the browser refuses: the text is then in its field only, as long as the page is there. */
  keep(id: number, field: Field, text: string): void {
    try {
      this.#storage?.setItem(keyOf(id, field), text);
    } catch {}
  }

  text(id: number, field: Field): string | null {
    return this.#storage?.getItem(keyOf(id, field)) ?? null;
  }

  /** @param text what the history has now; more that was typed meanwhile is kept */
  drop(id: number, field: Field, text: string): void {
    if (this.text(id, field) === text) this.#storage?.removeItem(keyOf(id, field));
  }

  all(): readonly Unsaved[] {
    const found: Unsaved[] = [];
    for (let at = 0; at < (this.#storage?.length ?? 0); at++) {
      const place = placeOf(this.#storage?.key(at) ?? '');
      const text = place === null ? null : this.text(place.id, place.field);
      if (place !== null && text !== null) found.push({ ...place, text });
    }
    return found;
  }
}

/** The browser's own, where this runs in a page that has one. */
export function browserStorage(): Storage | null {
  try {
    return typeof document === 'undefined' ? null : localStorage;
  } catch {
    return null;
  }
}

const PREFIX = 'unsaved';

function keyOf(id: number, field: Field): string {
  return `${PREFIX} ${id} ${field === 'note' ? 'note' : `outcome ${field.behaviour}`}`;
}

function placeOf(key: string): Omit<Unsaved, 'text'> | null {
  const [prefix, id, kind, ...behaviour] = key.split(' ');
  if (prefix !== PREFIX || !Number.isSafeInteger(Number(id))) return null;
  return { id: Number(id), field: kind === 'note' ? 'note' : { behaviour: behaviour.join(' ') } };
}
