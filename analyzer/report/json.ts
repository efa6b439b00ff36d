import type { AuditResult } from '../result.ts';
import { plain } from './plain.ts';

/** The JSON report (`docs/report.schema.json`), one object, ending in a line break. */
export function jsonReport(result: AuditResult): string {
  return `${safeJson(result, 2)}\n`;
}

/**
 * JSON that every parser takes and no terminal obeys. C1 controls, bidi controls and the two line separators, which JSON
 * lets stand, are escaped: the same text to a parser. A surrogate that stands alone is no character and stops strict
 * parsers (RFC 8259, 8.2): it becomes a visible escape, as in every other report.
 */
export function safeJson(value: unknown, space = 0): string {
  const json = JSON.stringify(
    value,
    (_, one: unknown) => (typeof one === 'string' ? whole(one) : one),
    space,
  );
  return json.replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function whole(text: string): string {
  return text.isWellFormed() ? text : text.replace(/\p{Cs}/gu, plain);
}

const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
