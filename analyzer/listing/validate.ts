import type { PrivacyLabel } from '../facts/listing.ts';
import { isPackage, webUrl } from './address.ts';
import { permissionName } from './permission-words.ts';
import type { AppPage } from './store.ts';

const MAXIMUM_NAME = 200;
const MAXIMUM_DESCRIPTION = 20_000;
const MAXIMUM_PERMISSIONS = 300;

/** Each gives the value as kept, or `null` for what cannot be one: an invalid value is "not read", never a fact. */
export function packageName(text: string, { store }: AppPage): string | null {
  const trimmed = text.trim();
  // A bundle identifier of iOS may have hyphens (CFBundleIdentifier).
  if (store === 'apple-app-store')
    return /^[A-Za-z0-9-]{1,100}(?:\.[A-Za-z0-9-]{1,100}){1,10}$/.test(trimmed) ? trimmed : null;
  return isPackage(trimmed) ? trimmed : null;
}

export function line(text: string): string | null {
  const clean = text.replace(/[\s\u00a0]+/g, ' ').trim();
  return clean.length <= MAXIMUM_NAME && /[\p{L}\p{N}]/u.test(clean) ? clean : null;
}

export function description(text: string): string | null {
  const clean = text.trim().slice(0, MAXIMUM_DESCRIPTION);
  return /[\p{L}\p{N}]/u.test(clean) ? clean : null;
}

/** `Varies with device` is no version. */
export function version(text: string): string | null {
  const clean = text.trim();
  return clean.length <= 60 && /\d/.test(clean) ? clean : null;
}

export function address(text: string, { url }: AppPage): string | null {
  return text.trim() === '' ? null : (webUrl(text.trim(), url)?.href ?? null);
}

/** Android's names where the words are known, else the words; and the words by name. */
export interface ShownPermissions {
  readonly names: readonly string[];
  readonly words: ReadonlyMap<string, string>;
}

export function permissions(shown: readonly string[]): ShownPermissions | null {
  const words = new Map<string, string>();
  for (const one of shown.slice(0, MAXIMUM_PERMISSIONS)) {
    const text = line(one.replace(/^[\s▪•·●■*-]+/, ''));
    if (text === null) continue;
    const name = permissionName(text) ?? text;
    if (!words.has(name)) words.set(name, text);
  }
  return words.size > 0 ? { names: [...words.keys()], words } : null;
}

export function privacyLabel(label: PrivacyLabel): PrivacyLabel | null {
  return label.collected.length > 0 || label.collectsNothing ? label : null;
}
