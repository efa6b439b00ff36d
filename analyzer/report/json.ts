import type { AuditResult } from '../result.ts';

/**
 * The JSON report (`docs/report.schema.json`), one object, ending in a line break. C1 controls and bidi controls, which
 * JSON lets stand, are escaped: the same text to a parser, and nothing a terminal obeys.
 */
export function jsonReport(result: AuditResult): string {
  const json = JSON.stringify(result, null, 2).replace(
    UNSAFE,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${json}\n`;
}

const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
