import type { Text } from '../text.ts';

/** A file that goes into an evidence package: an original as received, or something made from it. */
export interface EvidenceFile {
  /** Path below `data/`, made by `safePath`: `originals/app.apk`, `report/report.json`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** 证据名称 */
  readonly title: Text;
  /** 来源: where it came from, e.g. a store page's address; `null` when nobody said. */
  readonly source: string | null;
  /** 取得时间, ISO 8601; `null` when nobody said. */
  readonly obtainedAt: string | null;
  /** 取得方式, e.g. downloaded by the operator, made by the tool. */
  readonly obtainedBy: Text;
  /** 证明内容: what it shows. */
  readonly shows: Text;
}

/** Names of Windows devices, which no file may have there, with any ending; the superscript digits count. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(\.|$)/i;

/** Of a name, in UTF-8: file systems take 255, and a number stands before it. */
const MAXIMUM_BYTES = 200;

/**
 * A file name that is safe in any archive and file system: no path, no control, bidi, invisible or reserved character, no
 * leading dot, at most 200 bytes, and never empty. What an app or a page calls itself must not decide where a file lands.
 */
export function safeName(name: string): string {
  // What is cut off below is not looked at.
  const last = name.slice(-4096).split(/[\\/]/).at(-1) ?? '';
  const cleaned = [...last.normalize('NFC')]
    .map((char) => (UNSAFE.test(char) ? '_' : char))
    .join('')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  const dot = cleaned.lastIndexOf('.');
  const ending = dot > 0 && cleaned.length - dot <= 12 ? cleaned.slice(dot) : '';
  const stem = ending === '' ? cleaned : cleaned.slice(0, dot);
  const safe = `${firstBytes(stem, MAXIMUM_BYTES - byteLength(ending))}${ending}`.replace(/[.\s]+$/, '');
  if (safe === '') return 'file';
  return RESERVED.test(safe) ? `_${safe}` : safe;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** As many whole characters as the bytes hold. */
function firstBytes(text: string, bytes: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(bytes));
  return text.slice(0, read);
}

const UNSAFE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}<>:"|?*%\\/]/u;
