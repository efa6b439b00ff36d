import type { Progress, Stage } from '../analyzer/progress.ts';
import type { Language, Text } from '../analyzer/text.ts';

const STAGE: Record<Stage, Text> = {
  hash: { zh: '计算哈希', en: 'hashing' },
  archive: { zh: '读取安装包', en: 'opening the package' },
  manifest: { zh: '读取清单', en: 'reading the manifest' },
  resources: { zh: '读取资源', en: 'reading resources' },
  signing: { zh: '验证签名', en: 'verifying the signature' },
  code: { zh: '读取代码', en: 'reading the code' },
  policy: { zh: '读取隐私政策', en: 'reading the policy' },
  listing: { zh: '读取商店页面', en: 'reading the store page' },
  judge: { zh: '判断', en: 'judging' },
};

/** One line on stderr that is rewritten in place, only on a terminal; nothing elsewhere. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #language: Language;
  #shown = '';

  constructor(stream: NodeJS.WriteStream, language: Language) {
    this.#stream = stream;
    this.#language = language;
  }

  show(progress: Progress): void {
    if (!this.#stream.isTTY) return;
    const line = `${STAGE[progress.stage][this.#language]} ${Math.floor(progress.fraction * 100)}%`;
    if (line === this.#shown) return;
    this.#shown = line;
    this.#stream.write(`\r\u001b[K${line}`);
  }

  clear(): void {
    if (this.#shown !== '') this.#stream.write('\r\u001b[K');
    this.#shown = '';
  }
}
