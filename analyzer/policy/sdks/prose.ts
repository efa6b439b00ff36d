import type { Span } from '../text/sentences.ts';

/** A name that ends with SDK, as far as it can reach back. */
const NAMED = /([\p{L}\p{N}+ ._/-]{1,24}?)(SDK)(?![a-z])/giu;
/** What stands before a name and is no part of it. */
const BEFORE =
  /^.*(?:集成了?|接入了?|嵌入了?|引入了?|使用了|使用(?!者)|采用了?|内置了?|加入了?|调用了?|包括|包含|例如|比如|诸如|提供的|有限公司的?|公司的?|集团的?|（Inc\.）的|我们的?|通过|由于?|当您|若您|如您|其中|以及|并且|或者|及其|与|由|向|在|对|(?<!华)为|将|和|及|或|的|了|因|是|等|(?<=[程件序务用])中|该|此|关闭|升级|不限于|用到|我司)/u;
const NUMBERING =
  /^\s*(?:[（(]?\s*[\dA-Za-z一二三四五六七八九十①-⑳]{1,4}\s*[）).、．:：]+[.．]?\s*)+|^[-•·●■◆*【“"「\s]+/u;

/** Names of SDKs in running text: what stands directly before "SDK". */
export function sdkNamesIn(sentence: string): (Span & { readonly name: string })[] {
  const names: (Span & { readonly name: string })[] = [];
  for (const found of sentence.matchAll(NAMED)) {
    const [whole = '', before = ''] = found;
    const numbering = NUMBERING.exec(whole)?.[0].length ?? 0;
    const cut = BEFORE.exec(before.slice(numbering))?.[0].length ?? 0;
    const skipped = numbering + cut;
    const raw = whole.slice(skipped);
    const name = raw.trimStart();
    const start = found.index + skipped + (raw.length - name.length);
    if (name.length > 4) names.push({ name: name.trimEnd(), start, end: found.index + whole.length });
  }
  return names;
}

const COMPANY = /([\p{Script=Han}\p{L}（）()]{2,30}(?:有限公司|股份公司|有限责任公司|集团))/u;

export function companyIn(sentence: string): string | null {
  const found = COMPANY.exec(sentence)?.[1];
  return (
    found?.replace(/^.*(?:集成|接入|使用|由|与|是|为|向|通过|的|第三方|了|[（(](?=[^）)]*$))/u, '') ?? null
  );
}
