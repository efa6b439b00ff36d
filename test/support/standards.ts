import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The texts of laws and standards, outside the repository. Tests that need them fail where they are not. */
const FOLDER = join(import.meta.dirname, '../../../shared/reference/standards');
if (!existsSync(FOLDER)) throw new Error(`this test needs the texts in ${FOLDER}`);

/** Documents whose file bears another name than the one they are cited by. */
const FILES: Readonly<Record<string, string>> = {
  个人信息保护法: '中华人民共和国个人信息保护法',
  数据安全法: '中华人民共和国数据安全法',
  '网络安全法（2016年）': '中华人民共和国网络安全法',
  'GB/T 35273-2020': '信息安全技术 个人信息安全规范',
  'GB/T 信息安全技术 移动互联网应用程序（App）收集个人信息基本规范（征求意见稿）':
    '信息安全技术 移动互联网应用程序（App）收集个人信息基本规范（征）',
};

/** What differs between two copies of one text is left out: page numbers, running heads, spaces, line ends, full-width forms. */
export function plain(text: string): string {
  return text
    .split(/[\n\f]/)
    .filter((line) => !/^\s*(\d{1,3}|[—－-]\s*\d+\s*[—－-]|[IVX]+|T\/TAF [\d.-]+)\s*$/.test(line))
    .join('')
    .normalize('NFKC')
    .replace(/[\s\u3000]+/g, '');
}

const key = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s《》/]/g, '')
    .toLowerCase();

function fileOf(document: string): string | undefined {
  const wanted = key(FILES[document] ?? document);
  return readdirSync(FOLDER).find((name) => {
    const file = key(name.replace(/\.txt$/, ''));
    return file === wanted || (/^(ttaf|tc260)/.test(wanted) && file.startsWith(wanted));
  });
}

/** The document's text as it was extracted, line by line; `undefined` when it is not at hand. */
export function linesOf(document: string): string[] | undefined {
  const file = fileOf(document);
  return file === undefined ? undefined : readFileSync(join(FOLDER, file), 'utf8').split('\n');
}

const texts = new Map<string, string | undefined>();

/** The document's text for comparison; `undefined` when it is not at hand. */
export function textOf(document: string): string | undefined {
  if (!texts.has(document)) {
    const lines = linesOf(document);
    texts.set(document, lines === undefined ? undefined : plain(lines.join('\n')));
  }
  return texts.get(document);
}
