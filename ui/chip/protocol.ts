/** What the background answers a content script that read an app's page. All words are in the user's language. */
export type ChipAnswer =
  /** The store is not allowed (any more), or the user hid the chip there. */
  { readonly kind: 'nothing' } | ChipContent;

export interface ChipContent {
  readonly kind: 'chip';
  readonly level: ChipLevel;
  /** BCP 47. */
  readonly lang: string;
  readonly theme: 'auto' | 'light' | 'dark';
  /** Ours. */
  readonly brand: string;
  /** The verdict in a word or two. */
  readonly word: string;
  readonly reason: string;
  /** How many findings, and what was looked at. */
  readonly counts: string;
  /** For who hears the chip: its name, with the app's; what its first button does, after all that is shown in it; the name of its second. */
  readonly label: string;
  readonly openHint: string;
  readonly hideLabel: string;
}

const LEVELS = ['violation', 'suspected', 'clear', 'incomplete'] as const;
export type ChipLevel = (typeof LEVELS)[number];

/** Tells the content scripts which stores are still allowed, by id. */
export interface StoresAllowed {
  readonly kind: 'storesAllowed';
  readonly stores: readonly string[];
}

/** Asks a content script to take its chip out of the page, or to put it back. */
export interface ChipAside {
  readonly kind: 'chipAside';
  readonly aside: boolean;
}

/** `null` for what is no answer: no answer came, or one of another version of the extension. */
export function chipAnswer(value: unknown): ChipAnswer | null {
  if (!isRecord(value)) return null;
  if (value.kind === 'nothing') return { kind: 'nothing' };
  const { kind, level, lang, theme, brand, word, reason, counts, label, openHint, hideLabel } = value;
  const knownLevel = LEVELS.find((one) => one === level);
  const knownTheme = (['auto', 'light', 'dark'] as const).find((one) => one === theme);
  const texts = [lang, brand, word, reason, counts, label, openHint, hideLabel];
  if (kind !== 'chip' || knownLevel === undefined || knownTheme === undefined) return null;
  if (!texts.every((one) => typeof one === 'string')) return null;
  return value as unknown as ChipContent;
}

export function storesAllowed(value: unknown): StoresAllowed | null {
  if (!isRecord(value) || value.kind !== 'storesAllowed' || !Array.isArray(value.stores)) return null;
  return { kind: 'storesAllowed', stores: value.stores.filter((one) => typeof one === 'string') };
}

export function chipAside(value: unknown): ChipAside | null {
  if (!isRecord(value) || value.kind !== 'chipAside' || typeof value.aside !== 'boolean') return null;
  return { kind: 'chipAside', aside: value.aside };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
