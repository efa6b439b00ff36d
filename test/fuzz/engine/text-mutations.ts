import type { Mutation } from './mutation.ts';
import type { Random } from './random.ts';

const TOKEN = /<[^<>]{0,200}>|"[^"\n]{0,200}"|[\p{L}\p{N}_.-]+|\s+|./gsu;
const ODD = [
  '\0',
  '\u202e',
  '\ufeff',
  '\ud800',
  '\u{1f600}',
  '　',
  '\r',
  '\u2028',
  '%',
  '\\',
  '&#x0;',
  '&amp;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '__proto__',
  'constructor',
  '1e999',
  '-0',
  '9'.repeat(40),
];
const NESTS = [
  ['<div>', '</div>'],
  ['<table><tr><td>', '</td></tr></table>'],
  ['<script>', '</script>'],
  ['<a href="x">', '</a>'],
  ['[', ']'],
  ['{"a":', '}'],
  ['（', '）'],
  ['"', '"'],
  ['**', '**'],
] as const;

function tokensOf(data: Uint8Array): string[] {
  return new TextDecoder().decode(data).match(TOKEN) ?? [];
}

function written(tokens: readonly string[]): Uint8Array {
  return new TextEncoder().encode(tokens.join(''));
}

function range(tokens: readonly string[], random: Random): [number, number] {
  const from = random.below(tokens.length);
  return [from, from + 1 + random.small(Math.min(64, tokens.length))];
}

/** Changes to the words, tags and values of a text in UTF-8. */
export const TEXT_MUTATIONS: readonly Mutation[] = [
  function duplicateTokens(data, { random }) {
    const tokens = tokensOf(data);
    const [from, to] = range(tokens, random);
    tokens.splice(random.below(tokens.length + 1), 0, ...tokens.slice(from, to));
    return written(tokens);
  },
  function removeTokens(data, { random }) {
    const tokens = tokensOf(data);
    const [from, to] = range(tokens, random);
    tokens.splice(from, to - from);
    return written(tokens);
  },
  function replaceToken(data, { random, words, other }) {
    const tokens = tokensOf(data);
    const piece = random.oneIn(3)
      ? random.of(ODD)
      : random.oneIn(2)
        ? random.of(words)
        : random.of(tokensOf(other));
    if (piece !== undefined) tokens.splice(random.below(tokens.length + 1), random.below(2), piece);
    return written(tokens);
  },
  function foreignTokens(data, { random, other }) {
    const tokens = tokensOf(data);
    const foreign = tokensOf(other);
    const [from, to] = range(foreign, random);
    tokens.splice(random.below(tokens.length + 1), 0, ...foreign.slice(from, to));
    return written(tokens);
  },
  function nest(data, { random }) {
    const tokens = tokensOf(data);
    const [open, close] = random.of(NESTS) ?? ['', ''];
    const depth = 1 + random.small(64);
    const [from, to] = range(tokens, random);
    tokens.splice(to, 0, random.oneIn(4) ? '' : close.repeat(depth));
    tokens.splice(from, 0, open.repeat(depth));
    return written(tokens);
  },
  function repeatToken(data, { random }) {
    const tokens = tokensOf(data);
    const at = random.below(tokens.length);
    tokens.splice(at, 0, (tokens[at] ?? '').repeat(1 + random.small(64)));
    return written(tokens);
  },
];
