import type { ByteSource } from '../bytes/source.ts';
import type { PolicyFacts } from '../facts/policy.ts';
import { Warnings } from '../warnings.ts';
import { datesOf } from './document/dates.ts';
import { handlerOf } from './document/handler.ts';
import { linksOf } from './document/links.ts';
import { whyNotAPolicy } from './not-a-policy.ts';
import { MAXIMUM_POLICY_BYTES, openDocument } from './open-document.ts';
import { disclosedSdks, type SdkByAlias } from './sdks/disclosed-sdks.ts';
import { statementsOf } from './statements/statements.ts';
import { layOut } from './text/document.ts';
import { languageOf } from './text/language.ts';
import { simplified } from './text/traditional.ts';

export interface ReadPolicyOptions {
  readonly signal?: AbortSignal;
  /** Ids in the SDK catalogue of a name; without it, SDKs are listed by name alone. */
  readonly sdkByAlias?: SdkByAlias;
}

/** More sentences than this are not read: twenty of the longest policies. */
const MAXIMUM_SENTENCES = 20_000;

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
  const whole = layOut(raw);
  if (whole.sentences.length > MAXIMUM_SENTENCES) {
    warnings.add('policy-cut', {
      zh: `句子超过 ${MAXIMUM_SENTENCES} 句，只分析了前面的部分`,
      en: `more than ${MAXIMUM_SENTENCES} sentences; only the first were read`,
    });
  }
  const document = { ...whole, sentences: whole.sentences.slice(0, MAXIMUM_SENTENCES) };
  const { title, text, sections } = document;
  const plain = simplified(text);
  const not = whyNotAPolicy(document, plain, raw.passwordFields);
  const language = languageOf(text);
  const readable = not === null && language !== 'other' ? language : null;
  if (not === null && language === 'other') {
    warnings.add('policy-language', {
      zh: '隐私政策不是中文或英文，内容未分析',
      en: 'the policy is in neither Chinese nor English; what it says was not read',
    });
  }
  options.signal?.throwIfAborted();
  const statements = readable === null ? [] : statementsOf(document, plain, readable);
  return {
    input,
    language,
    title,
    text,
    notAPolicy: not?.id ?? null,
    notAPolicyReason: not?.reason ?? null,
    sections,
    statements,
    sentences: document.sentences.length,
    disclosedSdks:
      readable === null ? [] : disclosedSdks(document, plain, readable, options.sdkByAlias ?? (() => [])),
    links: linksOf(document, plain),
    dates: datesOf(plain),
    handler: handlerOf(statements, plain, readable ?? 'zh'),
    warnings: warnings.list,
  };
}
