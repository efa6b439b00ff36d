import type { ApiCall, DenialExit, PermissionRequest } from '../facts/code.ts';
import type { Facts } from '../facts.ts';
import type { Evidence } from '../finding.ts';
import type { Text } from '../text.ts';

/** A call site as evidence. */
export function codeEvidence(call: ApiCall | PermissionRequest | DenialExit, facts: Facts): Evidence {
  return {
    kind: 'code',
    input: facts.code?.input ?? 0,
    dex: call.dex,
    class: call.caller.class,
    method: call.caller.method,
    api: call.api,
    path: call.path,
  };
}

/**
 * Who calls, as it stands in a sentence: the SDK by its name, else the app. A name that says SDK itself (“友盟+统计 SDK”) is not
 * told so twice.
 */
export function originName(sdk: string | null, facts: Facts): Text {
  if (sdk === null) return { zh: '应用自身代码', en: 'the app’s own code' };
  const known = facts.code?.sdks.find((one) => one.id === sdk);
  return known === undefined
    ? { zh: `第三方 SDK“${sdk}”`, en: `the SDK “${sdk}”` }
    : { zh: sdkZh(known.name.zh), en: sdkEn(known.name.en) };
}

/** The name of an SDK after the word for what it is, unless the name says so. */
function sdkZh(name: string): string {
  return /SDK$/i.test(name) ? `第三方“${name}”` : `第三方 SDK“${name}”`;
}

function sdkEn(name: string): string {
  return /SDK$/i.test(name) ? `the third-party “${name}”` : `the SDK “${name}”`;
}

/** Whether the code is of a library that runs on the device alone: it does what the app has it do. */
export function isLibraryCode(sdk: string | null, facts: Facts): boolean {
  return sdk !== null && facts.code?.sdks.find((one) => one.id === sdk)?.isLibrary === true;
}

/** Whether a call by itself shows that personal information is read: not a library's on the device alone, nor what serves ordinary functions as often. */
export function showsCollection(call: ApiCall, facts: Facts): boolean {
  return !call.ordinary && !isLibraryCode(call.caller.sdk, facts);
}

/** `App.onCreate → Setup.start → Setup.readId`: the path with short class names, its middle left out when it is long. */
export function shortPath(path: readonly string[]): string {
  const steps = path.map((step) => {
    const match = /^L(?:[^;]*\/)?([^/;]+);->([^(]+)/.exec(step);
    return match === null ? step : `${match[1]}.${match[2]}`;
  });
  if (steps.length <= 6) return steps.join(' → ');
  return [...steps.slice(0, 3), '…', ...steps.slice(-2)].join(' → ');
}

/** `TelephonyManager.getDeviceId` for `Landroid/telephony/TelephonyManager;->getDeviceId()`; anything else as it is. */
export function shortApi(api: string): string {
  const match = /^L(?:[^;]*\/)?([^/;]+);->([^(]+)(\(".*"\))?/.exec(api);
  return match === null ? api : `${match[1]?.replaceAll('$', '.')}.${match[2]}${match[3] ?? ''}`;
}

/** What the reading of the code could not follow, as sentences to end an explanation with; empty when nothing. */
export function limitsText(facts: Facts): Text {
  const limits = facts.code?.calls?.limits ?? [];
  if (limits.length === 0) return { zh: '', en: '' };
  return {
    zh: `另：${limits.map((one) => one.zh).join('；')}。`,
    en: ` Not followed: ${limits.map((one) => one.en).join('; ')}.`,
  };
}
