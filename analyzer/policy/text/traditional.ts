import tableJson from '../../../policies/catalog/lexicon/traditional.json' with { type: 'json' };

const table = tableJson as {
  readonly traditional: string;
  readonly simplified: string;
  readonly radicals: { readonly radical: string; readonly character: string };
};

/** By the code of the traditional character. */
let map: Map<number, string> | null = null;
const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;

/**
 * The text in simplified characters, of the same length, so that offsets into it are offsets into the original.
 * Lexicons and models are in simplified characters; what is shown and quoted stays as written.
 */
export function simplified(text: string): string {
  map ??= new Map(
    Array.from(table.traditional, (char, at) => [char.charCodeAt(0), table.simplified.charAt(at)]),
  );
  let done = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < FIRST_HAN || code > LAST_HAN) continue;
    const plain = map.get(code);
    if (plain === undefined) continue;
    done += text.slice(from, at) + plain;
    from = at + 1;
  }
  return from === 0 ? text : done + text.slice(from);
}

let radicals: Map<string, string> | null = null;

/** Radicals, compatibility characters and ligatures, which PDF files hold in place of the characters that are drawn alike. */
export function withoutRadicals(text: string): string {
  const { radical, character } = table.radicals;
  radicals ??= new Map(Array.from(radical, (char, at) => [char, character.charAt(at)]));
  const known = radicals;
  return text.replace(
    /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/g,
    (char) => known.get(char) ?? char.normalize('NFKC'),
  );
}
