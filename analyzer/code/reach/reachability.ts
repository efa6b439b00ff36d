import { NONE } from '../../apk/dex/dex-file.ts';
import type { EntryPoint } from '../../facts/code.ts';
import type { ManifestFacts } from '../../facts/package.ts';
import type { Hierarchy } from '../program/hierarchy.ts';
import { methodText } from '../program/program.ts';
import { CallGraph } from './call-graph.ts';
import { entryMethods } from './entry-points.ts';

/** Longer paths are shown with their middle left out. */
const MAXIMUM_PATH = 64;

/** What runs when the process starts and when the app is opened, and by which shortest path. */
export class Reachability {
  readonly #hierarchy: Hierarchy;
  readonly #parents: readonly { readonly entryPoint: EntryPoint; readonly parent: Int32Array }[];
  /** Whether a bound was reached: more may run than was found. */
  readonly incomplete: boolean;
  /** Methods reached, and calls among them. */
  readonly size: { readonly methods: number; readonly calls: number };

  constructor(hierarchy: Hierarchy, manifest: ManifestFacts) {
    this.#hierarchy = hierarchy;
    const graph = new CallGraph(hierarchy);
    const entries = entryMethods(manifest, hierarchy);
    graph.follow(entries);
    this.incomplete = graph.exhausted;
    const { count } = hierarchy.program.methods;
    this.#parents = (['startup', 'launch'] as const).map((entryPoint) => ({
      entryPoint,
      parent: graph.edges.parentsFrom(
        entries.filter((one) => one.entryPoint === entryPoint).map((one) => one.method),
        count,
      ),
    }));
    let methods = 0;
    for (let method = 0; method < count; method++) if (graph.isReached(method)) methods++;
    this.size = { methods, calls: graph.edges.count };
  }

  /** The earliest of the entry points that a method is reached from. */
  entryPoint(method: number): EntryPoint | null {
    return this.#parents.find(({ parent }) => parent[method] !== NONE)?.entryPoint ?? null;
  }

  /** `Lcom/x/App;->onCreate()V` to the method, both included; empty when it is not reached. */
  path(method: number): string[] {
    const parent = this.#parents.find((one) => one.parent[method] !== NONE)?.parent;
    if (parent === undefined) return [];
    const path: string[] = [];
    for (let current = method; ; current = parent[current] as number) {
      path.push(methodText(this.#hierarchy.program, current));
      if (parent[current] === current) break;
    }
    path.reverse();
    if (path.length <= MAXIMUM_PATH) return path;
    return [...path.slice(0, MAXIMUM_PATH / 2), '…', ...path.slice(1 - MAXIMUM_PATH / 2)];
  }
}
