import typesJson from '../../policies/catalog/personal-information.json' with { type: 'json' };
import noticeTermsJson from '../../policies/cn/notice-terms.json' with { type: 'json' };
import packJson from '../../policies/cn/pack.json' with { type: 'json' };
import { codeCatalogueFiles } from '../code/catalogue-files.ts';
import type { NoticeTerm, PersonalInformationType, RulePack } from '../rules.ts';
import { buildCategories, categoryFile, unadvisedFile } from './categories.ts';
import { digestOf } from './digest.ts';
import { buildPermissions, permissionCatalog } from './permission-catalog.ts';
import { behaviourFile, buildProvisions, provisionFile } from './provisions.ts';

const pack = packJson as { readonly id: string; readonly version: string; readonly date: string };
const typeFile = typesJson as { readonly types: readonly PersonalInformationType[] };
const noticeTermFile = noticeTermsJson as { readonly terms: readonly NoticeTerm[] };

/** Everything that judging rests on, as it is written: what the digest is over. */
export const rulePackData = {
  pack,
  categories: categoryFile,
  unadvised: unadvisedFile,
  provisions: provisionFile,
  behaviours: behaviourFile,
  noticeTerms: noticeTermFile,
  personalInformation: typeFile,
  permissions: permissionCatalog,
  code: codeCatalogueFiles,
};

let loaded: Promise<RulePack> | null = null;

/** The rule pack that ships with the tool: `policies/cn` and the catalogues it rests on. Built once, then shared. */
export function loadRulePack(): Promise<RulePack> {
  loaded ??= build();
  return loaded;
}

async function build(): Promise<RulePack> {
  const personalInformation = byId(typeFile.types);
  return {
    id: pack.id,
    version: pack.version,
    sha256: await digestOf(rulePackData),
    categories: buildCategories(categoryFile, unadvisedFile),
    personalInformation,
    permissions: buildPermissions(permissionCatalog, personalInformation),
    provisions: buildProvisions(provisionFile, behaviourFile),
    noticeTerms: byId(noticeTermFile.terms),
    behaviours: byId(behaviourFile.behaviours),
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
