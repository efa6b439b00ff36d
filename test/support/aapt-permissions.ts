import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { CORPUS } from './corpus.ts';

/** The permissions that a package of the corpus asks for, as Debian's aapt prints them; none where aapt refuses the package. */
export function aaptPermissions(file: string): string[] {
  let printed: string;
  try {
    printed = execFileSync('aapt', ['dump', 'permissions', join(CORPUS, file)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error('this test needs aapt', { cause });
    return [];
  }
  return [...printed.matchAll(/^uses-permission(?:-sdk-23)?: (?:name=')?([^'\n]+)/gm)].map(
    ([, name]) => name ?? '',
  );
}
