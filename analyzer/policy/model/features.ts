/** Bits of a feature's key. Of 16 million keys so few are in a model that a stranger seldom meets one. */
export const KEY_BITS = 24;
const MAXIMUM_GRAM = 4;
/** A sentence is judged by its first characters when it is longer: no sentence of the corpora is. */
const MAXIMUM_SENTENCE = 1500;
const BOUNDARY = 2;

export type ModelLanguage = 'zh' | 'en';

/** How often each feature occurs in a sentence: keys of hashed pieces of the text, and their counts. */
export type Features = Map<number, number>;

/** The features of a sentence, by key, with how often each occurs, in the order of the text. */
export function featuresOf(sentence: string, language: ModelLanguage): Features {
  const features: Features = new Map();
  eachFeature(sentence, language, (key) => void features.set(key, (features.get(key) ?? 0) + 1));
  return features;
}

/**
 * Visits the keys of a sentence's features, once for each time one occurs: character 1- to 4-grams (zh); words, pairs of words
 * and character 3- to 5-grams (en).
 */
export function eachFeature(sentence: string, language: ModelLanguage, visit: (key: number) => void): void {
  if (language === 'zh') characterGrams(normalisedChinese(sentence), 1, MAXIMUM_GRAM, 0, visit);
  else englishFeatures(sentence, visit);
}

/** One form for what means the same: width, case, digits, blanks, and how the parties are named. */
export function normalisedChinese(sentence: string): string {
  return sentence
    .slice(0, MAXIMUM_SENTENCE)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/\d+/g, '0')
    .replace(/你|用户/g, '您')
    .replace(/本公司|我行|本行|我司/g, '我们')
    .replace(/账户|帐户|帐号/g, '账号');
}

function englishFeatures(sentence: string, visit: (key: number) => void): void {
  const text = sentence
    .slice(0, MAXIMUM_SENTENCE)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\d+/g, '0');
  const words = text.match(/[a-z0']+|[^\sa-z0']/g) ?? [];
  let previous = '^';
  for (const word of [...words, '$']) {
    visit(keyOf(`w${word}`, 0, word.length + 1, 7));
    const pair = `${previous} ${word}`;
    visit(keyOf(pair, 0, pair.length, 11));
    previous = word;
  }
  characterGrams(` ${words.join(' ')} `, 3, 5, 13, visit);
}

/** `seed` sets the kinds of features apart. */
function characterGrams(
  text: string,
  shortest: number,
  longest: number,
  seed: number,
  visit: (key: number) => void,
): void {
  const bounded = `${String.fromCharCode(BOUNDARY)}${text}${String.fromCharCode(BOUNDARY)}`;
  for (let at = 0; at < bounded.length; at++) {
    let hash = basis(seed);
    for (let length = 1; length <= longest && at + length <= bounded.length; length++) {
      hash = step(hash, bounded.charCodeAt(at + length - 1));
      if (length >= shortest) visit(finish(hash, length));
    }
  }
}

function keyOf(text: string, start: number, end: number, seed: number): number {
  let hash = basis(seed);
  for (let at = start; at < end; at++) hash = step(hash, text.charCodeAt(at));
  return finish(hash, end - start);
}

// FNV-1a over UTF-16 units, with the finaliser of MurmurHash3 so that the low bits are as good as the high ones.
function basis(seed: number): number {
  return Math.imul(0x811c9dc5 ^ seed, 0x01000193);
}

function step(hash: number, unit: number): number {
  const low = Math.imul(hash ^ (unit & 0xff), 0x01000193);
  return Math.imul(low ^ (unit >>> 8), 0x01000193);
}

function finish(hash: number, length: number): number {
  let mixed = hash ^ length;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> (32 - KEY_BITS);
}
