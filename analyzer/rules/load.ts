import { codeCatalogueFiles } from '../code/catalogue-files.ts';
import { listingCatalogueFiles } from '../listing/catalogue.ts';
import type { RulePack } from '../rules.ts';
import { digestOf } from './digest.ts';
import { buildPack, packFiles } from './pack.ts';
import { policyRulesFile } from './policy-rules.ts';

/** Everything that judging rests on, as it is written: what the digest is over. */
export const rulePackData = {
  ...packFiles,
  code: codeCatalogueFiles,
  policyRules: policyRulesFile,
  listing: listingCatalogueFiles,
};

let loaded: Promise<RulePack> | null = null;

/** The rule pack that ships with the tool: `policies/cn` and the catalogues it rests on. Built once, then shared. */
export function loadRulePack(): Promise<RulePack> {
  loaded ??= build();
  return loaded;
}

async function build(): Promise<RulePack> {
  return { ...buildPack(), sha256: await digestOf(rulePackData) };
}
