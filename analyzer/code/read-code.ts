import { checkChecksum, checkSignature } from '../apk/dex/checksum.ts';
import type { DexFile } from '../apk/dex/dex-file.ts';
import type { CodeFacts, SdkFact } from '../facts/code.ts';
import type { ManifestFacts } from '../facts/package.ts';
import type { ReadOptions } from '../progress.ts';
import { Warnings } from '../warnings.ts';
import { CodeUses } from './calls/code-uses.ts';
import { readCalls } from './calls/read-calls.ts';
import type { CodeCatalogues } from './catalogue-types.ts';
import { ClassIndex } from './class-index.ts';
import { findEndpoints } from './endpoints/find-endpoints.ts';
import { type CodeMember, entryName, type LoadedDex, loadDexFiles } from './members.ts';
import { detectPacker } from './packers/detect-packer.ts';
import { tracesInDex, tracesInFiles } from './policy-traces.ts';
import { buildProgram } from './program/build-program.ts';
import { type MatchedSdk, matchSdks, type SdkMatch } from './sdks/match-sdks.ts';

export type { CodeCatalogues } from './catalogue-types.ts';

export interface ReadCodeOptions extends ReadOptions {
  /** Index into `Facts.inputs`. */
  readonly input: number;
  /** Texts of the resource table, with the entry they are in: addresses are looked for in them. */
  readonly resourceTexts?: Iterable<{ readonly entry: string; readonly text: string }>;
}

/** The code of a package, which is being inflated. */
export interface OpenedCode {
  readonly members: readonly CodeMember[];
  readonly warnings: Warnings;
  readonly loaded: Promise<LoadedDex>;
}

/**
 * Begins to load the dex files of a package. A platform may inflate in threads of its own, so this is called before what else there is
 * to do with the package.
 *
 * @param members the package, or the splits of a bundle, base first
 */
export function openCode(members: readonly CodeMember[], signal?: AbortSignal): OpenedCode {
  const warnings = new Warnings();
  const loaded = loadDexFiles(members, warnings, () => signal?.throwIfAborted());
  // Whoever opens code may fail before it is read; `readCode` hears of what goes wrong here.
  loaded.catch(() => undefined);
  return { members, warnings, loaded };
}

/** Reads what the code of a package is and does. */
export async function readCode(
  { members, warnings, loaded }: OpenedCode,
  manifest: ManifestFacts,
  catalogues: CodeCatalogues,
  options: ReadCodeOptions,
): Promise<CodeFacts> {
  const { signal } = options;
  const progress = (fraction: number): void => {
    signal?.throwIfAborted();
    options.onProgress?.({ stage: 'code', fraction });
  };
  progress(0);
  const { dexes, entries } = await loaded;
  const signatures = checkSignatures(dexes);
  for (const dex of dexes) checkChecksum(dex.bytes, dex.header, dex.entry, warnings);
  progress(0.1);
  const { packer, match } = identify(members, dexes, manifest, catalogues, warnings);
  progress(0.2);
  const checkCancelled = (): void => signal?.throwIfAborted();
  const program = buildProgram(dexes, warnings);
  const uses = new CodeUses(program, checkCancelled);
  progress(0.3);
  const endpoints = await findEndpoints(
    catalogues.hosts,
    {
      program,
      uses,
      members,
      manifest,
      resourceTexts: options.resourceTexts ?? [],
      sdks: match.reportedAs,
      sdkOfClass: (name) => partyOfClass(name, match, catalogues),
    },
    warnings,
    signal,
  );
  progress(0.4);
  const calls =
    dexes.length === 0
      ? null
      : readCalls(
          program,
          uses,
          manifest,
          {
            sensitiveApis: [...catalogues.sensitiveApis.values()],
            sdkOfClass: (name) => match.attribution.sdkOfClass(name),
            checkCancelled,
          },
          warnings,
        );
  progress(0.8);
  for (const { code, text, where } of (await signatures).list) warnings.add(code, text, where);
  const inDex = tracesInDex(dexes);
  const inFiles = await tracesInFiles(members, warnings, signal);
  return {
    input: options.input,
    dex: {
      files: entries.length,
      classes: dexes.reduce((sum, dex) => sum + dex.classDefs.count, 0),
      methods: dexes.reduce((sum, dex) => sum + dex.methodClass.length, 0),
    },
    sdks: match.sdks.map((matched) => sdkFact(matched, catalogues)),
    packer,
    calls,
    endpoints,
    policyTraces: [...inDex.traces, ...inFiles.traces],
    searched: [...inDex.searched, ...inFiles.searched],
    warnings: warnings.list,
  };
}

/** Digests are made in a thread of their own while the files are read, one at a time: each holds a copy of its file. */
async function checkSignatures(dexes: readonly DexFile[]): Promise<Warnings> {
  const warnings = new Warnings();
  for (const dex of dexes) await checkSignature(dex.bytes, dex.header, dex.entry, warnings);
  return warnings;
}

/** Whose code is in the package: the packer, then the SDKs that it leaves visible. */
function identify(
  members: readonly CodeMember[],
  dexes: readonly DexFile[],
  manifest: ManifestFacts,
  catalogues: CodeCatalogues,
  warnings: Warnings,
): { readonly packer: CodeFacts['packer']; readonly match: SdkMatch } {
  const classes = new ClassIndex(dexes, warnings);
  const entries = members.flatMap((member) =>
    member.archive.entries.map(({ name }) => entryName(member, name)),
  );
  const complete = !warnings.list.some((warning) => warning.code === 'dex-unreadable');
  const { packers, unidentifiedPacker, sdks } = catalogues;
  const packer = detectPacker(packers, unidentifiedPacker, { manifest, entries, classes, complete });
  const nativeLibraries = entries.filter((entry) => NATIVE_LIBRARY.test(entry));
  return { packer, match: matchSdks(sdks, { manifest, classes, dexes, nativeLibraries, packer, complete }) };
}

/** The SDK that a class belongs to, when it is more than a library. */
function partyOfClass(className: string, match: SdkMatch, { sdks, sdkKinds }: CodeCatalogues): string | null {
  const id = match.attribution.sdkOfClass(className);
  const kind = sdks.sdks.get(id ?? '')?.kind;
  return kind === undefined || sdkKinds.get(kind)?.isLibrary === true ? null : id;
}

const NATIVE_LIBRARY = /(^|!\/)lib\/[^/]+\/[^/]+\.so$/;

function sdkFact({ sdk, evidence }: MatchedSdk, { sdkKinds }: CodeCatalogues): SdkFact {
  const kind = sdkKinds.get(sdk.kind);
  return {
    id: sdk.id,
    name: sdk.name,
    vendor: sdk.vendor,
    kind: sdk.kind,
    kindName: kind?.name ?? { zh: sdk.kind, en: sdk.kind },
    isLibrary: kind?.isLibrary ?? false,
    isTracker: sdk.isTracker,
    country: sdk.country,
    evidence,
  };
}
