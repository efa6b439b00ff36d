import linksJson from '../../../policies/catalog/lexicon/links.json' with { type: 'json' };
import type { PolicyLink } from '../../facts/policy.ts';
import type { PolicyDocument } from '../text/document.ts';

interface LinksFile {
  /** In order: the first whose pattern matches the link's words or address. */
  readonly about: readonly {
    readonly id: Exclude<PolicyLink['about'], 'other'>;
    readonly patterns: readonly string[];
  }[];
}

const rules = (linksJson as LinksFile).about.map(({ id, patterns }) => ({
  id,
  pattern: new RegExp(patterns.join('|'), 'iu'),
}));
const NAMED = /《([^《》]{2,40})》/g;
const MAXIMUM = 500;

/** The documents that a policy refers to: links of the page, and names in 《》 that have no address. */
export function linksOf(document: PolicyDocument, text: string): PolicyLink[] {
  const links: PolicyLink[] = document.links
    .filter(({ url }) => url !== '' && !/^(?:javascript:|#|mailto:|tel:)/i.test(url))
    .map(({ text: words, url, start, end }) => ({
      text: words,
      url,
      about: aboutOf(`${words} ${url}`),
      start,
      end,
    }));
  const known = new Set(links.map((link) => link.text.replace(/[《》]/g, '')));
  for (const found of text.matchAll(NAMED)) {
    const name = found[1] ?? '';
    const about = aboutOf(name);
    if (about === 'other' || known.has(name)) continue;
    known.add(name);
    const { index } = found;
    links.push({
      text: document.text.slice(index, index + found[0].length),
      url: null,
      about,
      start: index,
      end: index + found[0].length,
    });
  }
  return links.toSorted((one, other) => one.start - other.start).slice(0, MAXIMUM);
}

function aboutOf(words: string): PolicyLink['about'] {
  return rules.find(({ pattern }) => pattern.test(words))?.id ?? 'other';
}
