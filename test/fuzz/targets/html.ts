import { MAXIMUM_CHARACTERS } from '../../../analyzer/policy/text/block.ts';
import { layOut } from '../../../analyzer/policy/text/document.ts';
import { readHtml } from '../../../analyzer/policy/text/html.ts';
import { assert, encode, type FuzzTarget, readOrRefuse } from '../engine/target.ts';
import { TEXT_MUTATIONS } from '../engine/text-mutations.ts';

/** Reads the main content of a page and lays it out as one text: spans lie in it and in order. */
export const target: FuzzTarget = {
  covers: ['analyzer/policy/text/'],
  mutations: TEXT_MUTATIONS,
  maximumLength: 3072,
  seeds: () => [
    encode(`<!doctype html><html lang="zh"><head><title>隐私政策</title><style>p{}</style></head><body>
<nav><a href="/a">首页</a><a href="/b">下载</a><a href="/c">关于</a><a href="/d">登录</a></nav>
<main><h1>隐私政策</h1><p>我们会收集您的<b>手机号码</b>。请联系<a href="mailto:a@b.c">我们</a>。</p>
<h2>一、收集</h2><ol><li>1. 位置</li><li>2. 通讯录</li></ol>
<table><tr><th>SDK</th><th>目的</th></tr><tr><td rowspan="2">友盟</td><td>统计</td></tr></table></main>
<footer>© 公司</footer><script>var a="<p>";</script></body></html>`),
    encode(
      '<p>We collect your location. <br>See <a href="https://x.y">here</a>.<div hidden>x</div><template><p>y</template>',
    ),
  ],
  run: (data) =>
    readOrRefuse(() => {
      const raw = readHtml(new TextDecoder().decode(data));
      const document = layOut(raw);
      const { text } = document;
      assert(text.length <= MAXIMUM_CHARACTERS + raw.blocks.length, 'more text than the bound');
      let before = 0;
      for (const { start, end } of document.sentences) {
        assert(
          start >= before && end >= start && end <= text.length,
          'a sentence outside the text or out of order',
        );
        before = start;
      }
      for (const { start, end } of [...document.sections, ...document.links])
        assert(start >= 0 && end >= start && end <= text.length, 'a section or link outside the text');
      return { ...document, cut: raw.cut };
    }),
};
