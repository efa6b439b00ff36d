/** APPNOTE.TXT 4.4.7: the CRC-32 of ISO 3309, reflected polynomial 0xedb88320, eight bytes a step. */
const TABLES = tables();

/** CRC-32 of `bytes` as an unsigned number, as the headers of an archive hold it. */
export function crc32(bytes: Uint8Array): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES;
  const eights = bytes.length - (bytes.length % 8);
  let crc = ~0;
  let at = 0;
  for (; at < eights; at += 8) {
    const low =
      crc ^
      ((bytes[at] as number) |
        ((bytes[at + 1] as number) << 8) |
        ((bytes[at + 2] as number) << 16) |
        ((bytes[at + 3] as number) << 24));
    crc =
      (t7[low & 0xff] as number) ^
      (t6[(low >>> 8) & 0xff] as number) ^
      (t5[(low >>> 16) & 0xff] as number) ^
      (t4[low >>> 24] as number) ^
      (t3[bytes[at + 4] as number] as number) ^
      (t2[bytes[at + 5] as number] as number) ^
      (t1[bytes[at + 6] as number] as number) ^
      (t0[bytes[at + 7] as number] as number);
  }
  for (; at < bytes.length; at++) crc = (t0[(crc ^ (bytes[at] as number)) & 0xff] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
}

type Table = Int32Array;
type EightTables = [Table, Table, Table, Table, Table, Table, Table, Table];

/** Table n gives the effect of a byte that n more bytes follow. */
function tables(): EightTables {
  const made = Array.from({ length: 8 }, () => new Int32Array(256)) as unknown as EightTables;
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    for (const table of made) {
      table[byte] = crc;
      crc = (crc >>> 8) ^ firstStep(crc & 0xff);
    }
  }
  return made;
}

function firstStep(byte: number): number {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
}
