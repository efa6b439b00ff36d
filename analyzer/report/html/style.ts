/** Style of the HTML report: light and dark by the system, printable, no font or file from elsewhere. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e6e8eb); --soft: light-dark(#57606a, #9ba4ae);
  --paper: light-dark(#ffffff, #14171a); --card: light-dark(#f6f7f9, #1c2024); --line: light-dark(#d8dde3, #333a41);
  --violation: light-dark(#a4161a, #ff8a8a); --suspected: light-dark(#7a4d00, #f2c063); --advice: light-dark(#0b5394, #8ab8f0);
  --clear: light-dark(#1a6b37, #7fd69b); --incomplete: light-dark(#57606a, #9ba4ae); --link: light-dark(#0b5394, #8ab8f0); }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.65; font-size: 16px; overflow-wrap: anywhere;
  font-family: system-ui, -apple-system, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main, header, footer { max-width: 66rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.2rem; }
h1 { font-size: 1.8rem; margin: .2rem 0 1rem; line-height: 1.3; overflow-wrap: anywhere; }
h2 { font-size: 1.3rem; margin: 2.6rem 0 .8rem; border-bottom: 1px solid var(--line); padding-bottom: .35rem; line-height: 1.4; }
h3 { font-size: 1.05rem; margin: 1.2rem 0 .4rem; } h4 { font-size: 1.05rem; margin: 0 0 .3rem; overflow-wrap: anywhere; }
p { margin: .4rem 0; } ul, ol { margin: .3rem 0; padding-left: 1.3rem; } a { color: var(--link); } li, dd, td, th, q { overflow-wrap: anywhere; }
code { font-family: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; font-size: .84em; overflow-wrap: anywhere; }
.soft { color: var(--soft); } .small { font-size: .85rem; } .brand { margin: 0; }
.violation { --tone: var(--violation); } .suspected { --tone: var(--suspected); } .advice { --tone: var(--advice); }
.clear { --tone: var(--clear); } .incomplete { --tone: var(--incomplete); } .neutral { --tone: var(--ink); }
.languages { border: 0; padding: 0; margin: 0; float: right; font-size: .9rem; } .languages legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.languages label { margin-left: .8rem; }
body:has(#language-zh:checked) .en, body:has(#language-en:checked) .zh { display: none; }
.mark { display: inline-block; min-width: 1.5em; height: 1.5em; line-height: 1.5em; border-radius: .75em; text-align: center; font-weight: 700; font-size: .85em; color: var(--paper); background: var(--tone, var(--soft)); print-color-adjust: exact; }
.verdict { border: 1px solid var(--line); border-left: .4rem solid var(--tone); background: var(--card); padding: 1rem 1.3rem; border-radius: .5rem; }
.verdict h2 { margin: 0 0 .5rem; border: 0; padding: 0; color: var(--tone); font-size: 1.35rem; } .gap { color: var(--soft); margin-top: .8rem; }
.tallies { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem 1.6rem; padding: .8rem 0 0; margin: .9rem 0 0; border-top: 1px solid var(--line); font-size: .92rem; }
.number { font-size: 1.25rem; font-weight: 700; color: var(--tone); font-variant-numeric: tabular-nums; }
.contents { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; padding: .7rem 0; margin: 1rem 0 0; border-block: 1px solid var(--line); font-size: .95rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1rem; margin: .6rem 0; } dt { color: var(--soft); } dd { margin: 0; }
dl.provisions { grid-template-columns: minmax(0, 18rem) minmax(0, 1fr); gap: .7rem 1.2rem; font-size: .92rem; } .provisions dt { color: var(--ink); }
.group { font-size: 1.1rem; margin-top: 1.6rem; } .level { color: var(--tone); } .meaning { font-weight: 400; font-size: .88rem; }
.finding { border: 1px solid var(--line); border-left: .3rem solid var(--tone); border-radius: .4rem; padding: .9rem 1.1rem; margin: .7rem 0; box-decoration-break: clone; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; } th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
thead th { font-weight: 600; color: var(--soft); white-space: nowrap; } tbody th { font-weight: 500; min-width: 7rem; } .scroll { overflow-x: auto; } td { min-width: 4.5rem; }
.grade { font-size: .8rem; color: var(--soft); } .grade.sensitive { color: var(--suspected); font-weight: 600; } .not-needed { color: var(--violation); font-weight: 600; white-space: nowrap; }
summary { cursor: pointer; } .cell summary { white-space: nowrap; color: var(--link); } .cell ul { padding-left: 1rem; min-width: 14rem; } .fold { border: 1px solid var(--line); border-radius: .4rem; margin: .5rem 0; padding: .5rem .8rem; }
.status-found { color: var(--violation); font-weight: 600; } .status-nothing-found { color: var(--clear); } .status-partly, .status-device, .status-not-looked-at, .status-outside { color: var(--soft); }
.outcome-finding { --tone: var(--violation); } .outcome-pass { --tone: var(--clear); } .because { margin: 0 0 .2rem; color: var(--soft); } .path ol { font-size: .92em; } .path summary { color: var(--soft); font-size: .88rem; }
.audits { columns: 2 24rem; column-gap: 2rem; } .audits li { break-inside: avoid; }
.checks > li { margin: 0 0 1.1rem; padding-bottom: .9rem; border-bottom: 1px solid var(--line); } .check h3 { margin: 0 0 .2rem; } .check fieldset { border: 0; padding: 0; margin: .4rem 0; } .check legend { float: left; margin-right: 1rem; color: var(--soft); } .check fieldset label { margin-right: 1.2rem; white-space: nowrap; }
textarea, input[type=text], button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: .3rem; padding: .35rem .5rem; max-width: 100%; }
textarea { width: 100%; display: block; } button { background: var(--card); cursor: pointer; } :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
footer { padding: 2rem 1.25rem 3rem; color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
@media (max-width: 40rem) { dl, dl.provisions { grid-template-columns: minmax(0, 1fr); gap: 0; } dt { margin-top: .5rem; } .verdict { padding: .8rem; } .languages { float: none; margin-bottom: .5rem; } .languages label { margin: 0 .8rem 0 0; } }
@media (forced-colors: active) { .mark { border: 1px solid; } }
@page { margin: 15mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; color: #57606a; } }
@media print { :root { color-scheme: light; } body { font-size: 9.5pt; line-height: 1.5; background: #fff; color: #000; } main, header, footer { padding: 0; max-width: none; }
  .languages, nav, .save button { display: none; } a { color: inherit; text-decoration: none; } h1 { font-size: 18pt; } h2 { margin-top: 1.5rem; font-size: 13pt; } .finding { padding: .5rem .8rem; }
  h2, h3, h4 { break-after: avoid; } dl { display: block; } dt { float: left; clear: left; width: 6.5em; padding-right: .6em; } dd { margin: 0 0 .2rem 6.5em; } dl.provisions dt { float: none; width: auto; font-weight: 600; } dl.provisions dd { margin-left: 1em; } tr, .finding li, .check { break-inside: avoid; } .scroll { overflow: visible; } table { font-size: 8.5pt; }
  /* What is folded on the screen is shown on paper, but for what stands elsewhere too: evidence in the matrix, and paths of calls, which the JSON report has. */
  details::details-content { content-visibility: visible; block-size: auto; } .cell::details-content, .path::details-content { content-visibility: hidden; block-size: 0; } .check fieldset label { margin-right: .8rem; } .fold { border: 0; padding: 0; } summary { list-style: none; } textarea { min-height: 3em; border-color: #999; } }
`;
