import type { Text } from '../analyzer/text.ts';

/** What the system calls an error (`ENOENT`, `ENOSPC`), for a line that a person reads; of any other error its text. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** The same in words where the code is one that users meet, with the code behind it. */
export function systemReason(error: unknown): Text {
  const code = systemCode(error);
  const words = WORDS[code];
  return words === undefined
    ? { zh: code, en: code }
    : { zh: `${words.zh}，${code}`, en: `${words.en}, ${code}` };
}

const WORDS: Readonly<Record<string, Text>> = {
  EACCES: { zh: '没有权限', en: 'permission denied' },
  EPERM: { zh: '没有权限', en: 'permission denied' },
  EROFS: { zh: '文件系统只读', en: 'the file system is read-only' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EDQUOT: { zh: '超出磁盘配额', en: 'the disk quota is used up' },
  EFBIG: { zh: '超出允许的文件大小', en: 'the file would be larger than allowed' },
  EISDIR: { zh: '这是一个目录', en: 'it is a folder' },
  ENOENT: { zh: '目录不存在', en: 'its folder does not exist' },
  ENOTDIR: { zh: '路径中有一部分不是目录', en: 'a part of the path is no folder' },
  ENAMETOOLONG: { zh: '文件名过长', en: 'the name is too long' },
  ELOOP: { zh: '链接指向自身', en: 'the link leads to itself' },
  EIO: { zh: '读写设备出错', en: 'the device failed' },
};
