import { joined, type Mutation } from './mutation.ts';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;

/** The records of an archive, each from its signature to the next. */
function records(data: Uint8Array): Uint8Array[] {
  const starts = [0];
  for (let at = 1; at + 4 <= data.length && starts.length < 300; at++) {
    // "PK" and two small numbers.
    if (data[at] === 0x50 && data[at + 1] === 0x4b && (data[at + 2] ?? 9) < 8 && (data[at + 3] ?? 9) < 9)
      starts.push(at);
  }
  return starts.map((start, i) => data.subarray(start, starts[i + 1] ?? data.length));
}

function signature(record: Uint8Array): number {
  return record.length < 4 ? 0 : new DataView(record.buffer, record.byteOffset).getUint32(0, true);
}

/** The records one behind the other, and the end record made to tell the truth of them. */
function assembled(parts: readonly Uint8Array[]): Uint8Array {
  const whole = joined(...parts);
  const view = new DataView(whole.buffer);
  let at = 0;
  let directory = -1;
  let count = 0;
  for (const part of parts) {
    if (signature(part) === CENTRAL) {
      if (directory < 0) directory = at;
      count++;
    } else if (signature(part) === END && part.length >= 22) {
      const start = Math.max(0, directory);
      view.setUint16(at + 8, count, true);
      view.setUint16(at + 10, count, true);
      view.setUint32(at + 12, directory < 0 ? 0 : at - start, true);
      view.setUint32(at + 16, start, true);
    }
    at += part.length;
  }
  return whole;
}

/** Changes to whole records of an archive: an entry twice, two directories, a local header too few. */
export const ZIP_MUTATIONS: readonly Mutation[] = [
  function duplicateRecord(data, { random }) {
    const parts = records(data);
    const at = random.below(parts.length);
    parts.splice(random.below(parts.length + 1), 0, parts[at] ?? data);
    return assembled(parts);
  },
  function removeRecord(data, { random }) {
    const parts = records(data);
    parts.splice(random.below(parts.length), 1);
    return assembled(parts);
  },
  function swapRecords(data, { random }) {
    const parts = records(data);
    const [a, b] = [random.below(parts.length), random.below(parts.length)];
    [parts[a], parts[b]] = [parts[b] ?? data, parts[a] ?? data];
    return random.oneIn(2) ? assembled(parts) : joined(...parts);
  },
  function foreignRecord(data, { random, other }) {
    const parts = records(data);
    const foreign = random.of(records(other));
    if (foreign !== undefined) parts.splice(random.below(parts.length + 1), random.below(2), foreign);
    return assembled(parts);
  },
  /** A field of a header: flags, method, CRC, sizes, lengths, offset. */
  function changeField(data, { random }) {
    const parts = records(data).map((part) => part.slice());
    const part = random.of(parts);
    if (part === undefined || part.length < 22) return data;
    const view = new DataView(part.buffer);
    const at = 4 + 2 * random.below(Math.min(21, (part.length - 8) >> 1));
    const value = random.of([
      0,
      1,
      8,
      0xffff,
      0xffffffff,
      data.length,
      random.below(data.length + 1),
      random.small(64),
    ]);
    if (random.oneIn(2)) view.setUint16(at, value ?? 0, true);
    else view.setUint32(at, value ?? 0, true);
    return random.oneIn(2) ? assembled(parts) : joined(...parts);
  },
];
