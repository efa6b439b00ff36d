import familiesJson from '../../policies/catalog/information-families.json' with { type: 'json' };
import typesJson from '../../policies/catalog/personal-information.json' with { type: 'json' };
import handlingJson from '../../policies/cn/handling.json' with { type: 'json' };
import noticeTermsJson from '../../policies/cn/notice-terms.json' with { type: 'json' };
import packJson from '../../policies/cn/pack.json' with { type: 'json' };
import type { Handling, InformationFamily, NoticeTerm, PersonalInformationType, RulePack } from '../rules.ts';
import { buildCategories, categoryFile, unadvisedFile } from './categories.ts';
import { buildChecklist, buildCoverage, checklistFile, coverageFile } from './coverage.ts';
import { buildPermissions, permissionCatalogs } from './permission-catalog.ts';
import { behaviourFile, buildProvisions, provisionFile } from './provisions.ts';

const pack = packJson as { readonly id: string; readonly version: string; readonly date: string };
const typeFile = typesJson as { readonly types: readonly PersonalInformationType[] };
const familyFile = familiesJson as { readonly families: readonly InformationFamily[] };
const noticeTermFile = noticeTermsJson as { readonly terms: readonly NoticeTerm[] };

/** The pack's own files, as they are written. */
export const packFiles = {
  pack,
  categories: categoryFile,
  unadvised: unadvisedFile,
  provisions: provisionFile,
  behaviours: behaviourFile,
  noticeTerms: noticeTermFile,
  personalInformation: typeFile,
  informationFamilies: familyFile,
  coverage: coverageFile,
  checklist: checklistFile,
  handling: handlingJson,
  permissions: permissionCatalogs,
};

/**
 * The pack without the digest, which is over the catalogues of code too: enough for whoever shows a result, which names
 * the rules it was judged by, and small enough for a page to load.
 */
export function buildPack(): Omit<RulePack, 'sha256'> {
  const personalInformation = byId(typeFile.types);
  const coverage = buildCoverage(coverageFile, behaviourFile, checklistFile);
  return {
    id: pack.id,
    version: pack.version,
    categories: buildCategories(categoryFile, unadvisedFile),
    personalInformation,
    permissions: buildPermissions(permissionCatalogs, personalInformation),
    provisions: buildProvisions(provisionFile, behaviourFile),
    noticeTerms: byId(noticeTermFile.terms),
    behaviours: byId(behaviourFile.behaviours),
    informationFamilies: familyFile.families,
    coverage,
    checklist: buildChecklist(checklistFile, coverage),
    handling: (handlingJson as { readonly handling: Handling }).handling,
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
