import type { Text } from '../text.ts';

/** Bytes from the start that `fileKind` looks at. */
export const KIND_BYTES = 512;

/** What a file is by its first bytes, for an error that says what was given instead of what was wanted. */
export function fileKind(start: Uint8Array): Text {
  if (start.length === 0) return { zh: '空文件', en: 'an empty file' };
  const magic = MAGICS.find(({ at, bytes }) => bytes.every((byte, index) => start[at + index] === byte));
  if (magic !== undefined) return magic.kind;
  if (start.every((byte) => byte === 0))
    return { zh: '全为零字节的文件', en: 'a file of nothing but zero bytes' };
  return textKind(start) ?? { zh: '无法识别的二进制文件', en: 'a binary file of no known kind' };
}

interface Magic {
  readonly at: number;
  readonly bytes: readonly number[];
  readonly kind: Text;
}

function magic(bytes: string | readonly number[], zh: string, en: string, at = 0): Magic {
  return {
    at,
    bytes: typeof bytes === 'string' ? [...bytes].map((c) => c.charCodeAt(0)) : bytes,
    kind: { zh, en },
  };
}

/** Longer magics stand before those they begin with. */
const MAGICS: readonly Magic[] = [
  magic('PK\x05\x06', '空的 ZIP 压缩包', 'an empty zip archive'),
  magic('PK\x07\x08', '分卷 ZIP 压缩包', 'a zip archive in several volumes'),
  magic('PK\x03\x04', 'ZIP 压缩包', 'a zip archive'),
  magic('dex\n', 'DEX 代码文件', 'a dex file'),
  magic('cdex', '压缩 DEX 代码文件', 'a compact dex file'),
  magic('vdex', 'VDEX 文件', 'a vdex file'),
  magic(
    [0x03, 0x00, 0x08, 0x00],
    '二进制 XML（如单独的 AndroidManifest.xml）',
    'binary XML (a lone AndroidManifest.xml, say)',
  ),
  magic(
    [0x02, 0x00, 0x0c, 0x00],
    'Android 资源表（resources.arsc）',
    'an Android resource table (resources.arsc)',
  ),
  magic('ANDROID BACKUP\n', 'Android 备份文件', 'an Android backup'),
  magic('%PDF-', 'PDF 文档', 'a PDF document'),
  magic('\x7fELF', 'ELF 程序或库', 'an ELF program or library'),
  magic('Rar!\x1a\x07', 'RAR 压缩包', 'a RAR archive'),
  magic([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], '7z 压缩包', 'a 7z archive'),
  magic([0x1f, 0x8b], 'gzip 压缩文件', 'a gzip file'),
  magic('BZh', 'bzip2 压缩文件', 'a bzip2 file'),
  magic([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], 'xz 压缩文件', 'an xz file'),
  magic([0x28, 0xb5, 0x2f, 0xfd], 'zstd 压缩文件', 'a zstd file'),
  magic('ustar', 'tar 归档', 'a tar archive', 257),
  magic('MSCF', 'CAB 压缩包', 'a cabinet file'),
  magic('MZ', 'Windows 程序', 'a Windows program'),
  magic([0xcf, 0xfa, 0xed, 0xfe], 'Mach-O 程序', 'a Mach-O program'),
  magic([0xce, 0xfa, 0xed, 0xfe], 'Mach-O 程序', 'a Mach-O program'),
  magic([0xca, 0xfe, 0xba, 0xbe], 'Java 类或 Mach-O 通用程序', 'a Java class or a universal Mach-O program'),
  magic([0x89, 0x50, 0x4e, 0x47], 'PNG 图片', 'a PNG picture'),
  magic([0xff, 0xd8, 0xff], 'JPEG 图片', 'a JPEG picture'),
  magic('GIF8', 'GIF 图片', 'a GIF picture'),
  magic('WEBP', 'WebP 图片', 'a WebP picture', 8),
  magic('ftyp', 'MP4 类媒体文件', 'an MP4 or similar media file', 4),
  magic([0xd0, 0xcf, 0x11, 0xe0], '旧版 Office 文档或 MSI', 'an old Office document or an MSI'),
  magic('SQLite format 3\0', 'SQLite 数据库', 'an SQLite database'),
  magic('Cr24', 'Chrome 扩展（.crx）', 'a Chrome extension (.crx)'),
  magic([0x3a, 0xff, 0x26, 0xed], 'Android 稀疏镜像', 'an Android sparse image'),
];

/** Text by its encoding and first mark, or `null` when it is not text. */
function textKind(start: Uint8Array): Text | null {
  const text = decodeText(start);
  if (text === null) return null;
  const head = text.trimStart().slice(0, 64).toLowerCase();
  if (head.startsWith('<!doctype html') || head.startsWith('<html') || head.startsWith('<head'))
    return {
      zh: 'HTML 网页（可能是下载页而不是安装包本身）',
      en: 'an HTML page (a download page instead of the package, perhaps)',
    };
  if (head.startsWith('<')) return { zh: 'XML 或 HTML 文本', en: 'XML or HTML text' };
  if (head.startsWith('{') || head.startsWith('[')) return { zh: 'JSON 文本', en: 'JSON text' };
  return { zh: '纯文本', en: 'plain text' };
}

function decodeText(start: Uint8Array): string | null {
  const encoding =
    start[0] === 0xff && start[1] === 0xfe
      ? 'utf-16le'
      : start[0] === 0xfe && start[1] === 0xff
        ? 'utf-16be'
        : null;
  if (encoding !== null) return new TextDecoder(encoding).decode(start);
  // Control characters that no text has; tab, line feed, form feed, carriage return and escape are usual.
  if (start.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte))) return null;
  for (const name of ['utf-8', 'gb18030']) {
    try {
      // `stream` keeps a character that the end of `start` cuts from being an error.
      return new TextDecoder(name, { fatal: true }).decode(start, { stream: true });
    } catch {}
  }
  return null;
}
