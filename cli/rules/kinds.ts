import { AUDITS } from '../../analyzer/audits/index.ts';
import type { RulePack } from '../../analyzer/rules.ts';
import type { Language, Text } from '../../analyzer/text.ts';

/** One thing that can be listed and shown by its id. */
export interface Entry {
  readonly id: string;
  readonly name: Text;
  /** What a list says besides the name. */
  readonly more?: Text;
}

type Kind = (rules: RulePack) => readonly Entry[];

/** What `zhizhi rules list` can list, by the name one gives it. */
export const KINDS: Readonly<Record<string, Kind>> = {
  audits: () => AUDITS.map(({ id, title }) => ({ id, name: title })),
  categories: (rules) =>
    [...rules.categories.values()].map(({ id, name, basicFunction }) => ({ id, name, more: basicFunction })),
  permissions: (rules) =>
    [...rules.permissions.values()].map(({ name, label, protectionLevel }) => ({
      id: name,
      name: label,
      more: { zh: protectionLevel, en: protectionLevel },
    })),
  provisions: (rules) =>
    [...rules.provisions.values()].map(({ id, citation, about }) => ({ id, name: citation, more: about })),
  behaviours: (rules) => [...rules.behaviours.values()],
  'personal-information': (rules) => [...rules.personalInformation.values()],
  'notice-terms': (rules) => [...rules.noticeTerms.values()],
};

/** One line an entry, the names under each other. */
export function listed(entries: readonly Entry[], language: Language): string[] {
  const width = Math.min(48, Math.max(...entries.map(({ id }) => id.length)));
  return entries.map(
    ({ id, name, more }) =>
      `${id.padEnd(width)}  ${name[language]}${more === undefined ? '' : ` · ${more[language]}`}`,
  );
}
