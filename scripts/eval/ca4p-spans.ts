import { informationLists } from '../../analyzer/policy/statements/information-lists.ts';
import type { Span } from '../../analyzer/policy/text/sentences.ts';

/** Right before information that is only named there. */
const NAMED_BEFORE = new RegExp(
  `(?:${[
    '通过|基于|根据|用于|属于|是|关联到?',
    '不会?(?:包含|涉及)[^，。]{0,8}|拒绝(?:提供|授权)?|不提供',
    // What the user does to it, not the handler.
    '创建|注册|(?:编辑|绑定|完善|核实|验证|校验)(?=[您你]的)',
    // What is sent, made or protected, not collected.
    '(?:推荐|发送|保护|形成)[^，。的及]{0,5}',
  ].join('|')})(?:了?您的?|你的?|该|其)?\\s*$`,
  'u',
);
/** Right after it. */
const NAMED_AFTER = new RegExp(
  `^(?:${[
    // A modifier of what follows, with "的" or without.
    '的(?!情况|授权|目的[在是])|有关|相关的|等?(?:第三方|登录)|功能|权限|来源|服务|安全|地图|接口|凭证|福利|处理目的|保护|出境|泄露',
    '主体|副本|权[利益]|规则|清单|种类|情形|(?:类型|范围)[及和仅]|[中里]|登录|注册|上报',
    // What a sentence says of it.
    '是|属于|有[：:]|为例|进行(?:删除|去标识|匿名|识别)',
    // A time or an exception.
    '后[，,]|过程中|等?外[，,]',
  ].join('|')})`,
  'u',
);
const MEANS = /^\s*(?:多个)?cookies?$|权限$/iu;
/** Each piece is somebody, not something. */
const AGENTS = /^(?:[^、]{1,12}[商方](?:、|$))+$/u;
const TITLE_BEFORE = /^[\d一二三四五六七八九十①-⑳（）().、．\s-]*$/u;
const TITLE_AFTER = /^[：:]/u;
const CONDITION_AFTER = /^[^，,。；;：:\n]{0,40}?时(?:[，,。；;：:\n]|$)/u;
const CLAUSE_OF_CONDITION_OR_PURPOSE = /^(?:如果|为了?|当|并在|不会|用于|而|以(?![下及上往前]))/u;
const CLAUSE_OF_PURPOSE = /(?:无法|以便|使(?:您|你|用户|得)|将用于|告知)/u;
/** "These are the basic information that …": what the sentence says of other information. */
const PREDICATE =
  /(?:是(?!否)[^，。]{0,24}(?:收集|必需|必要|必须)[^，。]{0,4}的?|(?:构成|作为)[^，。]{0,6})$/u;
/** What the sentence has named before and now says something of. */
const RESUMED_BEFORE = /这些$/u;
const RESUMED_AFTER = /^(?:可能)?(?:包括|包含|不|将不|会|通过)/u;
const SOURCE_BEFORE = /从[^，。]{0,6}$/u;
const SOURCE_AFTER = /^(?:中|里|处|等)/u;
/** Within a bracket that defines a term. */
const DEFINITION = /[（(](?:[特即]?指|即)[^（）()]*$/u;

/** "We share the above information": nothing is named, and yet it is what is shared. */
const SHARED_BY_REFERENCE =
  /(?<=[将把])(?:上述|该|此|这些|该等|前述)信息(?=共享|分享|提供|披露|对外|转让|与[^，。；]{0,8}(?:共享|分享))/gu;

/** What CA4P-483 would mark as "Data": the information of which a sentence says what is done with it. */
export function dataSpans(sentence: string): Span[] {
  const named = informationLists(sentence).filter((list) => isHandled(sentence, list));
  const referred = [...sentence.matchAll(SHARED_BY_REFERENCE)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  return [...named, ...referred].sort((one, other) => one.start - other.start);
}

function isHandled(sentence: string, { start, end }: Span): boolean {
  const before = plain(sentence.slice(0, start));
  const after = plain(sentence.slice(end, end + 60));
  if (NAMED_BEFORE.test(before) || NAMED_AFTER.test(after)) return false;
  if (TITLE_BEFORE.test(before) && TITLE_AFTER.test(after)) return false;
  if (CONDITION_AFTER.test(after)) return false;
  if (
    MEANS.test(sentence.slice(start, end)) ||
    AGENTS.test(sentence.slice(start, end)) ||
    DEFINITION.test(before)
  )
    return false;
  const clause = before
    .slice(Math.max(...Array.from('，,。；;\n', (mark) => before.lastIndexOf(mark))) + 1)
    .replace(/^[\s\d.、（）()]*/u, '');
  if (CLAUSE_OF_CONDITION_OR_PURPOSE.test(clause) || CLAUSE_OF_PURPOSE.test(clause)) return false;
  if (PREDICATE.test(clause)) return false;
  if (RESUMED_BEFORE.test(before) && RESUMED_AFTER.test(after)) return false;
  if (SOURCE_BEFORE.test(clause) && SOURCE_AFTER.test(after)) return false;
  return !(/^\s*[如若][您你]/u.test(clause) && /拒绝|不(?:提供|同意|授权)/u.test(clause));
}

/** Without the marks of Markdown. */
function plain(text: string): string {
  return text.replace(/[*_]/gu, '');
}
