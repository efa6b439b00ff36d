import type { Entry } from './kinds.ts';

const MOST = 5;

/** Ids that someone may have meant: they or a name of theirs contain what was asked for, or differ from it by a few letters. */
export function nearMatches(asked: string, entries: readonly Entry[]): string[] {
  const wanted = asked.toLowerCase();
  const far = Math.max(1, Math.floor(wanted.length / 4));
  const ranked = entries
    .map((entry) => ({ id: entry.id, rank: rankOf(wanted, entry, far) }))
    .filter(({ rank }) => rank <= far)
    .sort((a, b) => a.rank - b.rank || a.id.length - b.id.length);
  return [...new Set(ranked.map(({ id }) => id))].slice(0, MOST);
}

function rankOf(wanted: string, { id, name }: Entry, far: number): number {
  const whole = id.toLowerCase();
  const last = whole.slice(whole.lastIndexOf('.') + 1);
  if (last === wanted) return 0;
  if (wanted.length > 1 && whole.includes(wanted)) return 0.5;
  if (wanted.length > 1 && [name.zh, name.en].some((one) => one.toLowerCase().includes(wanted))) return 0.75;
  return Math.min(distance(wanted, whole, far), distance(wanted, last, far));
}

/** How many letters to add, drop or change; more than `far` when there are more. */
function distance(a: string, b: string, far: number): number {
  if (Math.abs(a.length - b.length) > far) return far + 1;
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      line.push(Math.min(changed, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[b.length] ?? far + 1;
}
