import checklistJson from '../../policies/cn/checklist.json' with { type: 'json' };
import coverageJson from '../../policies/cn/coverage.json' with { type: 'json' };
import type { ChecklistEntry, CoverageGroup } from '../rules.ts';
import type { Text } from '../text.ts';
import type { BehaviourFile } from './provisions.ts';

/** `policies/cn/coverage.json`. */
export interface CoverageFile {
  readonly groups: readonly {
    readonly id: string;
    readonly title: Text;
    readonly items: readonly {
      readonly id: string;
      readonly clause: Text;
      readonly name: Text;
      readonly audits: readonly string[];
      readonly checklist: readonly string[];
      readonly steps?: Text;
      readonly outside?: Text;
    }[];
  }[];
}

/** `policies/cn/checklist.json`. */
export interface ChecklistFile {
  readonly items: readonly { readonly behaviour: string; readonly hint: string; readonly steps?: Text }[];
}

export const coverageFile = coverageJson as CoverageFile;
export const checklistFile = checklistJson as ChecklistFile;

/** The behaviours of the 2019 method first, then the groups of the file. */
export function buildCoverage(
  file: CoverageFile,
  behaviours: BehaviourFile,
  checklist: ChecklistFile,
): CoverageGroup[] {
  const tested = new Set(checklist.items.map((item) => item.behaviour));
  const method: CoverageGroup = {
    id: '191',
    title: behaviours.citation,
    items: behaviours.behaviours.map(({ id, name, audits, source, article, item }) => ({
      id,
      clause: { zh: source.clause, en: `article ${article} (${item})` },
      name,
      audits,
      checklist: tested.has(id) ? [id] : [],
      steps: null,
      outside: null,
    })),
  };
  const others = file.groups.map(({ id, title, items }) => ({
    id,
    title,
    items: items.map((item) => ({ ...item, steps: item.steps ?? null, outside: item.outside ?? null })),
  }));
  return [method, ...others];
}

/** Titles, and steps where the file leaves them out, are those of the coverage. */
export function buildChecklist(file: ChecklistFile, coverage: readonly CoverageGroup[]): ChecklistEntry[] {
  const items = new Map(coverage.flatMap((group) => group.items.map((item) => [item.id, item])));
  return file.items.map(({ behaviour, hint, steps }) => {
    const item = items.get(behaviour);
    const name = item?.name ?? { zh: behaviour, en: behaviour };
    return { behaviour, hint, title: name, steps: steps ?? item?.steps ?? name };
  });
}
