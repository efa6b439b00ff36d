/** What a reader takes from a package. */
export interface Reading {
  readonly package: string;
  /** Sorted. */
  readonly permissions: readonly string[];
  /** Dex files that are loaded; `null` where the reader was not asked. */
  readonly dex: readonly string[] | null;
}

/** One way to make a package that is not what it seems. */
export interface Trick {
  readonly id: string;
  /** What is false in it. */
  readonly what: string;
  readonly file: () => Uint8Array;
  /** What Android itself makes of it: a reading, or that it refuses the file. */
  readonly android: Reading | 'refused';
  /** Where Android's reading stands: file and function of AOSP. */
  readonly source: string;
  /** What is read of a file that Android refuses. */
  readonly salvaged?: Reading;
  /** Codes of the warnings that our reading must carry, and no others. */
  readonly warnings: readonly string[];
}
