import type { Verdict } from '../../analyzer/result.ts';
import type { Text } from '../../analyzer/text.ts';

/** The verdict in a word or two, for lists; the result itself has the whole sentence. */
export const VERDICT_WORD: Record<Verdict['level'], Text> = {
  violation: { zh: '有不合规迹象', en: 'Signs of non-compliance' },
  suspected: { zh: '疑似问题', en: 'Suspected problems' },
  clear: { zh: '未发现问题', en: 'Nothing found' },
  incomplete: { zh: '检查不完整', en: 'Incomplete' },
};
