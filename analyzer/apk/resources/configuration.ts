import type { ByteView } from '../../bytes/view.ts';

/** What of a `ResTable_config` (ResourceTypes.h) decides which value a device sees. */
export interface Configuration {
  /** BCP 47 tag; empty for no particular language. */
  readonly locale: string;
  /** Qualifiers other than language and platform version: for a certain operator, screen, mode. */
  readonly otherQualifiers: number;
  /** Platform version; 0 for any. */
  readonly sdkVersion: number;
}

/**
 * @param view begins at the config's own size field. Files of older tools end earlier: fields that are not there are 0.
 */
export function readConfiguration(view: ByteView): Configuration {
  const size = Math.min(view.u32(0), view.length);
  const u8 = (offset: number): number => (offset < size ? view.u8(offset) : 0);
  const u16 = (offset: number): number => (offset + 2 <= size ? view.u16(offset) : 0);
  // mcc and mnc, orientation to density, keyboard to grammatical gender, screen size, layout and mode, width and height, second layout.
  const others = [
    u16(4),
    u16(6),
    u8(12),
    u8(13),
    u16(14),
    u8(16),
    u8(17),
    u8(18) & 0x0f,
    u8(19),
    u16(20),
    u16(22),
  ];
  others.push(u8(28), u8(29), u16(30), u16(32), u16(34), u8(48), u8(49));
  return {
    locale: localeOf(u8, size),
    otherQualifiers: others.filter((value) => value !== 0).length,
    sdkVersion: u16(24),
  };
}

/** `ResTable_config::getBcp47Locale`. */
function localeOf(u8: (offset: number) => number, size: number): string {
  const language = packed(u8(8), u8(9), 0x61);
  if (language === '') return '';
  const region = packed(u8(10), u8(11), 0x30);
  const text = (offset: number, length: number): string => {
    if (offset + length > size) return '';
    let value = '';
    for (let i = 0; i < length && u8(offset + i) !== 0; i++) value += String.fromCharCode(u8(offset + i));
    return /^[0-9A-Za-z]*$/.test(value) ? value : '';
  };
  // A script that the build tool worked out from language and region is no part of the name.
  const scriptWasComputed = u8(52) !== 0;
  const script = scriptWasComputed ? '' : text(36, 4);
  return [language, script, region, text(40, 8).toLowerCase()].filter((part) => part !== '').join('-');
}

/** Two letters as they are, or three (five bits each) packed into two bytes (`unpackLanguageOrRegion`). */
function packed(first: number, second: number, base: number): string {
  if (first === 0) return '';
  if ((first & 0x80) === 0) {
    const value = String.fromCharCode(first, second);
    return /^[0-9A-Za-z]{2}$/.test(value) ? value : '';
  }
  const letters = [second & 0x1f, ((second & 0xe0) >> 5) + ((first & 0x03) << 3), (first & 0x7c) >> 2];
  return String.fromCharCode(...letters.map((letter) => base + letter));
}

/**
 * Which of two configurations a current device in no particular language takes: the one with fewer qualifiers it may not meet, then the one
 * made for the newer platform (`ResTable_config::isBetterThan`, for a device of which nothing is known).
 */
export function isBetter(one: Configuration, than: Configuration): boolean {
  if (one.otherQualifiers !== than.otherQualifiers) return one.otherQualifiers < than.otherQualifiers;
  return one.sdkVersion > than.sdkVersion;
}
