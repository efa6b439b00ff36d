import type { Sdk } from './sdk.ts';

/**
 * SDKs by what policies and vendors call them. Names are compared without case, spaces, punctuation and the word SDK: 「友盟+ SDK」 and
 * 「友盟」 are one name.
 */
export class SdkNames {
  readonly #byName = new Map<string, string[]>();
  /** Names as they are written, the longest first: for looking for them in a text. */
  readonly written: readonly { readonly name: string; readonly id: string }[];

  constructor(sdks: Iterable<Sdk>) {
    const written: { name: string; id: string }[] = [];
    for (const sdk of sdks) {
      const names = new Set([sdk.name.zh, sdk.name.en, ...sdk.aliases]);
      for (const name of names) {
        const key = normalName(name);
        if (key === '') continue;
        written.push({ name, id: sdk.id });
        const known = this.#byName.get(key);
        if (known === undefined) this.#byName.set(key, [sdk.id]);
        else if (!known.includes(sdk.id)) known.push(sdk.id);
      }
    }
    this.written = written.sort((a, b) => b.name.length - a.name.length);
  }

  /** Ids of the SDKs of this name: several where a vendor's name stands for its family; none when it is not known. */
  idsOf(name: string): readonly string[] {
    return this.#byName.get(normalName(name)) ?? [];
  }
}

/** A name without what writers vary. */
export function normalName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/sdk/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
