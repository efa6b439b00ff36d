import { signal } from '@preact/signals';
import * as v from 'valibot';
import browser from 'webextension-polyfill';

const SETTINGS = v.object({
  /** `auto`: as the browser's own interface. */
  language: v.fallback(v.picklist(['auto', 'zh', 'en']), 'auto'),
  /** `auto`: as the system. */
  theme: v.fallback(v.picklist(['auto', 'light', 'dark']), 'auto'),
  /** Whether finished audits are kept on this machine. */
  keepHistory: v.fallback(v.boolean(), true),
});

export type Settings = v.InferOutput<typeof SETTINGS>;

const DEFAULTS: Settings = { language: 'auto', theme: 'auto', keepHistory: true };
const KEY = 'settings';

export const settings = signal<Settings>(DEFAULTS);

/** Reads the settings, and follows changes made in another page of the extension. */
export async function loadSettings(): Promise<void> {
  // The same listener is not added twice.
  browser.storage.local.onChanged.addListener(follow);
  const stored = await browser.storage.local.get(KEY);
  settings.value = parse(stored[KEY]);
}

function follow(changes: Readonly<Record<string, { readonly newValue?: unknown }>>): void {
  const change = changes[KEY];
  if (change !== undefined) settings.value = parse(change.newValue);
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  settings.value = { ...settings.value, ...change };
  await browser.storage.local.set({ [KEY]: settings.value });
}

/** What is missing or was written by another version falls back to the default, field by field. */
function parse(stored: unknown): Settings {
  const parsed = v.safeParse(SETTINGS, stored ?? {});
  return parsed.success ? parsed.output : DEFAULTS;
}
