import type { Stats } from 'node:fs';

type Identity = Pick<Stats, 'dev' | 'ino'>;

const inputs = new Set<string>();

/** The file is what is audited: no report may be written in its place. */
export function keepInput(file: Identity): void {
  inputs.add(key(file));
}

export function isInput(file: Identity): boolean {
  return inputs.has(key(file));
}

function key({ dev, ino }: Identity): string {
  return `${dev}:${ino}`;
}
