import type { Role } from './protocol.ts';

const POLICY = /\.(html?|xhtml|txt|md|markdown|pdf|docx?)$/i;
const LISTING = /\.mht(ml)?$/i;

/** What a file is taken for by its name until the user says otherwise. What it really is, the analyzer decides by its bytes. */
export function roleOf(name: string): Role {
  if (LISTING.test(name)) return 'listing';
  return POLICY.test(name) ? 'policy' : 'package';
}

/** A saved web page may be the policy or the store page: only the user knows. */
export function mayBeEither(name: string): boolean {
  return /\.(html?|xhtml|mht|mhtml)$/i.test(name);
}
