import type { ListingReport } from '../result.ts';
import type { Text } from '../text.ts';

/** What is read of a store page, beside the app's name, in the order in which it is shown; as named within a sentence. */
export const LISTING_FIELDS = [
  ['packageName', { zh: '包名', en: 'package' }],
  ['developer', { zh: '开发者', en: 'developer' }],
  ['category', { zh: '商店分类', en: 'category there' }],
  ['version', { zh: '版本', en: 'version' }],
  ['policyUrl', { zh: '隐私政策', en: 'privacy policy' }],
  ['downloadUrl', { zh: '下载', en: 'download' }],
  ['permissions', { zh: '权限', en: 'permissions' }],
  ['privacyLabel', { zh: '隐私标签', en: 'privacy label' }],
] as const satisfies readonly (readonly [keyof ListingReport, Text])[];

/** An English name of a field where it stands before its value. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
