import type { Text } from '../../text.ts';
import type { Warnings } from '../../warnings.ts';
import type { CentralEntry } from './central-directory.ts';
import type { EndRecord } from './end-record.ts';

type Kind = 'duplicate' | 'name' | 'zip64' | 'encrypted' | 'method' | 'outside' | 'overlap';

/** Fixed part of a local header, APPNOTE.TXT 4.3.7. */
const LOCAL_HEADER = 30;

/** What is odd about a directory's entries: one warning a kind, so that a hostile archive cannot flood the report. */
export class Oddities {
  readonly #noted = new Map<Kind, CentralEntry[]>();

  note(kind: Kind, entry: CentralEntry): void {
    const list = this.#noted.get(kind);
    if (list === undefined) this.#noted.set(kind, [entry]);
    else list.push(entry);
  }

  report(entries: readonly CentralEntry[], end: EndRecord, warnings: Warnings): void {
    for (const entry of entries) {
      // 4.4.4 bits 0 and 13: Android looks at neither.
      if ((entry.flags & 0x2001) !== 0) this.note('encrypted', entry);
      if (entry.method !== 0 && entry.method !== 8) this.note('method', entry);
      if (entry.localHeaderOffset + LOCAL_HEADER > end.directoryOffset) this.note('outside', entry);
    }
    this.#noteOverlaps(entries);
    for (const [kind, list] of this.#noted) {
      const first = list[0] as CentralEntry;
      warnings.add(`zip-${CODES[kind]}`, text(kind, list.length, first.name), { entry: first.name });
    }
  }

  /** By the directory alone: local extra fields are not read, so an overlap by those is not seen. */
  #noteOverlaps(entries: readonly CentralEntry[]): void {
    const order = entries.filter(({ localHeaderOffset }) => Number.isSafeInteger(localHeaderOffset));
    order.sort((a, b) => a.localHeaderOffset - b.localHeaderOffset);
    let end = 0;
    for (const entry of order) {
      if (entry.localHeaderOffset < end) this.note('overlap', entry);
      const size = LOCAL_HEADER + entry.nameBytes().length + entry.compressedSize;
      end = Math.max(end, entry.localHeaderOffset + size);
    }
  }
}

const CODES: Record<Kind, string> = {
  duplicate: 'duplicate-name',
  name: 'invalid-name',
  zip64: 'bad-zip64-field',
  encrypted: 'encryption-flag',
  method: 'unknown-method',
  outside: 'entry-outside',
  overlap: 'overlapping-entries',
};

function text(kind: Kind, count: number, first: string): Text {
  const zh = `${count} 个条目（如 ${first}）`;
  const en = count === 1 ? `one entry (${first})` : `${count} entries (${first} is the first)`;
  switch (kind) {
    case 'duplicate':
      return {
        zh: `${zh}与之前的条目同名；安卓 4.3 起拒绝此文件，更早的系统与此处都取第一个`,
        en: `${en} repeat an earlier name; Android rejects this since 4.3, older ones and this tool take the first`,
      };
    case 'name':
      return {
        zh: `${zh}的名称为空、含空字符或不是 UTF-8；安卓拒绝此文件`,
        en: `${en}: name empty, with a NUL or not UTF-8; Android rejects the file`,
      };
    case 'zip64':
      return {
        zh: `${zh}的 zip64 字段缺失或有误；安卓无法读取`,
        en: `${en}: zip64 field missing or wrong; Android cannot read that`,
      };
    case 'encrypted':
      return {
        zh: `${zh}带有加密标志；安卓不理会此标志，常用来误导分析工具`,
        en: `${en}: flagged as encrypted, which Android ignores and which misleads tools`,
      };
    case 'method':
      return {
        zh: `${zh}的压缩方法不是存储或 deflate；安卓按存储（9 之前按 deflate）读取资源，常用来误导分析工具`,
        en: `${en}: a compression method other than stored and deflate; Android reads such a resource as stored (before 9 as deflate), which misleads tools`,
      };
    case 'outside':
      return {
        zh: `${zh}不在中央目录之前；安卓拒绝此文件`,
        en: `${en}: not in front of the central directory; Android rejects the file`,
      };
    case 'overlap':
      return {
        zh: `${zh}与其他条目的数据重叠`,
        en: `${en}: data shared with another entry`,
      };
  }
}
