import type { Finding } from '../finding.ts';
import type { AuditResult } from '../result.ts';
import type { Provision, RulePack } from '../rules.ts';
import type { Block } from './document/blocks.ts';
import { evidenceLine } from './evidence-line.ts';

/** What only a person may fill in. */
const BY_HAND = '〔由检察官填写〕';

/**
 * A draft 检察建议书 (procuratorial proposal) from one result: facts found, provisions, what is recommended, blanks for
 * what only a prosecutor may decide. Chinese only, being a Chinese legal document. Suspected problems stand apart and
 * are never recommended upon as facts.
 */
export function proposalDraft(result: AuditResult, rules: RulePack): Block[] {
  const { subject } = result;
  const name = subject.label ?? subject.packageName ?? '〔应用名称〕';
  const established = result.findings.filter((finding) => finding.level === 'violation');
  const suspected = result.findings.filter((finding) => finding.level === 'suspected');
  const input = result.inputs.find((one) => one.role === 'package');
  const blocks: Block[] = [
    { kind: 'title', text: '检察建议书（草稿）' },
    {
      kind: 'paragraph',
      note: true,
      text: '本稿由知止（Zhizhi）根据静态检查结果生成，供检察官判断时参考，不是法律文书。事实、法律适用和建议内容均须经检察官审查；标为“待核实”的内容在真机核查之前不得写入正式文书。',
    },
    { kind: 'blank', label: '文号', text: `${BY_HAND}` },
    { kind: 'blank', label: '被建议单位', text: subject.developer ?? BY_HAND },
    { kind: 'blank', label: '案件来源', text: BY_HAND },
    { kind: 'heading', text: '一、基本情况' },
    {
      kind: 'paragraph',
      text: `检查对象为移动应用“${name}”（包名 ${subject.packageName ?? '—'}，版本 ${subject.versionName ?? '—'}，来源 ${subject.store ?? BY_HAND}）${
        input === undefined ? '' : `，安装包 SHA-256 为 ${input.sha256}`
      }。${
        result.category === null
          ? `应用类别：${BY_HAND}。`
          : `按《常见类型移动互联网应用程序必要个人信息范围规定》，该应用属于${result.category.name.zh}${
              result.category.chosenBy === 'user' ? '' : '（由工具推断，须核实）'
            }，基本功能服务为“${rules.categories.get(result.category.id)?.basicFunction.zh ?? '—'}”。`
      }`,
    },
    { kind: 'heading', text: '二、发现的问题' },
  ];
  if (established.length === 0) {
    blocks.push({ kind: 'paragraph', text: '安装包、隐私政策和页面本身未显示足以认定的问题。' });
  }
  for (const [index, finding] of established.entries())
    blocks.push(...problem(finding, index + 1, result, rules));
  blocks.push({ kind: 'heading', text: '三、待核实的线索（不得作为已查明的事实）' });
  blocks.push(
    suspected.length === 0
      ? { kind: 'paragraph', text: '无。' }
      : {
          kind: 'list',
          ordered: true,
          items: suspected.map((one) => `待核实：${one.title.zh}。核实方法：${one.verify?.zh ?? BY_HAND}`),
        },
  );
  blocks.push(
    { kind: 'heading', text: '四、人工核查记录' },
    {
      kind: 'table',
      head: ['行为', '核查步骤', '核查结果'],
      rows: result.checklist.map((item) => [item.title.zh, item.steps.zh, item.outcome ?? BY_HAND]),
    },
    { kind: 'heading', text: '五、法律依据' },
    { kind: 'list', ordered: false, items: provisionsOf(established, rules).map(provisionText) },
    { kind: 'heading', text: '六、建议内容' },
    { kind: 'list', ordered: true, items: recommendations(established) },
    { kind: 'blank', label: '其他建议', text: BY_HAND },
    { kind: 'blank', label: '回复期限及方式', text: BY_HAND },
    { kind: 'blank', label: '落款（检察院名称、日期、印章）', text: BY_HAND },
    { kind: 'heading', text: '附：未检查的内容' },
    {
      kind: 'list',
      ordered: false,
      items:
        result.verdict.notLookedAt.length === 0
          ? ['无']
          : result.verdict.notLookedAt.map((gap) => gap.reason.zh),
    },
  );
  return blocks;
}

function problem(finding: Finding, number: number, result: AuditResult, rules: RulePack): Block[] {
  const term = finding.noticeTerm === null ? undefined : rules.noticeTerms.get(finding.noticeTerm);
  return [
    {
      kind: 'paragraph',
      text: `${number}. ${term === undefined ? '' : `${term.name.zh}：`}${finding.title.zh}。${finding.explanation.zh}`,
    },
    {
      kind: 'list',
      ordered: false,
      items: finding.evidence.slice(0, 8).map((one) => `证据：${evidenceLine(one, result, 'zh')}`),
    },
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
