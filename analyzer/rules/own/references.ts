import type { CodeCatalogues } from '../../code/catalogue-types.ts';
import type { RulePack } from '../../rules.ts';
import { isObject, type JsonObject } from './merge.ts';

/** A name in the user's rules that nothing has. */
export interface DanglingReference {
  /** Place within the value that was looked at: `/sdks/0/kind`. */
  readonly place: string;
  readonly name: string;
}

/** All that rules may refer to. */
export interface ReferenceTargets {
  readonly rules: RulePack;
  readonly catalogues: CodeCatalogues;
  readonly audits: ReadonlySet<string>;
}

type Known = (name: string) => boolean;

/** Members that name something elsewhere, by the schema of their file. */
function knownBy(
  member: string,
  schema: string,
  { rules, catalogues, audits }: ReferenceTargets,
): Known | null {
  switch (member) {
    case 'personalInformation':
    case 'types':
      return schema === 'personal-information' ? null : (name) => rules.personalInformation.has(name);
    case 'kind':
      return schema === 'sdks' ? (name) => catalogues.sdkKinds.has(name) : null;
    case 'carriedBy':
      return (name) => catalogues.sdks.sdks.has(name);
    case 'exceptPackers':
      return (name) => catalogues.packers.some((packer) => packer.id === name);
    case 'audits':
      return (name) => audits.has(name);
    case 'checklist':
      return (name) => rules.checklist.some((entry) => entry.behaviour === name);
    case 'behaviour':
      return (name) => rules.coverage.some((group) => group.items.some((item) => item.id === name));
    case 'id':
      return schema === 'common-information' ? (name) => rules.personalInformation.has(name) : null;
    case 'categories':
      return schema === 'common-information' ? (name) => rules.categories.has(name) : null;
    case 'general':
    case 'sensitive':
    case 'minors':
      return schema === 'handling' ? (name) => rules.provisions.has(name) : null;
    default:
      return null;
  }
}

/** The names in a file that fits its schema to which nothing answers: types, kinds, audits, and keys of the file's own sources. */
export function danglingReferences(
  file: JsonObject,
  schema: string,
  targets: ReferenceTargets,
): DanglingReference[] {
  const found: DanglingReference[] = [];
  const sources = isObject(file.sources) ? file.sources : null;
  const check = (known: Known, value: unknown, place: string): void => {
    if (typeof value === 'string' && !known(value)) found.push({ place, name: value });
    if (Array.isArray(value))
      for (const [index, one] of value.entries()) check(known, one, `${place}/${index}`);
  };
  const walk = (value: unknown, place: string): void => {
    if (Array.isArray(value)) for (const [index, one] of value.entries()) walk(one, `${place}/${index}`);
    if (!isObject(value)) return;
    for (const [member, inner] of Object.entries(value)) {
      const own = `${place}/${member}`;
      if (member === 'necessaryPersonalInformation' && Array.isArray(inner)) {
        inner.forEach((need: unknown, index) => {
          if (isObject(need))
            check((name) => targets.rules.personalInformation.has(name), need.id, `${own}/${index}/id`);
        });
      }
      if (sources !== null && /^(source|sources|permissionSource|vendorSource)$/.test(member))
        check((key) => Object.hasOwn(sources, key), inner, own);
      const known = knownBy(member, schema, targets);
      if (known !== null) check(known, inner, own);
      walk(inner, own);
    }
  };
  const { sources: _, ...rest } = file;
  walk(rest, '');
  return found;
}
