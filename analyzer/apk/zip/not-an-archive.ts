import { fileKind, KIND_BYTES } from '../../bytes/file-kind.ts';
import type { ByteSource } from '../../bytes/source.ts';
import { ReadError } from '../../errors.ts';

/** The error for a file in which no central directory is found: it names what the file is instead. */
export async function notAnArchive(source: ByteSource): Promise<ReadError> {
  const start = await source.read(0, Math.min(KIND_BYTES, source.size));
  if (start[0] === 0x50 && start[1] === 0x4b && start[2] === 0x03 && start[3] === 0x04) {
    return new ReadError('truncated', {
      zh: '文件开头是 ZIP 压缩包，但没有有效的中央目录：可能未下载完整',
      en: 'the file begins as a zip archive but has no valid central directory: it may not have been downloaded whole',
    });
  }
  const kind = fileKind(start);
  return new ReadError('not-a-package', {
    zh: `不是安装包，而是${/^[ -~]/.test(kind.zh) ? ' ' : ''}${kind.zh}`,
    en: `not a package but ${kind.en}`,
  });
}
