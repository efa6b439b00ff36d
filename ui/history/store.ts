import type { AuditResult } from '../../analyzer/result.ts';
import { HistoryDatabase } from './database.ts';
import { type AuditSummary, summaryOf } from './summary.ts';
import { browserStorage, type Field, UnsavedTexts } from './unsaved.ts';

/** The history as the pages use it. */
export class HistoryStore {
  readonly #database: HistoryDatabase;
  readonly #unsaved: UnsavedTexts;

  constructor(database = new HistoryDatabase(), unsaved = new UnsavedTexts(browserStorage())) {
    this.#database = database;
    this.#unsaved = unsaved;
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

  /** Keeps text that is being typed, at once, until it is written by `setNote` or `setOutcome`. */
  typing(id: number, field: Field, text: string): void {
    this.#unsaved.keep(id, field, text);
  }

  async setNote(id: number, note: string): Promise<void> {
    await this.#database.audits.update(id, { note });
    this.#unsaved.drop(id, 'note', note);
  }

  /** Writes what a person saw on a device into the kept result. */
  async setOutcome(id: number, behaviour: string, outcome: string | null): Promise<void> {
    const { results } = this.#database;
    await this.#database.transaction('rw', results, async () => {
      const stored = await results.get(id);
      if (stored !== undefined) {
        await results.put({ id, result: withOutcome(stored.result, behaviour, outcome) });
      }
    });
    const typed = this.#unsaved.text(id, { behaviour });
    if (typed !== null && outcomeOf(typed) === outcome) this.#unsaved.drop(id, { behaviour }, typed);
  }

  /** Writes what was typed in pages that were left, or that a browser ended, before it was written. */
  async takeUnsaved(): Promise<void> {
    const { audits, results } = this.#database;
    for (const { id, field } of this.#unsaved.all()) {
      const taken = await this.#database.transaction('rw', audits, results, async () => {
        const stored = await results.get(id);
        // Looked at now that no other page is writing: one may have written this, or have more of it.
        const text = this.#unsaved.text(id, field);
        if (stored === undefined || text === null) return text;
        if (field === 'note') await audits.update(id, { note: text });
        else await results.put({ id, result: withOutcome(stored.result, field.behaviour, outcomeOf(text)) });
        return text;
      });
      if (taken !== null) this.#unsaved.drop(id, field, taken);
    }
  }

  async delete(ids: readonly number[]): Promise<void> {
    const { audits, results } = this.#database;
    await this.#database.transaction('rw', audits, results, async () => {
      await audits.bulkDelete([...ids]);
      await results.bulkDelete([...ids]);
    });
    this.#forget((id) => ids.includes(id));
  }

  /** Deletes an audit that another has taken the place of, unless the user wrote something to it. */
  deleteUnnoted(id: number): Promise<void> {
    const { audits, results } = this.#database;
    if (this.#unsaved.all().some((one) => one.id === id && one.text !== '')) return Promise.resolve();
    return this.#database.transaction('rw', audits, results, async () => {
      const note = (await audits.get(id))?.note ?? '';
      const checklist = (await results.get(id))?.result.checklist ?? [];
      if (note !== '' || checklist.some(({ outcome }) => outcome !== null)) return;
      await audits.delete(id);
      await results.delete(id);
    });
  }

  async deleteAll(): Promise<void> {
    const { audits, results } = this.#database;
    await this.#database.transaction('rw', audits, results, async () => {
      await audits.clear();
      await results.clear();
    });
    this.#forget(() => true);
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

  #forget(isDeleted: (id: number) => boolean): void {
    for (const { id, field, text } of this.#unsaved.all())
      if (isDeleted(id)) this.#unsaved.drop(id, field, text);
  }
}

/** What was entered, as the result has it: `null` when the field was emptied. */
export function outcomeOf(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
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
