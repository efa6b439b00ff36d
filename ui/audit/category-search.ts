import type { Category } from '../../analyzer/rules.ts';
import pinyinJson from '../../policies/cn/category-pinyin.json' with { type: 'json' };
import wordsJson from '../../policies/cn/category-words.json' with { type: 'json' };

const PINYIN = (pinyinJson as { readonly pinyin: Readonly<Record<string, string>> }).pinyin;
const WORDS = (
  wordsJson as {
    readonly words: Readonly<
      Record<string, { readonly zh: readonly string[]; readonly en: readonly string[] }>
    >;
  }
).words;

/**
 * The categories that a query finds: by their name in Chinese or English, by its pinyin (`ditudaohang`, `ditu`, `dtdh`),
 * or by a word for such apps (打车, taxi). Those whose name begins with the query come first, then in the rule's order.
 */
export function searchCategories(categories: Iterable<Category>, query: string): Category[] {
  const sought = query.normalize('NFKC').trim().toLowerCase();
  const all = [...categories];
  if (sought === '') return all;
  return all
    .map((category) => ({ category, rank: rankOf(category, sought) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ category }) => category);
}

/** 0 is best; `null` when it does not match. */
function rankOf({ id, name }: Category, sought: string): number | null {
  const english = name.en.toLowerCase();
  const syllables = (PINYIN[id] ?? '').split(' ');
  const spelt = sought.replaceAll(/[\s']/g, '').replaceAll('ü', 'v');
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
  // From the start of any syllable, so that `daohang` finds 地图导航 but `itu` does not.
  const endings = syllables.map((_, index) => syllables.slice(index).join(''));
  if (name.zh.startsWith(sought) || english.startsWith(sought)) return 0;
  if ((endings[0] ?? '').startsWith(spelt) || initials.startsWith(spelt)) return 1;
  if (name.zh.includes(sought) || english.includes(` ${sought}`)) return 2;
  if (endings.some((ending) => ending.startsWith(spelt))) return 3;
  const words = WORDS[id];
  if (words?.zh.some((word) => word.includes(sought) || sought.includes(word))) return 4;
  if (words?.en.some((word) => word.startsWith(sought))) return 4;
  return null;
}
