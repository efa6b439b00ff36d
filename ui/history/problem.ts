import { signal } from '@preact/signals';
import type { Text } from '../../analyzer/text.ts';

/** What the browser last refused to read or write of the history; said at the head of its pages until something succeeds. */
export const problem = signal<Text | null>(null);

/** Waits for a write, and says it where the browser refuses: nothing a person entered may be lost in silence. */
export async function attempt(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    problem.value = null;
    return true;
  } catch (error) {
    problem.value = refusal(error);
    return false;
  }
}

/**
 * Why IndexedDB refused. Each write is one transaction, so what was kept before is kept still. A browser says that its
 * storage is full in the request or only as it commits; Dexie hands on the first and wraps the second.
 */
export function refusal(error: unknown): Text {
  return isFull(error) ? FULL : UNAVAILABLE;
}

function isFull(error: unknown): boolean {
  if (!(error instanceof Error || error instanceof DOMException)) return false;
  if (error.name === 'QuotaExceededError') return true;
  return 'inner' in error && error.inner !== error && isFull(error.inner);
}

const FULL: Text = {
  zh: '未能写入：浏览器给扩展的存储空间已满。已保存的检查都还在；请导出后删除一些，再试一次。',
  en: 'Not written: the storage that the browser allows is full. What was kept before is still there: export and delete some of it, then try again.',
};
const UNAVAILABLE: Text = {
  zh: '浏览器不允许读写历史（可能是隐私窗口或浏览器存储出错）。已保存的内容未被改动。',
  en: 'The browser does not let the history be read or written (a private window, or its storage failed). What was kept before was not changed.',
};
