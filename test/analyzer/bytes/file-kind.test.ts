import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Archive } from '../../../analyzer/apk/zip/archive.ts';
import { fileKind, KIND_BYTES } from '../../../analyzer/bytes/file-kind.ts';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { Warnings } from '../../../analyzer/warnings.ts';
import { nodePlatform } from '../../../cli/node-platform.ts';

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

test.each([
  ['', 'an empty file', '空文件'],
  ['%PDF-1.7\n', 'PDF', 'PDF'],
  ['\x7fELF\x02\x01', 'ELF', 'ELF'],
  ['\x1f\x8b\x08\x00', 'gzip', 'gzip'],
  ['Rar!\x1a\x07\x01\x00', 'RAR', 'RAR'],
  ['7z\xbc\xaf\x27\x1c', '7z', '7z'],
  ['\x89PNG\r\n\x1a\n', 'PNG', 'PNG'],
  ['dex\n035\x00', 'dex', 'DEX'],
  ['\x03\x00\x08\x00\x44\x01', 'binary XML', '二进制 XML'],
  ['\x02\x00\x0c\x00', 'resource table', '资源表'],
  ['SQLite format 3\x00', 'SQLite', 'SQLite'],
  ['\n<!DOCTYPE html><html>', 'HTML', 'HTML'],
  ['<?xml version="1.0"?>', 'XML', 'XML'],
  ['{"code":404}', 'JSON', 'JSON'],
  ['404 Not Found\n', 'plain text', '纯文本'],
  ['\x00\x00\x00\x00', 'zero bytes', '零字节'],
  ['\x01\x02\x03\x04', 'no known kind', '无法识别'],
])('%j', (start, en, zh) => {
  const kind = fileKind(bytes(start));
  expect(kind.en).toContain(en);
  expect(kind.zh).toContain(zh);
});

test('Chinese text is text, in UTF-8, GB 18030 and UTF-16, and when its last character is cut', () => {
  const utf8 = new TextEncoder().encode('隐私政策'.repeat(200)).subarray(0, KIND_BYTES);
  expect(fileKind(utf8).zh).toBe('纯文本');
  expect(fileKind(Uint8Array.of(0xd2, 0xfe, 0xcb, 0xbd, 0xd5, 0xfe, 0xb2, 0xdf)).zh).toBe('纯文本');
  expect(fileKind(Uint8Array.of(0xff, 0xfe, 0x90, 0x96)).zh).toBe('纯文本');
});

test('is in the error for a file that is no archive', async () => {
  const open = (source: Uint8Array) => Archive.open(new MemorySource(source), nodePlatform, new Warnings());
  await expect(open(bytes('%PDF-1.4'))).rejects.toMatchObject({
    code: 'not-a-package',
    text: { zh: '不是安装包，而是 PDF 文档', en: 'not a package but a PDF document' },
  });
  const itself = readFileSync(join(import.meta.dirname, 'file-kind.test.ts'));
  await expect(open(itself)).rejects.toMatchObject({ code: 'not-a-package' });
  await expect(open(new Uint8Array(0))).rejects.toThrow('an empty file');
});
