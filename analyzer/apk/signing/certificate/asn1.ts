import { type AsnType, fromBER } from 'asn1js';
import { joinBytes } from '../../../bytes/join.ts';
import { SigningFault } from '../fault.ts';

/** Nothing that signs an app is larger, deeper or of more parts; what is, is refused before it costs anything. */
const LIMITS = { maxDepth: 40, maxNodes: 10_000, maxContentLength: 4 * 1024 * 1024, parseEmbedded: false };

/** X.680 universal class tag numbers that certificates and CMS use. */
export const TAG = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  null: 5,
  oid: 6,
  utf8String: 12,
  sequence: 16,
  set: 17,
  printableString: 19,
  teletexString: 20,
  ia5String: 22,
  utcTime: 23,
  generalizedTime: 24,
  universalString: 28,
  bmpString: 30,
} as const;

const UNIVERSAL = 1;
const CONTEXT = 3;

/** A node of BER or DER as it was written: every accessor checks what it is asked and throws a `SigningFault`. */
export class Asn1 {
  readonly #block: AsnType;

  private constructor(block: AsnType) {
    this.#block = block;
    // The library reads what there is of a value that is cut off.
    const { isIndefiniteForm, length } = block.lenBlock;
    if (!isIndefiniteForm && length !== this.content.length) throw malformed('cut off');
  }

  /** The first value in `bytes`; what follows it is left alone, as Java's and Android's readers do. */
  static parse(bytes: Uint8Array): Asn1 {
    if (bytes.length > LIMITS.maxContentLength) throw malformed('larger than 4 MB');
    let result: AsnType;
    try {
      ({ result } = fromBER(bytes as Uint8Array<ArrayBuffer>, LIMITS));
    } catch (error) {
      throw malformed(error instanceof Error ? error.message : 'unreadable');
    }
    if (result.error !== '') throw malformed(result.error);
    return new Asn1(result);
  }

  /** Tag, length and content, exactly as in the input. */
  get encoded(): Uint8Array {
    return this.#block.valueBeforeDecodeView;
  }

  /** The content bytes, without tag and length. */
  get content(): Uint8Array {
    const { idBlock, lenBlock } = this.#block;
    return this.encoded.subarray(idBlock.blockLength + lenBlock.blockLength);
  }

  is(tag: number): boolean {
    return this.#block.idBlock.tagClass === UNIVERSAL && this.#block.idBlock.tagNumber === tag;
  }

  isContext(tag: number): boolean {
    return this.#block.idBlock.tagClass === CONTEXT && this.#block.idBlock.tagNumber === tag;
  }

  get tag(): number {
    return this.#block.idBlock.tagNumber;
  }

  /** The parts of a constructed value. */
  get children(): readonly Asn1[] {
    const { value } = this.#block.valueBlock as { value?: readonly AsnType[] };
    if (!this.#block.idBlock.isConstructed || !Array.isArray(value)) throw malformed('not constructed');
    const children = value.map((block: AsnType) => new Asn1(block));
    const length = children.reduce((sum, child) => sum + child.encoded.length, 0);
    if (!this.#block.lenBlock.isIndefiniteForm && length !== this.content.length) {
      throw malformed('parts that are not as long as the whole');
    }
    return children;
  }

  /** The parts of a SEQUENCE or SET. */
  parts(tag: typeof TAG.sequence | typeof TAG.set = TAG.sequence): readonly Asn1[] {
    if (!this.is(tag)) throw malformed(`tag ${tag} expected, ${this.tag} found`);
    return this.children;
  }

  oid(): string {
    if (!this.is(TAG.oid)) throw malformed('object identifier expected');
    return decodeOid(this.content);
  }

  /** Two's complement, as written. */
  integer(): bigint {
    if (!this.is(TAG.integer) || this.content.length === 0) throw malformed('integer expected');
    return BigInt.asIntN(this.content.length * 8, unsigned(this.content));
  }

  /** The bytes of an integer taken as a magnitude: some signers leave out the zero before a set top bit. */
  magnitude(): bigint {
    if (!this.is(TAG.integer)) throw malformed('integer expected');
    return unsigned(this.content);
  }

  /** An OCTET STRING, also in constructed form. */
  octets(): Uint8Array {
    if (!this.is(TAG.octetString)) throw malformed('octet string expected');
    if (!this.#block.idBlock.isConstructed) return this.content;
    return joinBytes(this.children.map((child) => child.octets()));
  }

  /** A BIT STRING of whole bytes. */
  bits(): Uint8Array {
    if (!this.is(TAG.bitString) || this.#block.idBlock.isConstructed || this.content.length === 0) {
      throw malformed('bit string expected');
    }
    return this.content.subarray(1);
  }
}

function unsigned(bytes: Uint8Array): bigint {
  return bytes.length === 0
    ? 0n
    : BigInt(`0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
}

/** X.690 section 8.19. */
function decodeOid(content: Uint8Array): string {
  const arcs: bigint[] = [];
  let value = 0n;
  if (content.length === 0 || content.length > 64) throw malformed('object identifier of odd length');
  for (const [index, byte] of content.entries()) {
    value = (value << 7n) | BigInt(byte & 0x7f);
    if ((byte & 0x80) !== 0) {
      if (index === content.length - 1) throw malformed('object identifier cut off');
      continue;
    }
    if (arcs.length === 0) {
      const first = value < 40n ? 0n : value < 80n ? 1n : 2n;
      arcs.push(first, value - first * 40n);
    } else arcs.push(value);
    value = 0n;
  }
  return arcs.join('.');
}

export function malformed(what: string): SigningFault {
  return new SigningFault('asn1-malformed', {
    zh: `证书或签名的 ASN.1 数据有误（${what}）`,
    en: `malformed ASN.1 in a certificate or signature (${what})`,
  });
}
