import type { ArchiveFacts, ManifestFacts, SplitFacts } from '../facts/package.ts';
import type { OpenedPackage, PackageMember } from './bundle/open-package.ts';

/** `lib/<abi>/<name>.so`: what the installer extracts or maps (NativeLibraryHelper; `wrap.sh` aside). */
const NATIVE_LIBRARY = /^lib\/[^/]+\/[^/]+\.so$/;

/** The archive, and in a bundle all of them together, the base's names as they are and a split's with its file before them. */
export function archiveFacts(opened: OpenedPackage, manifests: readonly ManifestFacts[]): ArchiveFacts {
  const named = (member: PackageMember, names: readonly string[]): string[] =>
    member === opened.members[0] ? [...names] : names.map((name) => `${member.file}!/${name}`);
  return {
    entries: opened.members.flatMap((member) =>
      named(
        member,
        member.archive.entries.map((entry) => entry.name),
      ),
    ),
    dexFiles: opened.members.flatMap((member) => named(member, dexFilesOf(member))),
    nativeLibraries: opened.members.flatMap((member) =>
      named(
        member,
        member.archive.entries.map((entry) => entry.name).filter((name) => NATIVE_LIBRARY.test(name)),
      ),
    ),
    splits: opened.kind === 'apk' ? [] : splitsOf(opened, manifests),
  };
}

/** `classes.dex`, `classes2.dex`, … up to the first gap. */
function dexFilesOf(member: PackageMember): string[] {
  const files: string[] = [];
  for (let n = 1; ; n++) {
    const name = n === 1 ? 'classes.dex' : `classes${n}.dex`;
    if (member.archive.get(name) === undefined) return files;
    files.push(name);
  }
}

function splitsOf(opened: OpenedPackage, manifests: readonly ManifestFacts[]): SplitFacts[] {
  return opened.members.map((member, i) => ({
    file: member.file,
    split: manifests[i]?.split ?? null,
    isFeature: manifests[i]?.isFeatureSplit ?? false,
  }));
}
