import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { CORPUS } from './corpus.ts';

/** The names of a package of the corpus in all its languages, as Debian's aapt prints them; none where aapt refuses the package. */
export function aaptLabels(file: string): string[] {
  let printed: string;
  try {
    printed = execFileSync('aapt', ['dump', 'badging', join(CORPUS, file)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 28,
    });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error('this test needs aapt', { cause });
    return [];
  }
  const labels = [...printed.matchAll(/^application-label(?:-[\w-]+)?:'(.*)'$/gm)].map(
    ([, label]) => label ?? '',
  );
  return [...new Set(labels)].filter((label) => label !== '');
}
