import Dexie, { type EntityTable, type Transaction } from 'dexie';
import type { AuditResult } from '../../analyzer/result.ts';
import { type AuditSummary, summaryOf } from './summary.ts';

/** The whole of one audit, apart from its line in the list: a list of many need not load it. */
export interface StoredResult {
  readonly id: number;
  readonly result: AuditResult;
}

/** What version 1 kept: everything in one table. */
interface Version1Audit {
  readonly id: number;
  readonly savedAt: string;
  readonly note?: string;
  readonly result: AuditResult;
}

/**
 * Audits kept on this machine, in the extension's own IndexedDB.
 *
 * Version 1 kept list and results in one table; version 2 keeps them apart and finds an audit by its inputs' hashes.
 * Writes are durable when they are said to be done (`strict`), and an audit and its result are written in one
 * transaction: a browser that is killed leaves all of it or none.
 */
export class HistoryDatabase extends Dexie {
  declare readonly audits: EntityTable<AuditSummary, 'id'>;
  declare readonly results: EntityTable<StoredResult, 'id'>;

  constructor(name = 'zhizhi-history') {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ audits: '++id, savedAt' });
    this.version(2)
      .stores({ audits: '++id, savedAt, packageName, *hashes', results: 'id' })
      .upgrade(separateResults);
  }
}

async function separateResults(transaction: Transaction): Promise<void> {
  const audits = transaction.table<Version1Audit | AuditSummary, number>('audits');
  const results = transaction.table<StoredResult, number>('results');
  for (const id of await audits.toCollection().primaryKeys()) {
    const old = await audits.get(id);
    if (old === undefined || !('result' in old)) continue;
    await results.put({ id, result: old.result });
    await audits.put({ ...summaryOf(old.result, old.savedAt, old.note ?? ''), id });
  }
}
