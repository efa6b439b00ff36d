/** Style of the HTML report: light and dark by the system, printable, no font or file from elsewhere. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e6e8eb); --soft: light-dark(#57606a, #9ba4ae);
  --paper: light-dark(#ffffff, #14171a); --card: light-dark(#f6f7f9, #1c2024); --line: light-dark(#d8dde3, #333a41);
  --violation: light-dark(#a4161a, #ff8a8a); --suspected: light-dark(#7a4d00, #f2c063); --advice: light-dark(#0b5394, #8ab8f0);
  --clear: light-dark(#1a6b37, #7fd69b); --incomplete: light-dark(#7a4d00, #f2c063); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.65; font-size: 16px;
  font-family: system-ui, -apple-system, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main, header, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1rem; }
h1 { font-size: 1.7rem; margin: .4rem 0; line-height: 1.3; } h2 { font-size: 1.25rem; margin: 2.4rem 0 .8rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
h3 { font-size: 1.05rem; margin: 0 0 .4rem; }
p { margin: .4rem 0; } ul, ol { margin: .4rem 0; padding-left: 1.4rem; }
code { font-family: ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace; font-size: .86em; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; } th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--soft); } .scroll { overflow-x: auto; }
.verdict { border-left: .4rem solid var(--tone); background: var(--card); padding: 1rem 1.2rem; border-radius: .4rem; }
.verdict strong { color: var(--tone); font-size: 1.25rem; }
.finding { border: 1px solid var(--line); border-left: .3rem solid var(--tone); border-radius: .4rem; padding: .9rem 1.1rem; margin: .8rem 0; box-decoration-break: clone; }
.level { color: var(--tone); font-weight: 600; } .soft { color: var(--soft); }
.violation { --tone: var(--violation); } .suspected { --tone: var(--suspected); } .advice { --tone: var(--advice); }
.clear { --tone: var(--clear); } .incomplete { --tone: var(--incomplete); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .6rem 0; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.languages { border: 0; padding: 0; margin: 0; float: right; } .languages label { margin-left: .8rem; }
body:has(#language-zh:checked) .en, body:has(#language-en:checked) .zh { display: none; }
textarea, select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .3rem; padding: .3rem; max-width: 100%; }
textarea { width: 100%; min-height: 2.6rem; } :focus-visible { outline: 2px solid var(--advice); outline-offset: 2px; }
footer { padding: 2rem 1.25rem 3rem; color: var(--soft); font-size: .9rem; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dt { margin-top: .4rem; } }
h2, h3, dt { break-after: avoid; } li, tr { break-inside: avoid; }
@page { margin: 16mm 15mm; }
@media print { :root { color-scheme: light; } body { font-size: 10pt; line-height: 1.5; background: #fff; color: #000; } .languages, details > summary { display: none; }
  a { color: inherit; } main, header, footer { padding: 0; } h2 { margin-top: 1.4rem; } .finding { padding: .5rem .8rem; }
  /* What is folded on the screen is the text of the law: on paper it is shown. */
  details::details-content { content-visibility: visible; block-size: auto; } details { border-left: 2px solid #d8dde3; padding-left: .6rem; font-size: .92em; } }
`;
