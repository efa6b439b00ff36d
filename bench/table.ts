import type { Measurement } from './measure.ts';

/** One file measured by all programs in one run; `ours` is what the ratios are relative to. */
export interface Comparison {
  readonly title: string;
  readonly ours: string;
  readonly measurements: readonly Measurement[];
}

/** A Markdown table; a ratio above 1 means that the peer takes that many times what we take, below 1 that it is ahead. */
export function comparisonTable(comparisons: readonly Comparison[]): string {
  const lines = [
    '| input | program | time, s (fastest–slowest) | peak memory, MB | its time ÷ ours | its memory ÷ ours |',
    '|---|---|--:|--:|--:|--:|',
  ];
  for (const { title, ours, measurements } of comparisons) {
    const own = measurements.find((one) => one.name === ours);
    for (const one of measurements) {
      const time = `${digits(one.seconds)} (${digits(one.fastest)}–${digits(one.slowest)})`;
      const ratios =
        own === undefined || one === own
          ? ['', '']
          : [digits(one.seconds / own.seconds), digits(one.megabytes / own.megabytes)];
      lines.push(
        `| ${title} | ${one.name} | ${time} | ${one.megabytes.toFixed(0)} | ${ratios[0]} | ${ratios[1]} |`,
      );
    }
  }
  return lines.join('\n');
}

/** Each peer that takes less time or memory than we do, in one line. */
export function peersAhead({ title, ours, measurements }: Comparison): string[] {
  const own = measurements.find((one) => one.name === ours);
  if (own === undefined) return [];
  return measurements
    .filter((one) => one.seconds < own.seconds || one.megabytes < own.megabytes)
    .map(({ name, seconds, megabytes }) => {
      const time = seconds < own.seconds ? [`${digits(seconds / own.seconds)} of our time`] : [];
      const memory = megabytes < own.megabytes ? [`${digits(megabytes / own.megabytes)} of our memory`] : [];
      return `${title}: ${name} takes ${[...time, ...memory].join(' and ')}`;
    });
}

function digits(value: number): string {
  return value >= 10 ? value.toFixed(1) : value.toFixed(value >= 1 ? 2 : 3);
}
