import labelsJson from '../../policies/catalog/privacy-labels.json' with { type: 'json' };
import type { PrivacyLabel } from '../facts/listing.ts';

interface LabelsFile {
  readonly labels: readonly {
    readonly kind: PrivacyLabel['kind'];
    readonly types: readonly { readonly personalInformation: readonly string[] }[];
  }[];
}

const file = labelsJson as unknown as LabelsFile;

/** Types of personal information that labels of the kind have a word for: only these can be missing from one. */
export function expressibleTypes(kind: PrivacyLabel['kind']): ReadonlySet<string> {
  const { types = [] } = file.labels.find((one) => one.kind === kind) ?? {};
  return new Set(types.flatMap((type) => type.personalInformation));
}
