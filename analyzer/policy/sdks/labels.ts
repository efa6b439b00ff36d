import listsJson from '../../../policies/catalog/lexicon/sdk-lists.json' with { type: 'json' };

/** What a column, or a labelled line, of a list of third parties holds. */
export type Field = 'name' | 'vendor' | 'purpose' | 'information' | 'policy' | 'other';

interface SdkListsFile {
  readonly labels: Readonly<Record<Field, readonly string[]>>;
  readonly generic: readonly string[];
}

/** Longer than this, a cell or line is no label. */
const MAXIMUM_LABEL = 40;

const file = listsJson as SdkListsFile;
const fields = new Map<string, Field>();
for (const field of ['name', 'vendor', 'purpose', 'information', 'policy', 'other'] as const) {
  for (const label of file.labels[field]) fields.set(label, field);
}
const generic = new Set(file.generic);

/** What a label says that follows it, or `null` when it is no label of such lists. */
export function fieldOf(label: string): Field | null {
  if (label.length > MAXIMUM_LABEL) return null;
  const plain = label
    .toLowerCase()
    .replace(/[\s:：*]/g, '')
    .replace(/\(/g, '（')
    .replace(/\)/g, '）');
  return (
    fields.get(plain) ??
    fields.get(plain.replace(/（[^）]*）$/, '')) ??
    fields.get(plain.replace(/^(?:使用的?|接入的?|集成的?|所|我们)/, '')) ??
    null
  );
}

/** A labelled line ("使用目的：消息推送"), or `null`. */
export function labelled(line: string): { readonly field: Field; readonly value: string } | null {
  const colon = line.search(/[:：]/);
  if (colon < 1 || colon > 24) return null;
  const field = fieldOf(line.slice(0, colon).replace(/^[（(]?\d{1,2}[）).、．]?\s*|^[-•·*]\s*/, ''));
  const value = line.slice(colon + 1).trim();
  // "第三方名称：某公司" names who, not what.
  const isCompany = field === 'name' && /(?:公司|集团|机构|Inc\.?|Ltd\.?|LLC)$/.test(value);
  return field === null ? null : { field: isCompany ? 'vendor' : field, value };
}

/** Whether a name says which SDK it is: "第三方SDK" and "该SDK" do not. */
export function isSpecific(name: string): boolean {
  const plain = name.replace(/\s/g, '').toLowerCase().replace(/sdk$/, '');
  return (
    plain.length >= 2 &&
    !generic.has(plain) &&
    !/[，。；：:]|^(?:等|及|和|或|与|的|该|具体|关闭|各)|第三方|引入/.test(plain) &&
    !/^[\d.、]+$/.test(plain)
  );
}
