import type { Facts } from '../facts.ts';
import type { ChecklistItem } from '../result.ts';
import type { RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { hintsFor } from './checklist-hints.ts';

/** Hints a step shows at most; the report's lists hold the rest. */
const MAXIMUM_HINTS = 8;

/** What a person with a device must look at, pre-filled with what the files suggest looking at first. */
export function checklistOf(facts: Facts, rules: RulePack): ChecklistItem[] {
  return rules.checklist.map(({ behaviour, hint, title, steps }) => ({
    behaviour,
    title,
    steps,
    hints: distinct(hintsFor(hint, facts, rules)).slice(0, MAXIMUM_HINTS),
    outcome: null,
  }));
}

function distinct(texts: readonly Text[]): Text[] {
  return [...new Map(texts.map((text) => [text.en, text])).values()];
}
