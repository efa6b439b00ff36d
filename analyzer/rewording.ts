/** A sentence that stands in another wording. */
export interface Rewording {
  readonly old: string;
  readonly new: string;
}

/** Two sentences are wordings of one from this share of common pairs of characters on (Dice's coefficient). */
const SIMILAR = 0.6;
/** More pairs than these are not compared: what is gone and what is new is then said without pairing. */
const MAXIMUM_PAIRS = 250_000;
/** Of a sentence looked at, UTF-16 units. */
const MAXIMUM_LENGTH = 400;

/**
 * Which of the sentences that are gone stand among the new ones in other words: the most alike first, each once. A changed
 * number or a “not” is what a reader must see side by side.
 */
export function rewordings(removed: readonly string[], added: readonly string[]): Rewording[] {
  if (removed.length * added.length > MAXIMUM_PAIRS) return [];
  const before = removed.map(pairsOf);
  const after = added.map(pairsOf);
  const alike: { readonly from: number; readonly to: number; readonly share: number }[] = [];
  before.forEach((old, from) => {
    after.forEach((young, to) => {
      // Of sentences of very different length no share can be large.
      if (Math.min(old.size, young.size) * 2 < SIMILAR * (old.size + young.size)) return;
      const share = dice(old, young);
      if (share >= SIMILAR) alike.push({ from, to, share });
    });
  });
  alike.sort((a, b) => b.share - a.share || a.from - b.from || a.to - b.to);
  const froms = new Set<number>();
  const tos = new Set<number>();
  const found: { readonly from: number; readonly rewording: Rewording }[] = [];
  for (const { from, to } of alike) {
    if (froms.has(from) || tos.has(to)) continue;
    froms.add(from);
    tos.add(to);
    found.push({ from, rewording: { old: removed[from] ?? '', new: added[to] ?? '' } });
  }
  return found.sort((a, b) => a.from - b.from).map((one) => one.rewording);
}

function pairsOf(text: string): Set<string> {
  const short = text.slice(0, MAXIMUM_LENGTH);
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < short.length; at++) pairs.add(short.slice(at, at + 2));
  return pairs;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common++;
  return (2 * common) / (a.size + b.size);
}
