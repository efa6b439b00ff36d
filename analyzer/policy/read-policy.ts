import type { ByteSource } from '../bytes/source.ts';
import type { PolicyFacts } from '../facts/policy.ts';
import { Warnings } from '../warnings.ts';
import { whyNotAPolicy } from './not-a-policy.ts';
import { MAXIMUM_POLICY_BYTES, openDocument } from './open-document.ts';
import { layOut } from './text/document.ts';
import { languageOf } from './text/language.ts';
import { simplified } from './text/traditional.ts';

export interface ReadPolicyOptions {
  readonly signal?: AbortSignal;
}

/**
 * What a privacy policy says.
 * @param name as the user named it; decides between Markdown and plain text
 * @param input index into `Facts.inputs`
 * @throws {ReadError} when it is no document this tool reads
 */
export async function readPolicy(
  source: ByteSource,
  name: string,
  input: number,
  options: ReadPolicyOptions = {},
): Promise<PolicyFacts> {
  const warnings = new Warnings();
  const bytes = await source.read(0, Math.min(source.size, MAXIMUM_POLICY_BYTES + 1));
  const raw = await openDocument(bytes, name, warnings, options.signal);
  const document = layOut(raw);
  const { title, text, sections } = document;
  const plain = simplified(text);
  const not = whyNotAPolicy(document, plain, raw.passwordFields);
  const language = languageOf(text);
  return {
    input,
    language,
    title,
    text,
    notAPolicy: not?.id ?? null,
    notAPolicyReason: not?.reason ?? null,
    sections,
    statements: [],
    sentences: document.sentences.length,
    disclosedSdks: [],
    links: [],
    dates: { published: null, effective: null },
    handler: { name: null, address: null, officer: null, emails: [], phones: [] },
    warnings: warnings.list,
  };
}
