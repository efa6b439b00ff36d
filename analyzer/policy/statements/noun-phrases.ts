import type { Span } from '../text/sentences.ts';
import type { InformationLexicon, Term } from './information-lexicon.ts';

/** A noun phrase that may name information. */
export interface Item extends Span {
  readonly terms: readonly Term[];
  readonly strength: 'strong' | 'weak' | 'filler';
}

/** Longer than this, a stretch without a boundary is a clause. */
const MAXIMUM_ITEM = 24;
const PUNCTUATION = '[，,。；;：:！!？?（）()【】[\\]“”"\'《》<>*·|、\\n\\t]';
const CONJUNCTIONS = '以及|及其(?!他|它)|或者|及|和|与|或|并';
const FUNCTION_WORDS =
  '等|但|不限于|以便|用于|用以|为了|从而|是否|通过|根据|基于|由|被(?!保险)|(?<!性取|倾)向|从|(?<![所正])在(?!线|地)|对(?!话|局|方|象|账)|将|把|会(?!话|员|议)|可能|可以|需要|必须|应当|无法|不能|是指|指的是|属于|是|(?<!行)为(?!止)|当(?!前)|如果|例如|比如|诸如|包括|包含|如下|如(?!何)|其中|来(?!源|电|往)|给(?!付)|进行|时(?!间|长|区|刻|段)|后(?!台|续)|中(?!国|心)|以(?!及|上|下|外|内)';
const DETERMINERS =
  '(?:相关|额外|用户)(?=个人(?:隐私|身份|敏感)?信息)|上述|前述|该等|该类|这些|此类|这类|以上|以下|下列|下述|其他|其它|任何|所有|全部|部分|一切|相关的|有关的|必要的|必要|必需的|所必需|真实的|最新的|准确的|单独|您的|您|你的|你|用户的|我们的|我们|自己的|本人的|个人的(?=[^信资])|所使用的|产生的|提供的|填写的|发布的|上传的|授权的|收集的|涉及的';
/** "的" parts a noun from its modifier, unless the two name the information only together ("安装的应用信息"). */
const PARTICLE =
  '(?<!账号|账户|常用|浏览器|位置|软件|有关|安装|使用|访问|运行|成年人|儿童|网络|设备|点击|浏览|查看|请求|输入|搜索|收藏|处理后|加密后|应用程序|操作系统|浏览器)的';
const CUT = new RegExp([PUNCTUATION, CONJUNCTIONS, FUNCTION_WORDS, DETERMINERS, PARTICLE].join('|'), 'gu');
/** Brackets within a noun: "网卡（MAC）地址". */
const ABBREVIATION = /[（(][“"]?[A-Za-z]{2,8}[”"]?[)）](?=地址|号|码|标识)/gu;

const REGISTER = '注册(?!信息|资料|时间|地|手机|邮箱|号|登记|人)';
const VERB = new RegExp(
  `^(?:自动|主动|强制|间接|直接|另行)?(?:收集|采集|搜集|获取|取得|提供|共享|分享|披露|透露|公开|转让|出售|读取|访问|调用|填写|录入|提交|上传|输入|使用|利用|处理|存储|储存|保存|保留|留存|记录|传输|查询|查看|更正|修改|更新|补充|删除|清除|保护|接收|发送|绑定|验证|核验|完善|选择|同意|授权|允许|开启|申请|涉及|拒绝|撤回|存放|委托|交换|出租|泄露|汇总|整理|分析|关联|结合|合并|比对|识别|匹配|创建|展示|整合|标记|找回|借助于?|载明|变更|补全|代表|确认|获得|采用|推荐|防止|防范|提高|征得|放置|留下|扫描|形成|说明|避免|导致|确保|保证|编辑|改变|严格限制|限制|要求|控制|了解|复制|增强|实现|设置了?|依赖于|注销|检索|同步|停用|添加|建立|禁用|接受|影响|交换|登录(?!时间|记录|信息|密码|名|状态|地|账|帐|用户|IP|方式|日志|数据|历史)|${REGISTER})(?=.{2})`,
  'u',
);
/** Nouns that begin with such a verb. */
const VERB_NOUN =
  /^(?:使用|访问|搜索|浏览|登录|支付|交易|记录|验证|授权|识别|分享|更新|查询|存储|申请)(?:记录|时间|日期|情况|历史|时长|频率|习惯|次数|数据|信息|日志|行为|状态|偏好|码|频次|方式|内容|空间|权限|语言|关键[字词]|的)/u;
/** A verb within an item: what follows it is the item. */
const INNER_VERB = new RegExp(
  `(?:收集|获取|提供|共享|披露|读取|填写|提交|上传|采集|使用您?|转让|公开|录入|分享(?!信息)|透露|公布|传播|发送|发布(?!内容|信息)|记录|创建|变更|补全|标记(?!信息)|找回|载明|删除|(?<!密码)保护|处理(?!后)|获得|防止|确保|改变|注销|(?<!访问)控制|限制|清除|访问(?=个人|相册)|存入|同步|${REGISTER})(?!记录|时间|时长|日期|日志|情况|历史|频|习惯|次数|数据|权限|的)(?=.{2})`,
  'u',
);
/** What is done with the information named before it ends the item. */
const VERB_AFTER =
  /^(?:收集|采集|获取|提供|共享|分享(?!信息|记录|内容)|披露|转让|出售|读取|填写|提交|上传|创建|注册(?!信息|时间|地|资料|账|手机)|登录(?!密|日志|时间|记录|信息|名|状态|地|账|IP|方式)|保存|泄露)/u;
const LEADING =
  /^(?:会员(?!信息|数据|账|号|等级|资料)|买家|卖家|的|了|其|且|而|才?可(?=利用|使用|访问)|若(?=发生)|此(?!信息|数据|[类项])|含|各类|各种|多项|某些|一些|相应的?|具体的|详细的|[a-z\d]{1,2}[.、)])/u;
/** After "记录", which then is a verb ("自动记录您的"). */
const RECORDED = /^(?:[您你并了]|用户|一些)/u;
/** Of these, a piece that no lexicon knows is no item of a list. */
const CLAUSE =
  /我们|您|第三方|用户|服务时|功能|公司|合作|平台|以及|保障|帮助|实现|为了|用于|提升|优化|改善|法律|协议|政策|投诉|举报|是|会(?!话|员|计|议)/u;
const CLAUSE_BUT_ITEM = /^(?:平台|公司)$/u;

/** The noun phrases between two boundaries, with the whole stretch each was found in. */
export function itemsOf(sentence: string, lexicon: InformationLexicon): { within: Span; item: Item }[] {
  const abbreviated = [...sentence.matchAll(ABBREVIATION)].map(({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
  }));
  // What a lexicon has as one word is one, whatever words are in it ("系统故障时产生的信息").
  const wholes: Span[] = [...abbreviated, ...lexicon.terms(sentence).filter(({ hypernym }) => !hypernym)];
  const stretches: Span[] = [];
  let start = 0;
  for (const { 0: text, index } of sentence.matchAll(CUT)) {
    if (wholes.some((whole) => whole.start <= index && index < whole.end)) continue;
    if (index > start) stretches.push({ start, end: index });
    start = index + text.length;
  }
  if (start < sentence.length) stretches.push({ start, end: sentence.length });
  return stretches.map((within) => ({ within, item: itemIn(sentence, within, lexicon) }));
}

/** Whether a piece that no lexicon knows may stand in a list of information. */
export function isFiller(sentence: string, { start, end }: Span, maximum: number): boolean {
  const text = sentence.slice(start, end);
  return (
    text.length >= 2 &&
    widthOf(text) <= maximum &&
    /\p{L}/u.test(text) &&
    (!CLAUSE.test(text) || CLAUSE_BUT_ITEM.test(text))
  );
}

/** Length in characters, of which a Latin word counts as two ("Android广告ID"). */
function widthOf(text: string): number {
  return text.replace(/[a-z\d]+/giu, 'AA').length;
}

/** Whether words make a clause of a stretch. */
export function isClause(text: string): boolean {
  return CLAUSE.test(text);
}

function itemIn(sentence: string, within: Span, lexicon: InformationLexicon): Item {
  const start = nounStart(sentence, within, lexicon);
  const blank = /[\s_]*$/.exec(sentence.slice(start, within.end))?.[0].length ?? 0;
  const stretch = sentence.slice(start, within.end - blank);
  const known = lexicon.terms(stretch);
  const [named] = known;
  const handled = named !== undefined && VERB_AFTER.test(stretch.slice(named.end));
  const text = handled ? stretch.slice(0, named.end) : stretch;
  const end = start + text.length;
  const filler: Item = { start, end, terms: [], strength: 'filler' };
  if (text.length < 2 || text.length > MAXIMUM_ITEM || lexicon.generic.has(text)) return filler;
  if (text.endsWith('记录') && RECORDED.test(sentence.slice(end, end + 2))) return filler;
  const terms = (handled ? lexicon.terms(text) : known).map((term) => ({
    ...term,
    start: term.start + start,
    end: term.end + start,
  }));
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
function nounStart(sentence: string, { start: from, end }: Span, lexicon: InformationLexicon): number {
  let start = from + (/^[\s\d._*•●■◆○◦-]*/.exec(sentence.slice(from, end))?.[0].length ?? 0);
  if (start >= end) return from;
  for (let round = 0; round < 4; round++) {
    const rest = sentence.slice(start, end);
    const lead = (VERB_NOUN.test(rest) ? null : VERB.exec(rest)) ?? LEADING.exec(rest);
    if (lead === null || lead[0].length >= rest.length) break;
    start += lead[0].length;
  }
  for (let round = 0; round < 3; round++) {
    const rest = sentence.slice(start, end);
    const found = INNER_VERB.exec(rest);
    if (found === null || found[0].length + found.index + 2 > rest.length) break;
    if (lexicon.terms(rest).some((term) => !term.weak && term.end <= found.index)) break;
    start += found.index + found[0].length;
  }
  return start;
}
