import type { AuditResult } from './result.ts';
import type { RulePack } from './rules.ts';

/** One app among others of its category. */
export interface ComparedApp {
  readonly result: AuditResult;
  /** Types of personal information asked for or used that the category does not need. */
  readonly beyondNeed: readonly string[];
  /** Of those, the ones graded sensitive. */
  readonly sensitiveBeyondNeed: number;
  /** SDKs in the package that follow people across apps. */
  readonly trackers: number;
}

export interface ComparedCategory {
  /** `null`: the category is not known, so nothing is said of need and the order says nothing. */
  readonly categoryId: string | null;
  /** The one that asks most beyond need first. */
  readonly apps: readonly ComparedApp[];
}

/**
 * Apps ranked within their category by what they ask beyond need: sensitive types first, then all types, then violations and
 * suspected problems, then trackers. Equal ones keep the order of their names. What was not looked at counts as nothing, which
 * the reader must be told.
 */
export function compareResults(results: readonly AuditResult[], rules: RulePack): ComparedCategory[] {
  const groups = new Map<string | null, ComparedApp[]>();
  for (const result of results) {
    const id = result.category?.id ?? null;
    groups.set(id, [...(groups.get(id) ?? []), appOf(result)]);
  }
  const order = [...rules.categories.keys()];
  const place = (id: string | null) => (id === null ? order.length : order.indexOf(id));
  return [...groups]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([categoryId, apps]) => ({ categoryId, apps: apps.sort(byExcess) }));
}

function appOf(result: AuditResult): ComparedApp {
  const beyond = result.matrix.filter(
    (row) => row.necessary === 'no' && (row.declared.length > 0 || row.used.length > 0),
  );
  return {
    result,
    beyondNeed: beyond.map((row) => row.personalInformation),
    sensitiveBeyondNeed: beyond.filter((row) => row.grade === 'sensitive').length,
    trackers: (result.package?.sdks ?? []).filter((sdk) => sdk.isTracker).length,
  };
}

function byExcess(a: ComparedApp, b: ComparedApp): number {
  const counts = (app: ComparedApp) => app.result.verdict.counts;
  return (
    b.sensitiveBeyondNeed - a.sensitiveBeyondNeed ||
    b.beyondNeed.length - a.beyondNeed.length ||
    counts(b).violation - counts(a).violation ||
    counts(b).suspected - counts(a).suspected ||
    b.trackers - a.trackers ||
    nameOf(a).localeCompare(nameOf(b), 'en')
  );
}

function nameOf({ result }: ComparedApp): string {
  return result.subject.label ?? result.subject.packageName ?? '';
}
