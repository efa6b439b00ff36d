import { loadRulePack } from '../analyzer/rules/load.ts';
import type { RulePack } from '../analyzer/rules.ts';

let loaded: RulePack | null = null;

/** Pages load the rule pack once, before they are shown. */
export async function loadRules(): Promise<void> {
  loaded = await loadRulePack();
}

export function rules(): RulePack {
  if (loaded === null) throw new Error('the rule pack is not loaded');
  return loaded;
}
