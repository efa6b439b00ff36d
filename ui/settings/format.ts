import { locale } from './language.ts';

export function percent(fraction: number): string {
  return new Intl.NumberFormat(locale.value, { style: 'percent' }).format(fraction);
}

/** 1 kB = 1000 B, as browsers and file managers show it. */
export function bytes(size: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = size < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(size) / 3));
  return new Intl.NumberFormat(locale.value, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumSignificantDigits: 3,
  }).format(size / 1000 ** power);
}

export function seconds(milliseconds: number): string {
  return new Intl.NumberFormat(locale.value, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(milliseconds / 1000);
}

/** Day and time on this machine's clock, of an ISO 8601 time. */
export function dateTime(iso: string): string {
  return new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(iso),
  );
}

/** The day, of an ISO 8601 time. */
export function date(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium' }).format(at);
}

/** Name of a country or region by its ISO 3166-1 code; the code itself when it is none. */
export function country(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(locale.value, { type: 'region' }).of(code) ?? code;
}
