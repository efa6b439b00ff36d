import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../analyzer/analyze.ts';
import { MemorySource } from '../../analyzer/bytes/source.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { nodePlatform } from '../../cli/node-platform.ts';

/** Texts made to be obeyed by whatever shows them, by what they are aimed at. */
export const NASTY: Readonly<Record<string, readonly string[]>> = {
  terminal: [
    '\u001b[2J\u001b[31mzz',
    '\u001b]8;;https://zz.test\u0007zz\u001b]8;;\u0007',
    '\u009b31mzz\u0085zz',
    'zz\rOK',
    'zz\b\b\b\u0000\u007f',
  ],
  lines: ['zz\n2. zz', 'zz\r\n\r\n# zz', 'zz\u2028zz\u2029zz', 'zz\n| zz |\n\n- zz'],
  order: [
    '\u202egpj.exe',
    '\u2067zz\u2069',
    '\u061c\u200f\u200e',
    'z\u200bz\u2060\ufeff\u00ad',
    'zz\u{e0041}\u3164',
  ],
  surrogates: ['\ud800zz', 'zz\udc00', '\ufffe\uffff\u{1fffe}'],
  html: [
    '<script>zz()</script>',
    '"><img src=x onerror=zz()>',
    "' onmouseover='zz()",
    '</title></style></script></textarea><zz-evil>',
    '<!-- zz',
    ']]><zz-evil/><?zz ?>',
    'javascript:zz()',
    '&lt;zz&gt;&#x202e;',
  ],
  markdown: [
    '[zz](https://zz.test)',
    '![zz](https://zz.test/zz.png)',
    '<https://zz.test>',
    'https://zz.test/zz ftp://zz.test www.zz.test',
    'zz@zz.test mailto:zz@zz.test xmpp:zz@zz.test',
    '@zz-user #1 !1 zz-org/zz#1',
    '```\nzz',
    '` zz',
    '``` zz',
    '| zz | zz |',
    'zz\\|<zz-evil>',
    'zz\\|[zz](https://zz.test)',
    '# zz',
    '- zz',
    '+ zz',
    '1. zz',
    '> zz',
    '---',
    '===',
    '    zz',
    '[zz]: https://zz.test',
    '[^zz]',
    '$\\href{https://zz.test}{zz}$',
    '**zz** ~~zz~~ __zz__',
    '\\',
  ],
  spreadsheet: [
    '=HYPERLINK("https://zz.test","zz")',
    "+1+cmd|' /C zz'!A0",
    '-2+3',
    '@SUM(1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    ' =1+1',
    '＝1+1',
    'zz;=1+1',
    'zz","=1+1',
    '"',
  ],
  sarif: ['{0}', '[zz](1)'],
  paths: [
    '../../zz',
    'C:\\zz\\zz',
    '\\\\zz\\zz',
    '/zz',
    'CON',
    'aux.txt',
    'zz/./zz',
    '%2e%2e%2fzz',
    'zz?zz#zz',
  ],
};

/** With its place: `html 3`. */
export const NASTY_LIST: readonly (readonly [string, string])[] = Object.entries(NASTY).flatMap(
  ([kind, texts]) => texts.map((text, index) => [`${kind} ${index + 1}`, text] as const),
);

const FIXTURES = join(import.meta.dirname, '../fixtures');

const POLICY = `《示例隐私政策》
更新日期：2026年1月1日 生效日期：2026年1月2日
北京示例科技有限公司（地址：北京市示例路1号，电话 010-12345678，邮箱 privacy@example.com）。
我们会收集您的手机号码、位置信息、通讯录和设备识别码，用于注册登录和推荐。
第三方SDK：友盟统计SDK，友盟同欣（北京）科技有限公司，收集设备识别码，用于统计分析。
我们可能会在不通知您的情况下修改本政策。
`;

/** The files that `honestResult` is of. */
export function originals(): Uint8Array<ArrayBuffer>[] {
  const file = (path: string) => new Uint8Array(readFileSync(join(FIXTURES, path)));
  return [file('demo/demo.apk'), new TextEncoder().encode(POLICY), file('demo/listing.html')];
}

/**
 * An audit of our own app with a policy and a store page: nearly every part of a result has something in it. Of what comes
 * many times a few are kept, since every report is written from it over and over.
 */
export async function honestResult(): Promise<AuditResult> {
  const [app, policyText, page] = originals().map((bytes) => new MemorySource(bytes));
  if (app === undefined || policyText === undefined || page === undefined)
    throw new TypeError('three inputs');
  const url = 'https://sj.qq.com/appdetail/com.example.lexue';
  const result = await analyze(
    [
      { role: 'package', name: 'demo.apk', source: app },
      { role: 'policy', name: 'policy.txt', source: policyText },
      { role: 'listing', name: 'listing.html', source: page, url },
    ],
    {
      platform: nodePlatform,
      rules: await loadRulePack(),
      categoryId: 'learning-education',
      now: () => new Date('2026-11-01T08:00:00.000Z'),
    },
  );
  const kinds = new Set<string>();
  const findings = result.findings.filter(({ level, evidence }) => {
    const kind = `${level} ${evidence[0]?.kind}`;
    const isNew = !kinds.has(kind);
    kinds.add(kind);
    return isNew;
  });
  const text = { zh: '条目重名', en: 'a name twice' };
  const warning = { code: 'zip-duplicate-name', message: text.en, text, where: { entry: 'assets/a.txt' } };
  const { package: read, policy } = result;
  if (read === null || policy === null) throw new TypeError('package and policy were given');
  return {
    ...result,
    findings,
    package: { ...read, apiCalls: read.apiCalls?.slice(0, 2) ?? null, warnings: [warning] },
    policy: { ...policy, statements: policy.statements.slice(0, 3) },
    matrix: result.matrix.slice(0, 3),
    audits: result.audits.slice(0, 4),
    checklist: result.checklist.slice(0, 2),
    verdict: { ...result.verdict, reasons: result.verdict.reasons.slice(0, 3) },
    suppressions: [
      {
        fingerprint: findings[0]?.fingerprint ?? '',
        reason: 'a reason',
        until: '2099-01-01',
        expired: false,
      },
    ],
  };
}

/** What a report looks up, or what a result from a file must hold to be taken at all: never foreign, in any result. */
const VALIDATED = [
  'level',
  'kind',
  'role',
  'sha256',
  'chosenBy',
  'declaredAs',
  'reachableFrom',
  'grade',
  'necessary',
  'notLookedAt',
  'outcome',
  'startedAt',
];
/** What the rules say, as opposed to the app, the policy and the page. */
const OURS = [
  ...VALIDATED,
  'rule',
  'noticeTerm',
  'certainty',
  'personalInformation',
  'provisions',
  'fingerprint',
  'behaviour',
  'id',
  'handling',
  'necessaryFor',
  'status',
  'tool',
  'audits',
  'coverage',
  'what',
  'category',
  'element',
  'field',
  'scheme',
  'code',
];

/**
 * The result with the text before everything that an app, a policy or a page said.
 * @param text the same everywhere, or another for each place
 * @param everything also before what the rules say, as in a report that someone made up
 */
export function hostileResult(
  result: AuditResult,
  text: string | (() => string),
  everything = false,
): AuditResult {
  const kept = new Set(everything ? VALIDATED : OURS);
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return `${typeof text === 'string' ? text : text()}${value}`;
    if (Array.isArray(value)) return value.map((one) => walk(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => {
        // `notLookedAt` of the verdict is a list of reasons, that of a row one of columns.
        const columns = name === 'notLookedAt' && !(Array.isArray(one) && typeof one[0] === 'object');
        const keep = name === 'notLookedAt' ? columns : kept.has(name) && !isForeign(name, one);
        return [name, keep ? one : walk(one, name)];
      }),
    );
  };
  return walk(result, '') as AuditResult;
}

/**
 * A few results that have all the texts in them, each in many places and each place with another in each result: for
 * reports that take long to take apart.
 */
export function mixedResults(result: AuditResult): { name: string; result: AuditResult }[] {
  return Array.from({ length: 8 }, (_, turn) => {
    let next = turn * 7;
    const text = () => NASTY_LIST[next++ % NASTY_LIST.length]?.[1] ?? '';
    return { name: `mixture ${turn + 1}`, result: hostileResult(result, text) };
  });
}

/** A store page's own word for its category, and a checklist's outcome, bear names that are ours elsewhere. */
function isForeign(name: string, value: unknown): boolean {
  return name === 'category' && typeof value === 'string';
}
