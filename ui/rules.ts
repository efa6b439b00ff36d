import { buildPack } from '../analyzer/rules/pack.ts';
import type { RulePack } from '../analyzer/rules.ts';

let built: RulePack | null = null;

/**
 * The rule pack for showing results. Pages judge nothing: the digest of the rules an audit was judged by stands in its
 * result, so it is not computed here a second time.
 */
export function rules(): RulePack {
  built ??= { ...buildPack(), sha256: '' };
  return built;
}
