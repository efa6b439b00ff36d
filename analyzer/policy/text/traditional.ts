import tableJson from '../../../policies/catalog/lexicon/traditional.json' with { type: 'json' };

const table = tableJson as {
  readonly traditional: string;
  readonly simplified: string;
  readonly radicals: { readonly radical: string; readonly character: string };
};

let map: Map<string, string> | null = null;

/**
 * The text in simplified characters, of the same length, so that offsets into it are offsets into the original.
 * Lexicons and models are in simplified characters; what is shown and quoted stays as written.
 */
export function simplified(text: string): string {
  map ??= new Map(Array.from(table.traditional, (char, at) => [char, table.simplified.charAt(at)]));
  const known = map;
  return text.replace(/[\u3400-\u9fff]/g, (char) => known.get(char) ?? char);
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
