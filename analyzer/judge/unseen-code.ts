import type { Facts } from '../facts.ts';
import type { Text } from '../text.ts';

/**
 * Why nothing found in the code does not mean that nothing is there: no code, a packer's shell, or not all of it could be
 * read. `null` when all of it was.
 * @param calls whether calls were followed, which has bounds of its own
 */
export function unseenCode(facts: Facts, calls = false): Text | null {
  const { code } = facts;
  if (code === null || code.dex.files === 0) return NO_CODE;
  if (code.packer?.hides === 'app') return PACKED;
  const warned = new Set(code.warnings.map((warning) => warning.code));
  // With too many warnings to list, one of them may be that.
  if (warned.has('dex-unreadable') || warned.has('too-many-warnings')) return UNREADABLE;
  const archive = new Set((facts.package?.warnings ?? []).map((warning) => warning.code));
  if (archive.has('zip-directory-cut-short')) return CUT_SHORT;
  if (archive.has('zip-prefix-dex')) return JANUS;
  if (warned.has('code-elsewhere')) return ELSEWHERE;
  return calls && warned.has('call-graph-limit') ? LIMIT : null;
}

const NO_CODE: Text = {
  zh: '未读取到安装包中的代码',
  en: 'no code of the package was read',
};
const PACKED: Text = {
  zh: '应用经过加固，真实代码不可见',
  en: 'the app is packed and its real code cannot be seen',
};
const UNREADABLE: Text = {
  zh: '有代码文件无法读取，仅检查了其余代码',
  en: 'a file of code could not be read; only the rest was searched',
};
const CUT_SHORT: Text = {
  zh: '安装包的目录不完整，可能有未见到的代码文件',
  en: 'the directory of the package is cut short: there may be code that was not seen',
};
const JANUS: Text = {
  zh: '文件开头另有一份代码，未打补丁的旧版安卓会运行它，未能检查',
  en: 'the file begins with other code, which old Androids without the patch run instead; it was not searched',
};
const ELSEWHERE: Text = {
  zh: '安装包中另有应用可自行加载的代码文件，未能检查',
  en: 'the package has more files of code that the app may load by itself; they were not searched',
};
const LIMIT: Text = {
  zh: '调用关系超出处理上限，只查找了一部分',
  en: 'the call graph exceeds the stated bounds and was searched in part',
};
