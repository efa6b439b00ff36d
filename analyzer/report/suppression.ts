import type { Finding } from '../finding.ts';
import type { AuditResult, Suppression } from '../result.ts';
import type { Text } from '../text.ts';
import { LABEL } from './words.ts';

/** How a report marks a finding that a person decided not to count; `null` when nobody did. */
export function suppressionOf(
  finding: Finding,
  result: AuditResult,
): { readonly label: Text; readonly suppression: Suppression } | null {
  const suppression = result.suppressions.find((one) => one.fingerprint === finding.fingerprint);
  if (suppression === undefined) return null;
  return { label: suppression.expired ? LABEL.suppressionExpired : LABEL.suppressed, suppression };
}
