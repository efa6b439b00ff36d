import { readPackage } from './apk/read-package.ts';
import { digestSource } from './bytes/digest.ts';
import type { ByteSource } from './bytes/source.ts';
import { categoryOf } from './category/choose.ts';
import type { CodeCatalogues } from './code/catalogue-types.ts';
import type { ListingFacts } from './facts/listing.ts';
import type { PolicyFacts } from './facts/policy.ts';
import type { Facts, InputFact } from './facts.ts';
import { checklistOf } from './judge/checklist.ts';
import { coverageOf } from './judge/coverage.ts';
import { judge } from './judge/judge.ts';
import { matrixOf } from './judge/matrix.ts';
import type { OpenListingOptions } from './listing/open-listing.ts';
import type { Platform } from './platform.ts';
import type { Progress } from './progress.ts';
import { assemble } from './report/assemble.ts';
import type { AuditResult } from './result.ts';
import type { RulePack } from './rules.ts';

export type { Progress };

export interface AnalyzeInput {
  readonly role: 'package' | 'policy' | 'listing';
  /** As the user named it, e.g. the file's name. */
  readonly name: string;
  readonly source: ByteSource;
  /** Where it was fetched from, when known. */
  readonly url?: string;
  /** Of a store page: what is known of how it was read, and what a person read there instead. */
  readonly listing?: OpenListingOptions;
}

export interface AnalyzeOptions {
  readonly platform: Platform;
  readonly rules: RulePack;
  /** What code and policies are read against; those that ship with the tool where none are given. */
  readonly catalogues?: CodeCatalogues;
  /** Id of the category the user chose. */
  readonly categoryId?: string;
  /** `manifest`: what manifest and resources say; audits of code and policy in the package are then not run. Default `full`. */
  readonly depth?: 'manifest' | 'full';
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** The clock, for reports that must be reproducible. */
  readonly now?: () => Date;
}

/**
 * The one entry: reads the inputs, judges what they say, and gives the result that every report is rendered from.
 * @throws {ReadError} when an input is not what its role says, or nothing of it can be read
 * @throws {DOMException} `AbortError` when `signal` is aborted
 */
export async function analyze(
  inputs: readonly AnalyzeInput[],
  options: AnalyzeOptions,
): Promise<AuditResult> {
  const now = options.now ?? (() => new Date());
  const started = now();
  const hashed = await hashInputs(inputs, options);
  const facts = await readFacts(inputs, hashed, options);
  options.signal?.throwIfAborted();
  options.onProgress?.({ stage: 'judge', fraction: 0 });
  const { rules } = options;
  const { findings, audits, verdict } = judge(facts, rules);
  const matrix = matrixOf(facts, rules);
  const checklist = checklistOf(facts, rules);
  options.onProgress?.({ stage: 'judge', fraction: 1 });
  const durationMs = Math.max(0, now().getTime() - started.getTime());
  return assemble({
    facts,
    rules,
    findings,
    audits,
    matrix,
    checklist,
    coverage: coverageOf(audits, rules),
    verdict,
    startedAt: started.toISOString(),
    durationMs,
  });
}

async function hashInputs(inputs: readonly AnalyzeInput[], options: AnalyzeOptions): Promise<InputFact[]> {
  const hashed: InputFact[] = [];
  for (const { role, name, source } of inputs) {
    const sha256 = await digestSource(source, options.platform, 'sha256', {
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      onProgress: (fraction) => options.onProgress?.({ stage: 'hash', fraction }),
    });
    hashed.push({ role, name, bytes: source.size, sha256 });
  }
  return hashed;
}

async function readFacts(
  inputs: readonly AnalyzeInput[],
  hashed: readonly InputFact[],
  options: AnalyzeOptions,
): Promise<Facts> {
  const at = inputs.findIndex((input) => input.role === 'package');
  const given = inputs[at];
  const read = given === undefined ? null : await readPackage(given.source, given.name, at, options);
  const packageName = read?.package.manifest.packageName ?? null;
  const facts = {
    inputs: hashed,
    package: read?.package ?? null,
    code: read?.code ?? null,
    policy: await readPolicyInput(inputs, options),
    listing: await readListingInput(inputs, packageName, options),
  };
  return { ...facts, category: categoryOf(facts, options.categoryId) };
}

/** The policy among the inputs. Its reader, models and the SDK catalogue are loaded only when there is one. */
async function readPolicyInput(
  inputs: readonly AnalyzeInput[],
  options: AnalyzeOptions,
): Promise<PolicyFacts | null> {
  const at = inputs.findIndex((input) => input.role === 'policy');
  const given = inputs[at];
  if (given === undefined) return null;
  options.onProgress?.({ stage: 'policy', fraction: 0 });
  const [{ readPolicy }, { loadSdkNames }, { SdkNames }] = await Promise.all([
    import('./policy/read-policy.ts'),
    import('./code/sdks/load-sdk-names.ts'),
    import('./code/sdks/sdk-names.ts'),
  ]);
  const { catalogues } = options;
  const names = catalogues === undefined ? loadSdkNames() : new SdkNames(catalogues.sdks.sdks.values());
  const policy = await readPolicy(given.source, given.name, at, {
    sdkByAlias: (name) => names.idsOf(name),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  options.onProgress?.({ stage: 'policy', fraction: 1 });
  return policy;
}

/** The store's pages among the inputs. Their readers and what is known of stores are loaded only when there is one. */
async function readListingInput(
  inputs: readonly AnalyzeInput[],
  packageName: string | null,
  options: AnalyzeOptions,
): Promise<ListingFacts | null> {
  const pages = [...inputs.entries()].filter(([, { role }]) => role === 'listing');
  if (pages.length === 0) return null;
  options.signal?.throwIfAborted();
  options.onProgress?.({ stage: 'listing', fraction: 0 });
  const [{ openListing }, { joinPages }] = await Promise.all([
    import('./listing/open-listing.ts'),
    import('./listing/join-pages.ts'),
  ]);
  const read: ListingFacts[] = [];
  for (const [at, { source, url, listing }] of pages) {
    read.push(await openListing(source, url, at, packageName, listing));
  }
  const [first, ...others] = read;
  const joined = first === undefined ? null : joinPages(first, others);
  options.onProgress?.({ stage: 'listing', fraction: 1 });
  return joined;
}
