import { signal } from '@preact/signals';
import type { Progress, Stage } from '../../analyzer/progress.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import type { Text } from '../../analyzer/text.ts';
import { failureText } from '../analysis/failure.ts';
import type { AuditFile, Kept, Role } from '../analysis/protocol.ts';
import { mayBeEither, roleOf } from '../analysis/roles.ts';
import { type Analysis, type Outcome, startAnalysis } from '../analysis/run-analysis.ts';
import { historyStore, withOutcome } from '../history/store.ts';
import { settings } from '../settings/settings.ts';

/** One audit of one app, ended. */
export interface Entry {
  readonly name: string;
  readonly files: readonly AuditFile[];
  readonly kept: Kept;
  readonly ended: { readonly kind: 'done'; readonly result: AuditResult } | Failure;
}

interface Failure {
  readonly kind: 'failed';
  readonly text: Text;
}

export interface Running {
  readonly name: string;
  /** From 1. */
  readonly number: number;
  readonly total: number;
  readonly files: readonly AuditFile[];
  readonly progress: Progress | null;
  /** Stages that have begun, in order. */
  readonly begun: readonly Stage[];
}

/** What the next audit will read; kept after it, so that it can be done again with one more file or another category. */
export const files = signal<readonly AuditFile[]>([]);
/** The category the user chose; `null` leaves it to the analyzer. */
export const categoryId = signal<string | null>(null);
export const running = signal<Running | null>(null);
export const entries = signal<readonly Entry[]>([]);
/** Index of the entry on show. */
export const shown = signal(0);

let analysis: Analysis | null = null;

/**
 * Takes files into the audit. Packages replace those there were; a policy or a page joins the package there is. The audit
 * starts at once unless a saved page might be either, which the user must say first.
 */
export function takeFiles(taken: readonly File[]): void {
  if (taken.length === 0) return;
  abandon();
  const added = taken.map((file) => ({ role: roleOf(file.name), file, url: '' }));
  const isNewApp = added.some(({ role }) => role === 'package');
  const kept = isNewApp ? [] : files.value.filter((old) => !added.some(({ role }) => role === old.role));
  files.value = [...kept, ...added];
  if (isNewApp) entries.value = [];
  if (!added.some(({ file }) => mayBeEither(file.name))) void audit();
}

export function changeFile(at: number, change: { readonly role?: Role; readonly url?: string }): void {
  files.value = files.value.map((one, index) => (index === at ? { ...one, ...change } : one));
}

export function removeFile(at: number): void {
  files.value = files.value.filter((_, index) => index !== at);
}

/** Chooses the category; what was audited already is judged again by it. */
export function chooseCategory(id: string | null): void {
  categoryId.value = id;
  if (entries.value.length > 0) void audit();
}

/** Back to an empty page. */
export function startOver(): void {
  abandon();
  files.value = [];
  categoryId.value = null;
  entries.value = [];
}

export function cancel(): void {
  analysis?.cancel();
}

/** Audits what was chosen, one app after another. Resolves when all are over. */
export async function audit(): Promise<void> {
  abandon();
  entries.value = [];
  shown.value = 0;
  const apps = appsOf(files.value);
  for (const [index, app] of apps.entries()) {
    const name = app[0]?.file.name ?? '';
    running.value = { name, number: index + 1, total: apps.length, files: app, progress: null, begun: [] };
    const current = startAnalysis(
      { files: app, categoryId: categoryId.value, keep: settings.value.keepHistory },
      showProgress,
    );
    analysis = current;
    const outcome = await current.outcome;
    // Another audit began meanwhile: the page is its own.
    if (analysis !== current) return;
    if (outcome.kind === 'cancelled') break;
    const kept: Kept = outcome.kind === 'done' ? outcome.kept : { kind: 'unwanted' };
    entries.value = [...entries.value, { name, files: app, kept, ended: endOf(outcome) }];
  }
  analysis = null;
  running.value = null;
}

/** What a person is writing of what was seen on a device. */
export function typingOutcome({ kept }: Entry, behaviour: string, text: string): void {
  if (kept.kind === 'kept') historyStore().typing(kept.id, { behaviour }, text);
}

/** Writes what a person saw on a device into an audit, and into the history that keeps it; also when it is off the page by now. */
export async function noteOutcome(entry: Entry, behaviour: string, outcome: string | null): Promise<void> {
  changeEntry(entry, (now) =>
    now.ended.kind === 'done'
      ? { ...now, ended: { kind: 'done', result: withOutcome(now.ended.result, behaviour, outcome) } }
      : now,
  );
  if (entry.kept.kind !== 'kept') return;
  await historyStore()
    .setOutcome(entry.kept.id, behaviour, outcome)
    // The page has the outcome; that the history has not must be said.
    .catch(() => changeEntry(entry, (now) => ({ ...now, kept: { kind: 'failed' } })));
}

/** An entry is known by its files: each audit has a list of its own. */
function changeEntry({ files: own }: Entry, change: (now: Entry) => Entry): void {
  entries.value = entries.value.map((one) => (one.files === own ? change(one) : one));
}

/** With several packages each is an app of its own, and a policy cannot be told to belong to one of them. */
export function appsOf(chosen: readonly AuditFile[]): readonly (readonly AuditFile[])[] {
  const packages = chosen.filter(({ role }) => role === 'package');
  return packages.length > 1 ? packages.map((one) => [one]) : chosen.length > 0 ? [[...chosen]] : [];
}

function abandon(): void {
  const current = analysis;
  analysis = null;
  current?.cancel();
  running.value = null;
}

function showProgress(progress: Progress): void {
  const { value } = running;
  if (value === null) return;
  const begun = value.begun.includes(progress.stage) ? value.begun : [...value.begun, progress.stage];
  running.value = { ...value, progress, begun };
}

function endOf(outcome: Exclude<Outcome, { kind: 'cancelled' }>): Entry['ended'] {
  return outcome.kind === 'done'
    ? { kind: 'done', result: outcome.result }
    : { kind: 'failed', text: failureText(outcome) };
}
