import englishJson from '../../../policies/catalog/lexicon/information-en.json' with { type: 'json' };
import chineseJson from '../../../policies/catalog/lexicon/information-zh.json' with { type: 'json' };

interface InformationFile {
  readonly types: readonly { readonly id: string; readonly terms: readonly string[] }[];
  readonly untyped: readonly string[];
  readonly hypernyms: readonly string[];
  readonly heads: readonly string[];
  /** Words that mean information only in a list of it, or after a verb of collecting. */
  readonly weak?: readonly string[];
  /** Nouns that make any noun before them information ("…记录"). */
  readonly strongHeads?: readonly string[];
  /** What ends with such a noun and is no information of its own. */
  readonly generic?: readonly string[];
}

/** A term as it was found in a text. */
export interface Term {
  readonly start: number;
  readonly end: number;
  /** Id in the catalogue of personal information, or `null`. */
  readonly type: string | null;
  readonly hypernym: boolean;
  readonly weak: boolean;
}

interface Meaning {
  readonly type: string | null;
  readonly hypernym: boolean;
  readonly weak: boolean;
}

const files = { zh: chineseJson as InformationFile, en: englishJson as InformationFile };

/** The words for personal information in one language, found by longest match. */
export class InformationLexicon {
  readonly heads: readonly string[];
  readonly strongHeads: readonly string[];
  readonly generic: ReadonlySet<string>;
  readonly #meanings = new Map<string, Meaning>();
  /** By the first two characters. */
  readonly #longest = new Map<number, number>();
  readonly #words: boolean;

  constructor(language: 'zh' | 'en') {
    const { types, untyped, hypernyms, heads, weak = [], strongHeads = [], generic = [] } = files[language];
    const feeble = new Set(weak);
    this.strongHeads = strongHeads;
    this.generic = new Set(generic);
    this.heads = heads;
    this.#words = language === 'en';
    for (const term of hypernyms) this.#add(term, { type: null, hypernym: true, weak: feeble.has(term) });
    for (const term of untyped) this.#add(term, { type: null, hypernym: false, weak: feeble.has(term) });
    for (const { id, terms } of types) {
      for (const term of terms)
        this.#add(term, { type: id, hypernym: hypernyms.includes(term), weak: feeble.has(term) });
    }
  }

  /** Terms in the order of the text, without overlap. */
  terms(text: string): Term[] {
    const lower = text.toLowerCase();
    const found: Term[] = [];
    for (let at = 0; at < lower.length; at++) {
      if (this.#words && at > 0 && /[a-z0-9]/.test(lower.charAt(at - 1))) continue;
      const longest = Math.min(this.#longest.get(firstTwo(lower, at)) ?? 0, lower.length - at);
      for (let length = longest; length >= 2; length--) {
        const meaning = this.#meanings.get(lower.slice(at, at + length));
        if (meaning === undefined) continue;
        // A Latin term stands by itself: "ip" is not in "recipient", nor "MAC" in "machine".
        const end = at + length;
        if (/[a-z0-9]/.test(lower.charAt(end - 1)) && /[a-z0-9]/.test(lower.charAt(end))) continue;
        if (/[a-z0-9]/.test(lower.charAt(at)) && at > 0 && /[a-z0-9]/.test(lower.charAt(at - 1))) continue;
        found.push({ start: at, end, ...meaning });
        at = end - 1;
        break;
      }
    }
    return found;
  }

  #add(term: string, meaning: Meaning): void {
    const key = term.toLowerCase();
    this.#meanings.set(key, meaning);
    const first = firstTwo(key, 0);
    this.#longest.set(first, Math.max(this.#longest.get(first) ?? 0, key.length));
  }
}

function firstTwo(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
}

const lexicons = new Map<'zh' | 'en', InformationLexicon>();

export function informationLexicon(language: 'zh' | 'en'): InformationLexicon {
  const known = lexicons.get(language);
  if (known !== undefined) return known;
  const lexicon = new InformationLexicon(language);
  lexicons.set(language, lexicon);
  return lexicon;
}
