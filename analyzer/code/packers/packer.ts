import type { Source } from '../../rules.ts';
import type { Text } from '../../text.ts';

/** One mark that a hardening product leaves. `*` and `?` as in file names, except in `class`, which is a prefix at a package boundary. */
export interface PackerMark {
  /**
   * - `application`: class of `<application android:name>` or of its component factory
   * - `library`: file name of a native library, wherever it lies
   * - `entry`: name of an archive entry
   * - `class`: a package or class in the dex files
   */
  readonly kind: 'application' | 'library' | 'entry' | 'class';
  /** One `strong` mark is enough; `weak` ones only add up: two of different kinds. */
  readonly strength: 'strong' | 'weak';
  readonly pattern: string;
}

export interface Packer {
  readonly id: string;
  readonly name: Text;
  readonly vendor: Text | null;
  readonly country: string | null;
  /** `app`: all of the app's own code; `methods`: single methods, the rest can be read. */
  readonly hides: 'app' | 'methods';
  readonly marks: readonly PackerMark[];
}

/** `policies/catalog/packers.json` as it is written. */
export interface PackerFile {
  readonly sources: Readonly<Record<string, Source>>;
  /** Stands for a packer that no mark names. */
  readonly unidentified: Packer;
  readonly packers: readonly Packer[];
}
