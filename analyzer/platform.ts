/** What differs between a browser and Node, passed into the analyzer. Implementations: `cli/node-platform.ts`, `ui/browser-platform.ts`. */
export interface Platform {
  /**
   * Inflates a raw DEFLATE stream (RFC 1951). Bytes after the stream's end are ignored, as zlib does.
   * @param maxBytes the most that may come out
   * @throws {ReadError} `limit` when more would come out; `malformed` or `truncated` when the stream is bad
   */
  inflateRaw(deflated: Uint8Array, maxBytes: number): Promise<Uint8Array>;
  /** CRC-32 (ISO 3309) as an unsigned number, as the headers of an archive hold it. */
  crc32(bytes: Uint8Array): number;
  /** Incremental hash, for inputs that are not held in memory. */
  hash(algorithm: 'sha256' | 'sm3'): IncrementalHash;
}

export interface IncrementalHash {
  update(bytes: Uint8Array): void;
  /** Lower-case hexadecimal. Ends the hash. */
  hex(): string;
}
