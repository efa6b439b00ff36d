import type { ByteSource } from '../../../bytes/source.ts';
import { ByteView } from '../../../bytes/view.ts';
import type { Archive } from '../../zip/archive.ts';
import { SigningFault } from '../fault.ts';

/** IDs of pairs in the APK Signing Block (apksig, `V2SchemeConstants`, `V3SchemeConstants`). */
export const BLOCK_ID = {
  v2: 0x7109871a,
  v3: 0xf05368c0,
  v31: 0x1b93ad61,
  /** Hybrid post-quantum signatures of Android 17: noted, not evaluated. */
  v32: 0x70e1c89f,
} as const;

export type SchemeBlock = keyof typeof BLOCK_ID;

/** The parts of an APK that a whole-file signature covers, and the block between them, offsets from the file's start. */
export interface SigningBlock {
  readonly offset: number;
  readonly directory: { readonly offset: number; readonly end: number };
  /** The first pair of each ID that this tool knows. */
  readonly schemes: Readonly<Partial<Record<SchemeBlock, Uint8Array>>>;
}

/** "APK Sig Block 42". */
const MAGIC = [0x20676953204b5041n, 0x3234206b636f6c42n] as const;
const FOOTER_SIZE = 24;
/** The largest signature that is read; Android's own installers carry a few kilobytes. */
const MAXIMUM_SCHEME_SIZE = 4 * 1024 * 1024;
/** Pairs are a few, but padding and channel marks may add some. */
const MAXIMUM_PAIRS = 4096;

/**
 * Finds the APK Signing Block right before the central directory (source.android.com, "APK Signature Scheme v2", "APK
 * Signing Block"; apksig `ApkUtilsLite.findApkSigningBlock`), or `null` when Android would find none and fall back to v1.
 */
export async function findSigningBlock(archive: Archive): Promise<SigningBlock | null> {
  const { source, centralDirectory, endOfCentralDirectory } = archive;
  const start = centralDirectory.offset;
  if (start + centralDirectory.size !== endOfCentralDirectory.offset) return null;
  if (start < FOOTER_SIZE + 8) return null;
  const footer = await source.read(start - FOOTER_SIZE, FOOTER_SIZE);
  const view = new DataView(footer.buffer, footer.byteOffset, footer.byteLength);
  if (view.getBigUint64(8, true) !== MAGIC[0] || view.getBigUint64(16, true) !== MAGIC[1]) return null;
  const size = view.getBigUint64(0, true);
  if (size < FOOTER_SIZE || size > 0x7fffffffn - 8n || size + 8n > start) return null;
  const offset = start - Number(size) - 8;
  const header = await source.read(offset, 8);
  const sizeAgain = new DataView(header.buffer, header.byteOffset, 8).getBigUint64(0, true);
  if (sizeAgain !== size) return null;
  return {
    offset,
    directory: { offset: start, end: endOfCentralDirectory.offset },
    schemes: await readPairs(source, offset + 8, start - FOOTER_SIZE),
  };
}

/**
 * The ID-value pairs of the block. Android looks for one ID at a time and gives up at the first pair whose length is
 * wrong: what stands before it counts, what stands after it is not there.
 */
async function readPairs(source: ByteSource, from: number, to: number): Promise<SigningBlock['schemes']> {
  const schemes: Partial<Record<SchemeBlock, Uint8Array>> = {};
  let at = from;
  for (let count = 0; to - at >= 12; count++) {
    if (count === MAXIMUM_PAIRS) throw tooMuch(`${MAXIMUM_PAIRS} pairs`);
    const head = await source.read(at, 12);
    const length = new DataView(head.buffer, head.byteOffset, 12).getBigUint64(0, true);
    if (length < 4n || length > BigInt(to - at - 8)) break;
    const id = new ByteView(head).u32(8);
    const scheme = schemeOf(id);
    if (scheme !== undefined && schemes[scheme] === undefined) {
      if (length > MAXIMUM_SCHEME_SIZE) throw tooMuch(`${MAXIMUM_SCHEME_SIZE} bytes`);
      schemes[scheme] = await source.read(at + 12, Number(length) - 4);
    }
    at += 8 + Number(length);
  }
  return schemes;
}

function schemeOf(id: number): SchemeBlock | undefined {
  return (Object.keys(BLOCK_ID) as SchemeBlock[]).find((name) => BLOCK_ID[name] === id);
}

function tooMuch(limit: string): SigningFault {
  return new SigningFault(
    'signing-block-limit',
    {
      zh: `APK 签名块超过本工具的上限（${limit}），未验证`,
      en: `the APK Signing Block exceeds this tool's limit (${limit}) and was not verified`,
    },
    true,
  );
}
