const HAN = /[\u3400-\u9fff]/g;
const LATIN = /[a-zA-Z]{2,}/g;
const OTHER_SCRIPT =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Thai}]/gu;
/** Words that nearly every English sentence has some of, and other languages in Latin letters have not. */
const ENGLISH = /\b(?:the|and|of|to|your|we|you|that|this|with|for|or|is|are|may|our)\b/gi;

/** The language of a text by its script and commonest words. A text with Chinese sentences is Chinese even when names are in Latin letters. */
export function languageOf(text: string): 'zh' | 'en' | 'other' {
  const head = text.slice(0, 60_000);
  const han = count(head, HAN);
  const words = count(head, LATIN);
  const other = count(head, OTHER_SCRIPT);
  if (other > han * 0.2 && other > words) return 'other';
  if (han > words * 0.5) return han > 0 ? 'zh' : 'other';
  if (words === 0) return 'other';
  return count(head, ENGLISH) >= words * 0.12 ? 'en' : 'other';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
