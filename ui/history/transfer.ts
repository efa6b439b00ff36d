import * as v from 'valibot';
import { safeJson } from '../../analyzer/report/json.ts';
import { parseResult } from '../../analyzer/result-schema.ts';
import type { Text } from '../../analyzer/text.ts';
import { refusal } from './problem.ts';
import type { HistoryStore } from './store.ts';

const FORMAT = 'zhizhi-history';
/** Of the file, not of the database. */
const VERSION = 1;

const FILE = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  audits: v.array(
    v.object({ savedAt: v.pipe(v.string(), v.isoTimestamp()), note: v.string(), result: v.unknown() }),
  ),
});

/** A file larger than this is no history that a page can take in at once. */
const MAXIMUM_BYTES = 500 * 2 ** 20;

export interface Imported {
  readonly added: number;
  /** Kept already. */
  readonly known: number;
  /** Not a result this version can read. */
  readonly refused: number;
  /** Why the browser wrote no more, in the middle; what was added before is kept. `null` when it wrote all. */
  readonly failed: Text | null;
}

/** The whole history as one JSON file. */
export async function exportHistory(store: HistoryStore): Promise<string> {
  const audits = [];
  for (const { id, savedAt, note } of await store.list()) {
    const result = await store.result(id);
    if (result !== null) audits.push({ savedAt, note, result });
  }
  return `${safeJson({ format: FORMAT, version: VERSION, audits }, 1)}\n`;
}

/** `null` when the file is no exported history. What is kept already is not added twice. */
export async function importHistory(store: HistoryStore, file: Blob): Promise<Imported | null> {
  if (file.size > MAXIMUM_BYTES) return null;
  const parsed = v.safeParse(FILE, parseJson(await file.text()));
  if (!parsed.success) return null;
  let added = 0;
  let known = 0;
  let refused = 0;
  try {
    // Oldest first, as they were saved.
    for (const { savedAt, note, result: value } of parsed.output.audits.toReversed()) {
      const result = parseResult(value);
      if (result === null) refused++;
      else if (await store.has(result)) known++;
      else {
        await store.save(result, savedAt, note);
        added++;
      }
    }
  } catch (error) {
    return { added, known, refused, failed: refusal(error) };
  }
  return { added, known, refused, failed: null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
