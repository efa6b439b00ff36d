import type { PrivacyLabel } from '../../facts/listing.ts';
import { isLabelWord, labelTypes } from '../catalogue.ts';
import { at, listAt, stringAt } from '../layers/json.ts';
import type { Answer, AppPage } from '../store.ts';
import { None } from '../store.ts';

const MAXIMUM_ENTRIES = 200;

/**
 * Data safety of a page's state blocks (`/store/apps/datasafety`): in the record `138`, what is collected stands beside
 * what is shared; an entry is a category with its data types.
 */
export function dataSafety(blocks: readonly unknown[]): PrivacyLabel | null {
  for (const block of blocks) {
    const record = at(block, 1, 2, 1, 138) ?? at(block, 1, 2, 138);
    const entries = listAt(record, 4, 1, 0);
    if (entries.length === 0) continue;
    const collected = entries.slice(0, MAXIMUM_ENTRIES).flatMap((entry) => {
      const category = stringAt(entry, 0, 1) ?? '';
      return listAt(entry, 4)
        .slice(0, MAXIMUM_ENTRIES)
        .flatMap((detail) => collectedOf(category, detail));
    });
    if (collected.length > 0) return { kind: 'google-play', collected, collectsNothing: false };
  }
  return null;
}

function collectedOf(category: string, detail: unknown): PrivacyLabel['collected'] {
  const type = stringAt(detail, 0);
  if (type === null) return [];
  const personalInformation = labelTypes('google-play', type);
  const quote = `${category} › ${type}`.slice(0, 300);
  return [{ personalInformation, quote, purpose: stringAt(detail, 2)?.slice(0, 300) ?? null }];
}

/** What the page says in words: that nothing is collected, or that the developer gave no information. */
export function dataSafetyWords({ page }: AppPage): Answer<PrivacyLabel> {
  for (const { text } of page.runs) {
    if (text.length > 60) continue;
    if (isLabelWord('google-play', 'collectsNothing', text)) {
      return { kind: 'google-play', collected: [], collectsNothing: true };
    }
    if (isLabelWord('google-play', 'notProvided', text)) return new None(text);
  }
  return null;
}
