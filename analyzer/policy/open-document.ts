import { fileKind, KIND_BYTES } from '../bytes/file-kind.ts';
import { ReadError } from '../errors.ts';
import type { Warnings } from '../warnings.ts';
import type { RawDocument } from './text/block.ts';
import { decode } from './text/decode.ts';
import { readHtml } from './text/html.ts';
import { readMarkdown } from './text/markdown.ts';
import { readPdf } from './text/pdf.ts';
import { readPlain } from './text/plain.ts';

/** More is no policy: the largest saved pages, with everything in them, have some 10 MB. */
export const MAXIMUM_POLICY_BYTES = 64 * 2 ** 20;

const MARKUP = /<(?:!doctype html|html|head|body|div|p|span|table|article|section|h[1-6]|br|ul|ol)\b/i;
const MARKDOWN_LINE =
  /^(?: {0,3}#{1,6} \S|\s*[-*+] \*\*|\s*\|.+\|\s*$|.*\*\*[^*\n]{1,80}\*\*|.*\[[^\]\n]{1,80}\]\(https?:)/m;

/**
 * Reads what was given by what it holds; its name decides only between Markdown and plain text.
 * @throws {ReadError} `unsupported` when it is no document this tool reads, `limit`, and what `readPdf` throws
 */
export async function openDocument(
  bytes: Uint8Array,
  name: string,
  warnings: Warnings,
  signal?: AbortSignal,
): Promise<RawDocument> {
  if (bytes.length > MAXIMUM_POLICY_BYTES) {
    throw new ReadError('limit', {
      zh: `隐私政策文件超过 ${MAXIMUM_POLICY_BYTES / 2 ** 20} MB`,
      en: `the policy file is larger than ${MAXIMUM_POLICY_BYTES / 2 ** 20} MB`,
    });
  }
  const raw = isPdf(bytes) ? await readPdf(bytes, signal) : readText(bytes, name, warnings);
  if (raw.cut) {
    warnings.add('policy-cut', {
      zh: '文件过长，只读取了前面的部分',
      en: 'the document is too long; only its first part was read',
    });
  }
  return raw;
}

function readText(bytes: Uint8Array, name: string, warnings: Warnings): RawDocument {
  refuseBinary(bytes);
  const { text, encoding, damaged } = decode(bytes);
  if (damaged) {
    warnings.add('policy-encoding', {
      zh: `文件有无法按 ${encoding} 解码的字节，部分文字可能缺失`,
      en: `some bytes of the file mean nothing in ${encoding}; text may be missing`,
    });
  }
  const head = text.slice(0, 4096);
  if (/\.(?:html?|xhtml|mht)$/i.test(name) || MARKUP.test(head)) {
    // A Markdown file may begin with a little HTML; a page never begins with a Markdown heading.
    if (!(/\.(?:md|markdown)$/i.test(name) && /^#{1,6} \S/m.test(head))) return readHtml(text);
  }
  if (/\.(?:md|markdown)$/i.test(name)) return readMarkdown(text);
  if (!/\.txt$/i.test(name) && MARKDOWN_LINE.test(head)) return readMarkdown(text);
  return readPlain(text);
}

function isPdf(bytes: Uint8Array): boolean {
  // The header may stand anywhere in the first 1,024 bytes (ISO 32000-1, annex H.3, note 13).
  let head = '';
  for (const byte of bytes.subarray(0, 1024)) head += String.fromCharCode(byte);
  const at = head.indexOf('%PDF-');
  return at === 0 || (at > 0 && !MARKUP.test(head.slice(0, at)));
}

function refuseBinary(bytes: Uint8Array): void {
  const start = bytes.subarray(0, KIND_BYTES);
  const marked = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  if (bytes.length === 0 || marked || !looksBinary(start)) return;
  const kind = fileKind(start);
  throw new ReadError('unsupported', {
    zh: `这是${kind.zh}，不是隐私政策（可用 HTML、文本、Markdown 或 PDF）`,
    en: `this is ${kind.en}, not a privacy policy (HTML, text, Markdown and PDF are read)`,
  });
}

const BINARY_MAGICS = [
  'PK\x03\x04',
  'PK\x05\x06',
  '\x7fELF',
  'Rar!',
  '7z\xbc\xaf',
  '\x1f\x8b',
  'MZ',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  '\xd0\xcf\x11\xe0',
  'dex\n',
  'SQLite format 3',
  'BZh',
  '\xfd7zXZ',
];

function looksBinary(start: Uint8Array): boolean {
  let head = '';
  for (const byte of start.subarray(0, 16)) head += String.fromCharCode(byte);
  if (BINARY_MAGICS.some((magic) => head.startsWith(magic))) return true;
  const control = start.filter(
    (byte) => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32),
  ).length;
  const zeros = start.filter((byte) => byte === 0).length;
  // UTF-16 has a zero beside each Latin letter; control characters besides are of no text.
  return control - zeros > start.length * 0.05 || (zeros > 0 && !alternates(start));
}

/** Zeros all stand in odd places, or all in even ones. */
function alternates(start: Uint8Array): boolean {
  const odd = start.some((byte, at) => at % 2 === 1 && byte === 0);
  const even = start.some((byte, at) => at % 2 === 0 && byte === 0);
  return odd !== even;
}
