import type { AuditResult } from '../result.ts';

/** The JSON report (`docs/report.schema.json`), one object, ending in a line break. */
export function jsonReport(result: AuditResult): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
