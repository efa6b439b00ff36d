import familiesJson from '../../policies/catalog/information-families.json' with { type: 'json' };
import typesJson from '../../policies/catalog/personal-information.json' with { type: 'json' };
import commonJson from '../../policies/cn/common-information.json' with { type: 'json' };
import handlingJson from '../../policies/cn/handling.json' with { type: 'json' };
import noticeTermsJson from '../../policies/cn/notice-terms.json' with { type: 'json' };
import packJson from '../../policies/cn/pack.json' with { type: 'json' };
import type {
  CommonInformation,
  Handling,
  InformationFamily,
  NoticeTerm,
  PersonalInformationType,
  RulePack,
} from '../rules.ts';
import { buildCategories, categoryFile, unadvisedFile } from './categories.ts';
import { buildChecklist, buildCoverage, checklistFile, coverageFile } from './coverage.ts';
import { buildPermissionGroups, buildPermissions, permissionCatalogs } from './permission-catalog.ts';
import { behaviourFile, buildProvisions, provisionFile } from './provisions.ts';
import { citationFile } from './source-text.ts';

const pack = packJson as { readonly id: string; readonly version: string; readonly date: string };
const typeFile = typesJson as { readonly types: readonly PersonalInformationType[] };
const handlingFile = handlingJson as { readonly handling: Handling };
const familyFile = familiesJson as { readonly families: readonly InformationFamily[] };
const commonFile = commonJson as CommonInformation;
const noticeTermFile = noticeTermsJson as { readonly terms: readonly NoticeTerm[] };

/** The pack's own files, as they are written. */
export const packFiles = {
  pack,
  categories: categoryFile,
  unadvised: unadvisedFile,
  provisions: provisionFile,
  behaviours: behaviourFile,
  citations: citationFile,
  noticeTerms: noticeTermFile,
  personalInformation: typeFile,
  informationFamilies: familyFile,
  commonInformation: commonFile,
  coverage: coverageFile,
  checklist: checklistFile,
  handling: handlingFile,
  permissions: permissionCatalogs,
};

export type PackFiles = typeof packFiles;

/**
 * The pack without the digest, which is over the catalogues of code too: enough for whoever shows a result, which names
 * the rules it was judged by, and small enough for a page to load.
 */
export function buildPack(files: PackFiles = packFiles): Omit<RulePack, 'sha256'> {
  const personalInformation = byId(files.personalInformation.types);
  const coverage = buildCoverage(files.coverage, files.behaviours, files.checklist);
  return {
    id: files.pack.id,
    version: files.pack.version,
    categories: buildCategories(files.categories, files.unadvised),
    personalInformation,
    permissions: buildPermissions(files.permissions, personalInformation),
    permissionGroups: buildPermissionGroups(files.permissions),
    provisions: buildProvisions(files.provisions, files.behaviours),
    noticeTerms: byId(files.noticeTerms.terms),
    behaviours: byId(files.behaviours.behaviours),
    informationFamilies: files.informationFamilies.families,
    commonInformation: files.commonInformation,
    coverage,
    checklist: buildChecklist(files.checklist, coverage),
    handling: files.handling.handling,
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
