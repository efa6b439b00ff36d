import type { Facts } from '../facts.ts';
import type { Text } from '../text.ts';
import { originName } from './code-evidence.ts';

/**
 * The part of a fix that is about SDKs: names those that bring a thing in, with what a developer can do about them. What a
 * packer adds is no dependency of the app: only the packer's vendor can change it.
 * @param sdks ids; `null` (the app itself) and repeats are passed over
 * @param act what can be done about an SDK, a sentence's part after “brought in by X: ”
 * @returns sentences, empty when no SDK is among them; English begins with a space
 */
export function sdkRemedy(sdks: Iterable<string | null>, facts: Facts, act: Text): Text {
  const ids = [...new Set(sdks)].filter((id) => id !== null);
  const linked = named(
    ids.filter((id) => !isPackerSdk(id, facts)),
    facts,
  );
  const packed = named(
    ids.filter((id) => isPackerSdk(id, facts)),
    facts,
  );
  const zh: string[] = [];
  const en: string[] = [];
  if (linked !== null) {
    zh.push(`由${linked.zh}带入：${act.zh}。`);
    en.push(` Brought in by ${linked.en}: ${act.en}.`);
  }
  if (packed !== null) {
    zh.push(
      `由${packed.zh}带入：它随加固而来，不在应用的依赖中，请加固服务商提供不作此处理的版本或配置，否则更换加固方案；在此之前在隐私政策中写明。`,
    );
    en.push(
      ` Brought in by ${packed.en}: it comes with the packing and is no dependency of the app, so ask the packer’s vendor for a version or a setting without it, or use another packer; until then say so in the policy.`,
    );
  }
  return { zh: zh.join(''), en: en.join('') };
}

/** Whether an SDK is what a packer leaves in a package. */
export function isPackerSdk(id: string | null, facts: Facts): boolean {
  return id !== null && facts.code?.sdks.find((one) => one.id === id)?.kind === 'hardening';
}

/** The SDK that a class is known to be of, by the longest signature; `null` when none is. */
export function sdkOfClass(name: string, facts: Facts): string | null {
  let found: { readonly id: string; readonly length: number } | null = null;
  for (const { id, evidence } of facts.code?.sdks ?? []) {
    for (const { kind, signature, found: matched } of evidence) {
      const isOf =
        (kind === 'class-prefix' && (name === signature || name.startsWith(`${signature}.`))) ||
        (kind === 'component' && matched === name);
      if (isOf && signature.length > (found?.length ?? 0)) found = { id, length: signature.length };
    }
  }
  return found?.id ?? null;
}

function named(ids: readonly string[], facts: Facts): Text | null {
  if (ids.length === 0) return null;
  const names = ids.map((id) => originName(id, facts));
  return { zh: names.map((one) => one.zh).join('、'), en: names.map((one) => one.en).join(', ') };
}
