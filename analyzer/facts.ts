import type { CodeFacts } from './facts/code.ts';
import type { ListingFacts } from './facts/listing.ts';
import type { PackageFacts } from './facts/package.ts';
import type { PolicyFacts } from './facts/policy.ts';

/** What was given, so that anyone can find the same bytes again. */
export interface InputFact {
  readonly role: 'package' | 'policy' | 'listing';
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** Which of the 39 categories the app is judged by, and who said so. */
export interface CategoryFact {
  readonly id: string;
  readonly chosenBy: 'user' | 'listing' | 'inferred';
  /** 0 to 1; 1 when the user chose. */
  readonly confidence: number;
  /** What an inference rests on, e.g. the words of the label; empty when the user chose. */
  readonly because: readonly string[];
}

/**
 * All that the readers found. Audits see this and the rule pack, nothing else.
 * `null` means "not looked at", never "looked at and empty".
 */
export interface Facts {
  readonly inputs: readonly InputFact[];
  readonly package: PackageFacts | null;
  readonly code: CodeFacts | null;
  readonly policy: PolicyFacts | null;
  readonly listing: ListingFacts | null;
  readonly category: CategoryFact | null;
}
