import type { Finding } from '../finding.ts';
import type { AuditResult } from '../result.ts';
import type { Provision, RulePack } from '../rules.ts';
import { citedTogether } from './citations.ts';
import type { Block } from './document/blocks.ts';
import { evidenceLine } from './evidence-line.ts';
import { plain } from './plain.ts';

/** What only a person may fill in. */
const BY_HAND = '〔由检察官填写〕';

/**
 * A draft 检察建议书 (procuratorial proposal) from one result, in the order of the parts that the rules on procuratorial
 * proposals name (source, facts, what is unlawful, what is proposed and on what ground, terms for objection and reply). Blanks
 * stand for what only a prosecutor may decide. Chinese only, being a Chinese legal document. Suspected problems stand apart
 * and are never recommended upon as facts.
 */
export function proposalDraft(result: AuditResult, rules: RulePack): Block[] {
  const established = result.findings.filter((finding) => finding.level === 'violation');
  return [
    ...opening(result),
    { kind: 'heading', text: '一、问题来源' },
    { kind: 'blank', label: '线索来源及立案情况', text: BY_HAND },
    { kind: 'heading', text: '二、查明的事实及证据' },
    ...facts(result, rules),
    ...established.flatMap((finding, index) => factOf(finding, index + 1, result)),
    ...(established.length === 0
      ? [paragraph('安装包、隐私政策和页面本身未显示足以认定的问题；线索见附件一。')]
      : []),
    { kind: 'blank', label: '其他经调查核实的事实及证据', text: BY_HAND },
    { kind: 'heading', text: '三、涉嫌违法的情形' },
    ...unlawful(established, rules),
    { kind: 'heading', text: '四、建议内容及依据' },
    { kind: 'list', ordered: true, items: recommendations(established) },
    { kind: 'blank', label: '其他建议', text: BY_HAND },
    { kind: 'heading', level: 3, text: '法律、法规和有关规定' },
    { kind: 'list', ordered: false, items: provisionsOf(established, rules).map(provisionText) },
    { kind: 'heading', text: '五、异议和回复' },
    { kind: 'blank', label: '提出异议的期限', text: BY_HAND },
    { kind: 'blank', label: '书面回复落实情况的期限', text: BY_HAND },
    { kind: 'blank', label: '其他需要说明的事项', text: BY_HAND },
    { kind: 'blank', label: '落款（检察院名称、日期、印章）', text: BY_HAND },
    ...annexes(result),
  ];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

function opening({ subject }: AuditResult): Block[] {
  return [
    { kind: 'title', text: '检察建议书（草稿）' },
    {
      kind: 'paragraph',
      note: true,
      text: '本稿由知止（Zhizhi）根据静态检查结果生成，供检察官判断时参考，不是法律文书。事实、法律适用和建议内容均须经检察官审查，体例须按现行《人民检察院检察建议工作规定》核对；附件一的线索在真机核查之前不得写入正式文书。',
    },
    { kind: 'blank', label: '文号', text: BY_HAND },
    { kind: 'blank', label: '被建议单位', text: subject.developer ?? BY_HAND },
  ];
}

/** What was examined, and as what kind of app. */
function facts(result: AuditResult, rules: RulePack): Block[] {
  const { subject, category, inputs } = result;
  const name = subject.label ?? subject.packageName ?? '〔应用名称〕';
  const signer =
    result.package?.signing?.verified === true ? result.package.signing.certificates[0] : undefined;
  const examined = inputs.map((input) => `${ROLE[input.role]}“${input.name}”（SHA-256：${input.sha256}）`);
  const kind =
    category === null
      ? `应用类别：${BY_HAND}。`
      : `按《常见类型移动互联网应用程序必要个人信息范围规定》，该应用属于${category.name.zh}${
          category.chosenBy === 'user' ? '' : '（由工具推断，须核实）'
        }，基本功能服务为“${rules.categories.get(category.id)?.basicFunction.zh ?? '—'}”。`;
  return [
    paragraph(
      `检查对象为移动应用“${name}”，包名 ${subject.packageName ?? '—'}，版本 ${subject.versionName ?? '—'}，来源 ${subject.store ?? BY_HAND}。${
        signer === undefined ? '' : `签名证书：${signer.subject}（SHA-256：${signer.sha256}）。`
      }检查了${examined.join('、')}。${kind}`,
    ),
    paragraph('经静态检查，可见下列事实（证据位置可由任何人用同一文件复核）：'),
  ];
}

const ROLE = { package: '安装包', policy: '隐私政策', listing: '商店页面' } as const;

/** Evidence lines of one fact; the report has all of them. */
const SHOWN_EVIDENCE = 8;

function factOf(finding: Finding, number: number, result: AuditResult): Block[] {
  const lines = finding.evidence.map((one) => `证据：${evidenceLine(one, result, 'zh', 'short')}`);
  const shown = [...new Set(lines)].slice(0, SHOWN_EVIDENCE);
  return [
    paragraph(`${number}. ${finding.title.zh}。${finding.explanation.zh}`),
    { kind: 'list', ordered: false, items: shown },
  ];
}

/** By notice term: which facts show it, and the provisions they touch. */
function unlawful(established: readonly Finding[], rules: RulePack): Block[] {
  if (established.length === 0) return [{ kind: 'blank', label: '违法情形', text: BY_HAND }];
  const byTerm = new Map<string, { numbers: number[]; provisions: Set<string> }>();
  for (const [index, finding] of established.entries()) {
    const key = finding.noticeTerm ?? '';
    const group = byTerm.get(key) ?? { numbers: [], provisions: new Set<string>() };
    group.numbers.push(index + 1);
    for (const id of finding.provisions) group.provisions.add(id);
    byTerm.set(key, group);
  }
  const items = [...byTerm].map(([term, { numbers, provisions }]) => {
    const name = rules.noticeTerms.get(term)?.name.zh ?? '其他';
    return `${name}（事实 ${numbers.join('、')}），涉及${citedTogether(provisions, rules, 'zh')}。`;
  });
  return [{ kind: 'list', ordered: true, items }];
}

function annexes(result: AuditResult): Block[] {
  const suspected = result.findings.filter((finding) => finding.level === 'suspected');
  const gaps = result.verdict.notLookedAt.map(
    (gap) => `${gap.reason.zh}（涉及 ${gap.audits.length} 项检查）`,
  );
  const checked = [...result.checklist].sort(
    (a, b) => Number(b.outcome !== null) - Number(a.outcome !== null),
  );
  return [
    { kind: 'heading', text: '附件一：待核实的线索（不得作为已查明的事实）' },
    suspected.length === 0
      ? paragraph('无。')
      : {
          kind: 'table',
          head: ['序号', '线索', '核实方法', '核实结果'],
          widths: [1, 4, 6, 3],
          rows: suspected.map((one, index) => [
            String(index + 1),
            plain(one.title.zh),
            plain(one.verify?.zh ?? BY_HAND),
            BY_HAND,
          ]),
        },
    { kind: 'heading', text: '附件二：人工核查记录' },
    {
      kind: 'table',
      head: ['行为', '核查步骤及提示', '核查结果'],
      widths: [4, 7, 3],
      rows: checked.map(({ title, steps, hints, outcome }) => [
        plain(title.zh),
        [steps.zh, ...hints.slice(0, 3).map((hint) => `· ${hint.zh}`)].map(plain).join('\n'),
        outcome ?? BY_HAND,
      ]),
    },
    { kind: 'heading', text: '附件三：未检查的内容' },
    gaps.length === 0 ? paragraph('无。') : { kind: 'list', ordered: false, items: gaps },
  ];
}

function provisionsOf(findings: readonly Finding[], rules: RulePack): Provision[] {
  const ids = new Set(findings.flatMap((finding) => finding.provisions));
  ids.add('pipl:70');
  return [...ids].map((id) => rules.provisions.get(id)).filter((one) => one !== undefined);
}

function provisionText(provision: Provision): string {
  return provision.wording === null
    ? `${provision.citation.zh}（原文待核对）`
    : `${provision.citation.zh}：${provision.wording}`;
}

function recommendations(findings: readonly Finding[]): string[] {
  const fixes = findings.map((finding) => finding.fix?.zh).filter((fix) => fix !== undefined);
  return fixes.length === 0 ? [BY_HAND] : [...new Set(fixes)];
}
