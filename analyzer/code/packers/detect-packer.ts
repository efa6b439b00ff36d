import type { PackerEvidence, PackerFact } from '../../facts/code.ts';
import type { ApplicationFacts, ManifestFacts } from '../../facts/package.ts';
import type { ClassIndex } from '../class-index.ts';
import { matchesPattern } from '../name-pattern.ts';
import { EntryIndex } from './entry-index.ts';
import type { Packer, PackerMark } from './packer.ts';

/** Where a packer may leave its marks. */
export interface PackerTraces {
  readonly manifest: ManifestFacts;
  /** Entry names, of a split after `split.apk!/`. */
  readonly entries: readonly string[];
  readonly classes: ClassIndex;
  /** Every dex file was read: only then does a class that is missing mean anything. */
  readonly complete: boolean;
}

/**
 * The product that hides the app's code, by its marks; `unidentified` when the classes that the manifest names are nowhere in the dex files
 * although nothing known is there. Of several the one with the most marks, which hides the most.
 */
export function detectPacker(
  packers: readonly Packer[],
  unidentified: Packer,
  traces: PackerTraces,
): PackerFact | null {
  const marks = packers.flatMap((packer) => packer.marks);
  const patterns = (kind: PackerMark['kind']) =>
    marks.filter((mark) => mark.kind === kind).map((mark) => mark.pattern);
  const entries = new EntryIndex(traces.entries, patterns('entry'), patterns('library'));
  const candidates = packers
    .map((packer) => ({ packer, marks: marksOf(packer, traces, entries) }))
    .filter(({ marks }) => isEnough(marks))
    .sort((a, b) => weight(b.marks) - weight(a.marks));
  const best = candidates[0];
  if (best !== undefined)
    return fact(
      best.packer,
      best.marks.map((mark) => mark.evidence),
    );
  const hidden = hiddenComponents(traces);
  return hidden.length > 0 ? fact(unidentified, hidden) : null;
}

interface FoundMark {
  readonly mark: PackerMark;
  readonly evidence: PackerEvidence;
}

/** A shell has a handful of entries for each architecture: so many of each kind are shown. */
const MAXIMUM_OF_A_KIND = 6;

function marksOf(packer: Packer, traces: PackerTraces, entries: EntryIndex): FoundMark[] {
  const found: FoundMark[] = [];
  for (const mark of packer.marks) {
    const places = placesOf(mark, traces, entries);
    for (const place of places.slice(0, MAXIMUM_OF_A_KIND)) {
      found.push({ mark, evidence: { kind: mark.kind, signature: mark.pattern, found: place } });
    }
  }
  return found;
}

function placesOf(mark: PackerMark, traces: PackerTraces, entries: EntryIndex): readonly string[] {
  const { pattern } = mark;
  switch (mark.kind) {
    case 'application':
      return applicationClasses(traces.manifest.application).filter((name) => matchesPattern(pattern, name));
    case 'library':
      return entries.filesNamed(pattern);
    case 'entry':
      return entries.named(pattern);
    case 'class': {
      const example = traces.classes.exampleUnder(pattern);
      return example === null ? [] : [example];
    }
  }
}

function applicationClasses(application: ApplicationFacts | null): string[] {
  return [application?.className, application?.appComponentFactory].filter((name) => name != null);
}

function isEnough(marks: readonly FoundMark[]): boolean {
  if (marks.some(({ mark }) => mark.strength === 'strong')) return true;
  return new Set(marks.map(({ mark }) => mark.kind)).size >= 2;
}

function weight(marks: readonly FoundMark[]): number {
  const patterns = new Set(marks.map(({ mark }) => mark));
  return [...patterns].reduce((sum, mark) => sum + (mark.strength === 'strong' ? 4 : 1), 0);
}

function fact(packer: Packer, evidence: readonly PackerEvidence[]): PackerFact {
  return { id: packer.id, name: packer.name, hides: packer.hides, evidence };
}

/** So many of the manifest's components must be missing, in percent, for code to be hidden rather than a component mistyped or removed. */
const MISSING_PERCENT = 80;

/** Components that the manifest names and no dex file defines, when they are most of them and the application class is missing too. */
function hiddenComponents({ manifest, classes, complete }: PackerTraces): PackerEvidence[] {
  if (!complete || classes.size === 0) return [];
  const application = manifest.application?.className ?? null;
  if (application !== null && classes.has(application) && !isLoader(application, classes)) return [];
  const named = manifest.components.filter((component) => component.kind !== 'activity-alias');
  const missing = named.filter((component) => !classes.has(component.name));
  if (missing.length === 0 || missing.length * 100 < named.length * MISSING_PERCENT) return [];
  return missing
    .slice(0, MAXIMUM_OF_A_KIND)
    .map((component) => ({ kind: 'hidden-class', signature: component.kind, found: component.name }));
}

/** So few classes are no app: a loader, whose application class is its own. */
const LOADER_CLASSES = 300;

function isLoader(application: string, classes: ClassIndex): boolean {
  return classes.has(application) && classes.size <= LOADER_CLASSES;
}
