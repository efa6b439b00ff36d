/** Words looked for in an app's names: Chinese ones anywhere, English ones (lower case) as whole words. */
export interface NameWords {
  readonly zh: readonly string[];
  readonly en: readonly string[];
  /** Those that count only when they are the whole name. */
  readonly whole?: readonly string[];
}

/** Lower case, with a space for every run of other signs and at both ends. */
export function normalisedName(name: string): string {
  return ` ${name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** The words that a name, as `normalisedName` gives it, has. */
export function wordsIn(name: string, { zh, en, whole = [] }: NameWords): string[] {
  return [
    ...zh.filter((word) => name.includes(word.toLowerCase())),
    ...en.filter((word) => name.includes(` ${word} `)),
    ...whole.filter((word) => name === ` ${word} `),
  ];
}
