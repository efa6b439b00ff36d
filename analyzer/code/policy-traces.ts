import type { DexFile } from '../apk/dex/dex-file.ts';
import { findStrings, StringPatterns } from '../apk/dex/string-search.ts';
import type { TextTrace } from '../facts/package.ts';
import { namesPolicy, policyNameAt } from '../policy-name.ts';
import type { Text } from '../text.ts';
import type { Warnings } from '../warnings.ts';
import { type CodeMember, entryName, readOrWarn } from './members.ts';

/** What was found, and what was searched for it. */
export interface PolicyTraces {
  readonly traces: readonly TextTrace[];
  readonly searched: readonly Text[];
}

/** Cheap to look for in bytes; a string that has one is then judged by `namesPolicy`. */
const CANDIDATES = new StringPatterns([
  'privacy',
  '隐私',
  '隱私',
  '个人信息',
  '個人資料',
  'yinsi',
  'yszc',
  'ysxy',
]);

/** A trace is shown, not archived: this many characters around the place are enough to find it. */
const TEXT_LENGTH = 200;
const MAXIMUM_TRACES = 100;
/** Bytes of one string that are looked at: compilers write none above 65,535. */
const MAXIMUM_STRING = 1 << 20;

/** Strings of the dex files that name a privacy policy. */
export function tracesInDex(dexes: readonly DexFile[]): PolicyTraces {
  const traces: TextTrace[] = [];
  const searched: Text[] = [];
  for (const dex of dexes) {
    const { found, complete } = findStrings(dex, CANDIDATES);
    let isWhole = complete;
    for (const index of found) {
      if (traces.length >= MAXIMUM_TRACES) break;
      const text = dex.string(index, MAXIMUM_STRING);
      if (text.length === MAXIMUM_STRING) isWhole = false;
      if (namesPolicy(text)) traces.push({ entry: dex.entry, name: null, text: around(text) });
    }
    const count = dex.stringOffset.length;
    searched.push({
      zh: `${dex.entry} 中的字符串（${count} 个${isWhole ? '' : '，只查了一部分'}）`,
      en: `strings of ${dex.entry} (${count}${isWhole ? '' : ', in part'})`,
    });
  }
  return { traces, searched };
}

const TEXT_ENTRY =
  /^(assets|res\/raw[^/]*)\/.*\.(html?|xhtml|txt|md|json|js|mjs|xml|properties|vue|bundle)$/i;
const DOCUMENT_ENDING = /\.(html?|xhtml|txt|md|pdf|docx?)$/i;
const POLICY_WORD = /privacy|yinsi|yszc|ysxy|隐私/i;

/** Bounds of the text files searched: a single one, and all of them. */
const MAXIMUM_FILE = 4 << 20;
const MAXIMUM_FILES_BYTES = 32 << 20;

/** Text files under `assets/` and `res/raw/` that name a privacy policy, or are one by their name. */
export async function tracesInFiles(
  members: readonly CodeMember[],
  warnings: Warnings,
  signal?: AbortSignal,
): Promise<PolicyTraces> {
  const traces: TextTrace[] = [];
  let files = 0;
  let skipped = 0;
  let bytes = 0;
  for (const member of members) {
    for (const entry of member.archive.entries) {
      const label = entryName(member, entry.name);
      if (isNamedPolicy(entry.name) && traces.length < MAXIMUM_TRACES)
        traces.push({ entry: label, name: null, text: label });
      if (!TEXT_ENTRY.test(entry.name) || traces.length >= MAXIMUM_TRACES) continue;
      signal?.throwIfAborted();
      if (bytes > MAXIMUM_FILES_BYTES) {
        skipped++;
        continue;
      }
      const content = await readOrWarn(member, entry.name, 'asset-unreadable', warnings, MAXIMUM_FILES_BYTES);
      // One that cannot be read may have cost as much as it declares.
      bytes += content?.length ?? Math.min(entry.uncompressedSize ?? 0, MAXIMUM_FILES_BYTES);
      if (content === null) continue;
      files++;
      if (CANDIDATES.scanAll(content.subarray(0, MAXIMUM_FILE))) traces.push(...traceIn(content, label));
    }
  }
  const searched = [
    {
      zh: `assets/、res/raw/ 中的文本文件（${files} 个${skipped > 0 ? `，另有 ${skipped} 个未查` : ''}）`,
      en: `text files in assets/ and res/raw/ (${files}${skipped > 0 ? `, ${skipped} not searched` : ''})`,
    },
  ];
  return { traces: traces.slice(0, MAXIMUM_TRACES), searched };
}

/** Whether a document's file name says that it is a policy. A name may have 65,535 characters: its ending is looked at first. */
function isNamedPolicy(name: string): boolean {
  const file = name.slice(name.lastIndexOf('/') + 1);
  const ending = DOCUMENT_ENDING.exec(file);
  return ending !== null && POLICY_WORD.test(file.slice(0, ending.index));
}

function traceIn(content: Uint8Array, entry: string): TextTrace[] {
  const text = new TextDecoder().decode(content.subarray(0, MAXIMUM_FILE));
  return namesPolicy(text) ? [{ entry, name: null, text: around(text) }] : [];
}

/** The place in a long text where the policy is named. */
function around(text: string): string {
  if (text.length <= TEXT_LENGTH) return text;
  const at = policyNameAt(text) ?? text.length;
  const start = Math.max(0, Math.min(at - TEXT_LENGTH / 4, text.length - TEXT_LENGTH));
  return text.slice(start, start + TEXT_LENGTH).trim();
}
