import { type Certificate, parseCertificate } from '../certificate/certificate.ts';
import { equalBytes } from '../crypto/digest.ts';
import { verifySignature } from '../crypto/verify.ts';
import { SigningFault } from '../fault.ts';
import { algorithmById } from './algorithms.ts';
import { blockFaults } from './faults.ts';
import { FieldReader } from './reader.ts';

/** A step of the proof of rotation. */
export interface LineageNode {
  readonly certificate: Certificate;
  /** What the certificate before lets this one keep; part of what makes two nodes the same. */
  readonly flags: number;
  /** Algorithm that the certificate before signed this one with, and that this one signs the next with. */
  readonly signedWith: number;
  readonly signsWith: number;
  readonly signature: Uint8Array;
}

const VERSION = 1;
/** A step costs a signature; nobody has rotated a key this often. */
const MAXIMUM_STEPS = 100;

/**
 * Reads and verifies a proof-of-rotation structure: each certificate is signed by the one before (source.android.com,
 * "APK Signature Scheme v3", "Proof-of-rotation and self-trusted-old-certs structs"; apksig
 * `V3SigningCertificateLineage`; that no certificate comes twice: Android's `ApkSignatureSchemeV3Verifier`).
 *
 * @returns oldest first
 * @throws {SigningFault}
 */
export async function readLineage(value: Uint8Array): Promise<readonly LineageNode[]> {
  const reader = new FieldReader(value);
  const nodes: LineageNode[] = [];
  if (reader.u32() !== VERSION) throw blockFaults.lineageMalformed();
  while (reader.hasMore) {
    if (nodes.length === MAXIMUM_STEPS) throw blockFaults.lineageTooLong(MAXIMUM_STEPS);
    const node = await readNode(reader.field(), nodes.at(-1));
    if (nodes.some((one) => equalBytes(one.certificate.encoded, node.certificate.encoded))) {
      throw blockFaults.lineageRepeats();
    }
    nodes.push(node);
  }
  return nodes;
}

async function readNode(field: FieldReader, parent: LineageNode | undefined): Promise<LineageNode> {
  const signedData = field.prefixed();
  const flags = field.u32();
  const signsWith = field.u32();
  const signature = field.prefixed();
  if (parent !== undefined) await verifyStep(parent, signedData, signature);
  const signed = new FieldReader(signedData);
  const certificate = parseCertificate(signed.prefixed());
  const signedWith = signed.u32();
  if (parent !== undefined && parent.signsWith !== signedWith) throw blockFaults.lineageWrong();
  return { certificate, flags, signedWith, signsWith, signature };
}

async function verifyStep(parent: LineageNode, signedData: Uint8Array, signature: Uint8Array): Promise<void> {
  const algorithm = algorithmById(parent.signsWith);
  if (algorithm === undefined) throw blockFaults.lineageMalformed();
  if (algorithm.kind === null) throw blockFaults.algorithmUnavailable(algorithm.name);
  const { kind, hash } = algorithm;
  if (!(await verifySignature(parent.certificate.key, kind, hash, signedData, signature))) {
    throw blockFaults.lineageWrong();
  }
}

/**
 * Whether the shorter of each pair of lineages is the beginning of the longer; returns the longest.
 * @throws {SigningFault} when one contradicts another
 */
export function joinLineages(lineages: readonly (readonly LineageNode[])[]): readonly LineageNode[] {
  let longest: readonly LineageNode[] = [];
  for (const lineage of lineages) if (lineage.length > longest.length) longest = lineage;
  for (const lineage of lineages) {
    if (!lineage.every((node, index) => isSameNode(node, longest[index])))
      throw blockFaults.lineagesInconsistent();
  }
  return longest;
}

function isSameNode(one: LineageNode, other: LineageNode | undefined): boolean {
  return (
    other !== undefined &&
    one.flags === other.flags &&
    one.signedWith === other.signedWith &&
    one.signsWith === other.signsWith &&
    equalBytes(one.signature, other.signature) &&
    equalBytes(one.certificate.encoded, other.certificate.encoded)
  );
}

/** What goes wrong inside a lineage is named as the lineage's, but for what could not be evaluated. */
export async function readSignerLineage(value: Uint8Array): Promise<readonly LineageNode[]> {
  try {
    return await readLineage(value);
  } catch (error) {
    if (error instanceof SigningFault && (error.unavailable || error.code.startsWith('lineage-')))
      throw error;
    throw blockFaults.lineageMalformed();
  }
}
