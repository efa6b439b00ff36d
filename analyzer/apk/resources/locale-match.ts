/**
 * How well a value in the language `own` serves a device in `wanted` (BCP 47, empty for none), 0 when Android would not take it
 * (`ResTable_config::match` and `isLocaleBetterThan`, ResourceTypes.cpp): the same first, then the language without a region, then
 * the language in another region, then the default. Scripts must agree: text for zh-TW does not serve zh-CN.
 *
 * A device in no particular language takes the default. Where there is none it is shown something all the same: English before others, so
 * that an app which has its name in one language only has a name.
 */
export function localeRank(own: string, wanted: string): number {
  if (own === wanted) return 5;
  if (wanted === '') return own === 'en' ? 2 : 1;
  if (own === '') return 1;
  if (languageOf(own) !== languageOf(wanted)) return 0;
  const mine = partsOf(own);
  const theirs = partsOf(wanted);
  if (mine.script !== theirs.script) return 0;
  if (mine.region === theirs.region) return 4;
  return mine.region === '' ? 3 : 2;
}

function languageOf(tag: string): string {
  const end = tag.indexOf('-');
  return end === -1 ? tag : tag.slice(0, end);
}

interface Parts {
  readonly script: string;
  readonly region: string;
}

function partsOf(tag: string): Parts {
  const [language = '', ...rest] = tag.split('-');
  const region = rest.find((part) => /^(?:[A-Z]{2}|[0-9]{3})$/.test(part)) ?? '';
  const script = rest.find((part) => /^[A-Z][a-z]{3}$/.test(part)) ?? usualScript(language, region);
  return { script, region };
}

/** Chinese is the language here whose regions are written differently; for the others no script is told from none. */
function usualScript(language: string, region: string): string {
  if (language !== 'zh') return '';
  return ['TW', 'HK', 'MO'].includes(region) ? 'Hant' : 'Hans';
}
