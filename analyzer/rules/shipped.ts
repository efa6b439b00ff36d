import { codeCatalogueFiles } from '../code/catalogue-files.ts';
import { listingCatalogueFiles } from '../listing/catalogue.ts';
import { packFiles } from './pack.ts';
import { policyRulesFile } from './policy-rules.ts';

/** Everything that judging rests on and that ships with the tool, as it is written: what the digest is over. */
export const rulePackData = {
  ...packFiles,
  code: codeCatalogueFiles,
  policyRules: policyRulesFile,
  listing: listingCatalogueFiles,
};
