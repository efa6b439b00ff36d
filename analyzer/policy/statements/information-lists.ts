import type { Span } from '../text/sentences.ts';
import { type InformationLexicon, informationLexicon, type Term } from './information-lexicon.ts';

/** A stretch of a sentence that names information: one item, or several joined by 、 alone. */
export interface InformationList extends Span {
  readonly terms: readonly Term[];
}

/** Longer than this, a stretch without a boundary is a clause. */
const MAXIMUM_ITEM = 24;
const CUT =
  /[，,。；;：:！!？?（）()【】[\]“”"'《》<>*·|、\n\t]|以及|及其|或者|及|和|与|或|并|等|但|不限于|以便|用于|用以|为了|从而|是否|通过|根据|基于|由|被|向|从|(?<!所)在(?!线|地)|对(?!话)|将|把|会(?!话|员|议)|可能|可以|需要|必须|应当|无法|不能|是指|指的是|属于|是|为(?!止)|当|如果|例如|比如|诸如|包括|包含|如(?!何)|其中|上述|前述|该等|该类|这些|此类|这类|以上|以下|其他|其它|任何|所有|全部|部分|一切|相关的|相关|有关的|有关|必要的|必要|必需的|所必需|真实的|最新的|准确的|单独|您的|您|你的|你|用户的|我们的|我们|自己的|本人的|个人的(?=[^信资])|所使用的|使用的|产生的|提供的|填写的|发布的|上传的|授权的|收集的|涉及的|的/gu;
const VERB =
  /^(?:收集|采集|搜集|获取|取得|提供|共享|分享|披露|透露|公开|转让|出售|读取|访问|调用|填写|录入|提交|上传|输入|使用|利用|处理|存储|储存|保存|保留|留存|记录|传输|查询|查看|更正|修改|更新|补充|删除|清除|保护|接收|发送|绑定|验证|核验|完善|选择|同意|授权|允许|开启|申请|涉及|拒绝|撤回|存放|委托|交换|出租|泄露|汇总|整理|分析|关联|结合|合并|比对|识别|匹配)(?=.{2})/u;
/** Nouns that begin with such a verb. */
const VERB_NOUN =
  /^(?:使用|访问|搜索|浏览|登录|支付|交易|记录|验证|授权|识别|分享|更新)(?:记录|时间|日期|情况|历史|时长|频率|习惯|次数|数据|信息|日志|行为|状态|偏好|码|频次|方式|内容|的)/u;
const LEADING =
  /^(?:用户(?!信息|数据|资料|画像|名|行为|ID|标签|昵称)|客户|会员|买家|卖家|个人(?=(?:姓名|手机|身份证|照片|头像|住址))|的|了|其|各类|各种|多项|某些|一些|相应的?|具体的?|详细的?)/u;

/** In a list of information, so long a piece that no lexicon knows is an item too. */
const MAXIMUM_FILLER = 14;
const CLAUSE =
  /我们|您|第三方|用户|服务时|功能|公司|合作|平台|以及|保障|帮助|实现|为了|用于|提升|优化|改善|法律|协议|政策|投诉|举报|[是会]/u;
/** Before a weak word: its own collecting, asked for or read. */
const COLLECTS =
  /(?:收集|采集|获取|读取|提供|填写|录入|提交|上传|记录|访问)(?:您的|你的|用户的|您|你|用户|相关的?|必要的)?$/u;

/** Between an item and the one before it: "或", "和您的". */
const CONNECTED = /^(?:等)?(?:信息|资料)?(?:或者|以及|及其|或|和|及|与)(?:您的|你的)?$/u;

interface Item extends Span {
  readonly terms: readonly Term[];
  readonly strength: 'strong' | 'weak' | 'filler';
}

/** The information that a Chinese sentence names, as it stands there. */
export function informationLists(sentence: string): InformationList[] {
  const lexicon = informationLexicon('zh');
  const lists: InformationList[] = [];
  let run: Item[] = [];
  const endRun = () => {
    lists.push(...listOf(sentence, run, lists.at(-1)?.end ?? 0));
    run = [];
  };
  for (const span of itemsOf(sentence)) {
    const item = asItem(sentence, span, lexicon);
    const last = run.at(-1);
    if (
      last !== undefined &&
      (/\S/.test(sentence.slice(span.start, item.start)) ||
        sentence.slice(last.end, item.start).trim() !== '、')
    )
      endRun();
    run.push(item);
    // What was cut off at the end of the item parts it from what follows.
    if (/\S/.test(sentence.slice(item.end, span.end))) endRun();
  }
  endRun();
  return lists.filter((list) => !isAbbreviation(sentence, list));
}

/** A run of items joined by 、 is a list of information when one of them surely is, or two may be. */
function listOf(sentence: string, run: readonly Item[], previous: number): InformationList[] {
  const first = run.findIndex(({ strength }) => strength !== 'filler');
  if (first === -1) return [];
  const last = run.findLastIndex(({ strength }) => strength !== 'filler');
  const kept = run.slice(first, last + 1);
  const strong = kept.some(({ strength }) => strength === 'strong');
  const weak = kept.filter(({ strength }) => strength === 'weak').length;
  const start = kept[0]?.start ?? 0;
  const joined = previous > 0 && CONNECTED.test(sentence.slice(previous, start));
  if (!strong && weak < 2 && !joined && !COLLECTS.test(sentence.slice(Math.max(0, start - 10), start)))
    return [];
  if (!strong && weak < kept.length) return [];
  const before = run[first - 1];
  const after = run[last + 1];
  const from =
    strong && first === 1 && before !== undefined && isFiller(sentence, before, 8) ? before.start : start;
  const to =
    strong && after !== undefined && isFiller(sentence, after, 8) ? after.end : (kept.at(-1)?.end ?? start);
  if (kept.some((item) => item.strength === 'filler' && !isFiller(sentence, item, MAXIMUM_FILLER))) {
    return kept
      .filter(({ strength }) => strength === 'strong')
      .map(({ start: one, end, terms }) => ({ start: one, end, terms }));
  }
  return [{ start: from, end: to, terms: kept.flatMap(({ terms }) => terms) }];
}

function isFiller(sentence: string, { start, end }: Span, maximum: number): boolean {
  return end - start <= maximum && !CLAUSE.test(sentence.slice(start, end));
}

/** "（IMEI）" after what it stands for is no item of its own. */
function isAbbreviation(sentence: string, { start, end }: Span): boolean {
  return (
    /[（(]$/.test(sentence.slice(0, start)) &&
    /^[）)]/.test(sentence.slice(end)) &&
    /^[\w /、-]+$/.test(sentence.slice(start, end))
  );
}

/** What stands between two boundaries. */
function itemsOf(sentence: string): Span[] {
  const items: Span[] = [];
  let start = 0;
  for (const found of sentence.matchAll(CUT)) {
    if (found.index > start) items.push({ start, end: found.index });
    start = found.index + found[0].length;
  }
  if (start < sentence.length) items.push({ start, end: sentence.length });
  return items;
}

function asItem(sentence: string, item: Span, lexicon: InformationLexicon): Item {
  const start = nounStart(sentence, item);
  const end = item.end - (/[\s_]*$/.exec(sentence.slice(start, item.end))?.[0].length ?? 0);
  const text = sentence.slice(start, end);
  const filler: Item = { start, end, terms: [], strength: 'filler' };
  if (text.length < 2 || text.length > MAXIMUM_ITEM || lexicon.generic.has(text)) return filler;
  const terms = lexicon
    .terms(text)
    .map((term) => ({ ...term, start: term.start + start, end: term.end + start }));
  const headed = lexicon.strongHeads.some((head) => text.endsWith(head));
  const last = terms.at(-1);
  if (last === undefined)
    return headed && text.length >= 4 && !CLAUSE.test(text) ? { ...filler, strength: 'strong' } : filler;
  if (last.end === end || headed || lexicon.heads.some((head) => text.endsWith(head))) {
    const weak = !headed && terms.every((term) => term.weak) && text.length <= 6;
    return { start, end, terms, strength: weak ? 'weak' : 'strong' };
  }
  // The term begins a clause ("手机号注册账号"): the term alone is meant.
  const first = terms.find((term) => !term.weak);
  return first === undefined
    ? filler
    : { start: first.start, end: first.end, terms: [first], strength: 'strong' };
}

/** Where the noun begins, after verbs and determiners. */
function nounStart(sentence: string, { start: from, end }: Span): number {
  let start = from + (/^[\s\d._-]*/.exec(sentence.slice(from, end))?.[0].length ?? 0);
  if (start >= end) return from;
  for (let round = 0; round < 4; round++) {
    const rest = sentence.slice(start, end);
    const lead = (VERB_NOUN.test(rest) ? null : VERB.exec(rest)) ?? LEADING.exec(rest);
    if (lead === null || lead[0].length >= rest.length) break;
    start += lead[0].length;
  }
  for (let round = 0; round < 3; round++) {
    const found = INNER_VERB.exec(sentence.slice(start, end));
    if (found === null || found[0].length + found.index + 2 > end - start) break;
    start += found.index + found[0].length;
  }
  return start;
}

/** A verb within an item: what follows it is the item. */
const INNER_VERB =
  /(?:收集|获取|提供|共享|披露|读取|填写|提交|上传|采集|使用您?|转让|公开|录入)(?=[^记时日情历长频习次数]{2})/u;
