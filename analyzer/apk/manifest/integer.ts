const DECIMAL = /^[+-]?[0-9]{1,10}$/;
const HEXADECIMAL = /^[+-]?(?:0[xX]|#)([0-9a-fA-F]{1,8})$/;

/** A whole number of 32 bits as `XmlUtils.convertValueToInt` reads it; `null` for anything else. */
export function integerOf(text: string): number | null {
  const trimmed = text.trim();
  if (DECIMAL.test(trimmed)) {
    const value = Number(trimmed);
    return value >= -(2 ** 31) && value < 2 ** 32 ? value : null;
  }
  const hexadecimal = HEXADECIMAL.exec(trimmed)?.[1];
  if (hexadecimal === undefined) return null;
  const value = Number.parseInt(hexadecimal, 16);
  return trimmed.startsWith('-') ? -value : value;
}
