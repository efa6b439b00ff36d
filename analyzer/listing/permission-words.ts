import { folded, PERMISSION_WORDS } from './catalogue.ts';

const NAME = /^[a-z][\w]*(?:\.[\w]+)+\.[A-Z][A-Z0-9_]*$/;
/** Short names, as some stores print them: `READ_CONTACTS`. */
const SHORT_NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/** Android's name of a permission as a store shows it; `null` when the words are not known. */
export function permissionName(shown: string): string | null {
  const trimmed = shown.trim();
  if (NAME.test(trimmed)) return trimmed;
  if (SHORT_NAME.test(trimmed)) return `android.permission.${trimmed}`;
  return PERMISSION_WORDS.get(folded(trimmed)) ?? null;
}
