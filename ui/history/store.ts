import type { AuditResult } from '../../analyzer/result.ts';
import { HistoryDatabase } from './database.ts';
import { type AuditSummary, summaryOf } from './summary.ts';

/** The history as the pages use it. */
export class HistoryStore {
  readonly #database: HistoryDatabase;

  constructor(database = new HistoryDatabase()) {
    this.#database = database;
  }

  /** @returns the id it is kept under */
  save(result: AuditResult, savedAt: string, note = ''): Promise<number> {
    const { audits, results } = this.#database;
    return this.#database.transaction('rw', audits, results, async () => {
      const id = await audits.add(summaryOf(result, savedAt, note));
      await results.add({ id, result });
      return id;
    });
  }

  /** Newest first. */
  list(): Promise<AuditSummary[]> {
    return this.#database.audits.orderBy('savedAt').reverse().toArray();
  }

  async summary(id: number): Promise<AuditSummary | null> {
    return (await this.#database.audits.get(id)) ?? null;
  }

  async result(id: number): Promise<AuditResult | null> {
    return (await this.#database.results.get(id))?.result ?? null;
  }

  async setNote(id: number, note: string): Promise<void> {
    await this.#database.audits.update(id, { note });
  }

  /** Writes what a person saw on a device into the kept result. */
  setOutcome(id: number, behaviour: string, outcome: string | null): Promise<void> {
    const { results } = this.#database;
    return this.#database.transaction('rw', results, async () => {
      const stored = await results.get(id);
      if (stored !== undefined) {
        await results.put({ id, result: withOutcome(stored.result, behaviour, outcome) });
      }
    });
  }

  delete(ids: readonly number[]): Promise<void> {
    const { audits, results } = this.#database;
    return this.#database.transaction('rw', audits, results, async () => {
      await audits.bulkDelete([...ids]);
      await results.bulkDelete([...ids]);
    });
  }

  /** Deletes an audit that another has taken the place of, unless the user wrote something to it. */
  deleteUnnoted(id: number): Promise<void> {
    const { audits, results } = this.#database;
    return this.#database.transaction('rw', audits, results, async () => {
      const note = (await audits.get(id))?.note ?? '';
      const checklist = (await results.get(id))?.result.checklist ?? [];
      if (note !== '' || checklist.some(({ outcome }) => outcome !== null)) return;
      await audits.delete(id);
      await results.delete(id);
    });
  }

  deleteAll(): Promise<void> {
    const { audits, results } = this.#database;
    return this.#database.transaction('rw', audits, results, async () => {
      await audits.clear();
      await results.clear();
    });
  }

  /** Whether this very audit (same inputs, rules and start) is kept already. */
  async has(result: AuditResult): Promise<boolean> {
    const [hash] = result.inputs.map((input) => input.sha256);
    if (hash === undefined) return false;
    const ids = await this.#database.audits.where('hashes').equals(hash).primaryKeys();
    for (const id of ids) {
      const kept = await this.result(id);
      if (kept?.startedAt === result.startedAt && kept.tool.rules.sha256 === result.tool.rules.sha256)
        return true;
    }
    return false;
  }

  close(): void {
    this.#database.close();
  }
}

export function withOutcome(result: AuditResult, behaviour: string, outcome: string | null): AuditResult {
  return {
    ...result,
    checklist: result.checklist.map((item) => (item.behaviour === behaviour ? { ...item, outcome } : item)),
  };
}

let shared: HistoryStore | null = null;

/** The one store of this page. */
export function historyStore(): HistoryStore {
  shared ??= new HistoryStore();
  return shared;
}
