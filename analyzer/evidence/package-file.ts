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

/** Reserved names of Windows devices, which no file may have there. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A file name that is safe in any archive and file system: no path, no control, bidi or reserved character, no leading
 * dot, at most 120 UTF-16 units, and never empty. What an app or a page calls itself must not decide where a file lands.
 */
export function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const cleaned = [...last.normalize('NFC')]
    .map((char) => (UNSAFE.test(char) ? '_' : char))
    .join('')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  const dot = cleaned.lastIndexOf('.');
  const ending = dot > 0 && cleaned.length - dot <= 12 ? cleaned.slice(dot) : '';
  const stem = (ending === '' ? cleaned : cleaned.slice(0, dot)).slice(0, 120 - ending.length).toWellFormed();
  const safe = `${stem}${ending}`;
  if (safe === '') return 'file';
  return RESERVED.test(safe) ? `_${safe}` : safe;
}

const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff<>:"|?*%\\/\ud800-\udfff]/;
