/** What a section of the benchmarks says. */
export interface Part {
  /** Markdown. */
  readonly text: string;
  /** Each case in which a peer is ahead, in one line. */
  readonly behind: readonly string[];
}
