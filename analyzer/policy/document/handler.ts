import type { HandlerIdentity, Statement } from '../../facts/policy.ts';

/** A registered name, up to the first place where one may end: of names in a row it is the first. */
const NAME_ZH =
  '[\\p{Script=Han}A-Za-z（）()·]{2,36}?(?:有限责任公司|股份有限公司|有限公司|股份公司|集团公司|(?:工作室|研究院|研究所)(?!股份|有限|集团)|合伙企业)';
const COMPANY_ZH = new RegExp(`(${NAME_ZH})`, 'u');
/** One more of a row of names. */
const NEXT_ZH = new RegExp(`^(?:、|，|以及|和|及|与) ?(${NAME_ZH})`, 'u');
/** Whose subsidiary the handler is stands before it. */
const OF_PARENT_ZH = new RegExp(`^[的之]?(?:全资|控股)?子公司 ?(${NAME_ZH})`, 'u');
/** What makes the names before it those of whoever speaks: “（以下简称‘我们’）”, with what else is said there. */
const US_ZH =
  /^(?:及其[^，。；（(]{0,16})?[，,（( ]{0,2}[^。；]{0,60}?(?:以下(?:统|合|简)?称|[统合简]称)(?:为|作)?[^。；）)]{0,24}我们/u;
const TOGETHER_ZH = /^等?共同/u;
const COMPANY_EN =
  /((?:[A-Z][\w&.,'’-]{0,30} ){1,6}(?:Inc|LLC|Ltd|Limited|GmbH|Corp|Corporation|Co|PLC|S\.A|B\.V|AB|Oy|Pty Ltd)\b\.?)/;
const LEADING =
  /^.*(?:是由|由|指的?是|指|是|系(?!统|列)|为|与|和|及|向|在|即|欢迎|感谢|使用|称|简称|名称|主体|关于|适用于|介绍|提供方|提供者|经营者|运营者|开发者|包括|不限于|子公司)/u;
/** Who calls itself “我们”, or a body that is named in short, without being a company by its name. */
const BRAND_ZH = [
  /([\p{Script=Han}A-Za-z0-9][\p{Script=Han}A-Za-z0-9 .&·-]{1,40}) ?[（(](?:以下)?(?:简称|统称|合称|或称|称)为? ?[“"「『‘']?我们/u,
  /([\p{Script=Han}]{2,20}(?:集团|大学|银行|协会|研究院|总局|管理局)) ?[（(]以下简?称/u,
];
/** A product or a pronoun in its place. */
const NO_BRAND = /^(?:本|该|此|贵|我们)|(?:应用|软件|平台|服务|政策|声明|协议)$/u;
const BRAND_EN = [
  /\b(?:Company|We|Us)\b[^.\n]{0,60} refers to (?:the )?([A-Z][^\n;,("“”]{1,60}?) ?(?=[;,(\n]|\.(?:\s|$)|$)/u,
  /\b([A-Z][\w&.'’-]{0,30}(?: [A-Z0-9][\w&.'’-]{0,30}){0,5}),? \((?:hereinafter )?["“'‘](?:[^)\n"”'’]{1,30}["”'’,]{1,2} ?(?:and |or )?["“'‘])?(?:we|us|our)\b/u,
];
const LEADING_EN = /^(?:At|By|In|From|With|Of|To|For) /;
/** Others whom a policy names beside the handler: who pays out, certifies or sells. */
const PARTNERS = /支付(?:公司|机构|服务|业务|功能|SDK)|认证机构|运营商|供应商|payment/iu;
const ADDRESS = /(?:地址|住所|address)[^：:是为位]{0,6}[:：是为在位]\s?于?\s?([^，。；;\n|]{6,80})/iu;
const OFFICER =
  /((?:个人信息|隐私|数据|儿童)[^，。；：:（(]{0,8}(?:负责人|专员|保护官|保护部|保护部门|保护办公室|保护机构|部)|(?:data protection|privacy) officer|grievance officer)/iu;
const OTHERS = /第三方|合作(?:方|伙伴)|SDK|关联公司(?:包括|：)|service provider|third part/iu;
const MAXIMUM = 20;
/** Where a policy says whose it is, in characters. */
const BEGINNING = 1500;
/** Where it may still say whom it calls “we”: definitions come after an introduction. */
const REACH = 10_000;

/** Who the policy says handles the information, from the statements that say so; `null` where none does. */
export function handlerOf(
  statements: readonly Statement[],
  text: string,
  language: 'zh' | 'en',
): HandlerIdentity {
  const own = statements.filter(({ quote }) => !OTHERS.test(quote) && !PARTNERS.test(quote));
  const identity = own.filter(({ kinds }) => kinds.includes('handler-identity'));
  const contact = own.filter(({ kinds }) => kinds.includes('contact') || kinds.includes('handler-identity'));
  const beginning = text
    .slice(0, BEGINNING)
    .split('\n')
    .filter((line) => !OTHERS.test(line) && !PARTNERS.test(line));
  const texts = [...quotes(identity), ...beginning, ...quotes(contact)];
  const contacts = contact.flatMap((statement) => statement.contacts);
  return {
    name:
      language === 'en'
        ? (englishName(texts) ?? brand(text, BRAND_EN))
        : (ourselves([...text.slice(0, BEGINNING).split('\n'), ...quotes(identity)]) ??
          chineseName(texts) ??
          brand(text, BRAND_ZH)),
    address: firstOf(quotes([...identity, ...contact]), ADDRESS),
    officer: firstOf(quotes(contact), OFFICER),
    emails: unique(contacts.filter((one) => one.includes('@'))),
    phones: unique(contacts.filter((one) => /^[+\d][\d -]+$/.test(one))),
  };
}

/** Whom a line calls “我们”: one name, or several that handle the information together. */
function ourselves(lines: readonly string[]): string | null {
  for (const line of lines) {
    const { names, rest } = namesIn(line);
    if (names.length > 0 && (US_ZH.test(rest) || (names.length > 1 && TOGETHER_ZH.test(rest))))
      return names.join('、');
  }
  return null;
}

/** The first name of a line with those in a row with it, and what follows them. */
function namesIn(line: string): { readonly names: readonly string[]; readonly rest: string } {
  const names: string[] = [];
  const found = COMPANY_ZH.exec(line);
  if (found?.[1] === undefined) return { names, rest: '' };
  let name = named(found[1]);
  let rest = line.slice(found.index + found[1].length);
  for (;;) {
    const own = OF_PARENT_ZH.exec(rest);
    if (own?.[1] !== undefined) rest = rest.slice(own[0].length);
    names.push(own?.[1] ?? name);
    const next = NEXT_ZH.exec(rest);
    if (next?.[1] === undefined || names.length === MAXIMUM) return { names, rest };
    name = next[1];
    rest = rest.slice(next[0].length);
  }
}

function quotes(statements: readonly Statement[]): string[] {
  return statements.map(({ quote }) => quote);
}

/** Without what leads up to it: the longest end that still is a name. */
function named(found: string): string {
  const whole = balanced(found);
  const rest = whole.replace(LEADING, '');
  return rest.length >= 6 ? rest : whole;
}

/** A bracket that only opens or only closes is not part of the name: a name before it is kept, else what follows it is. */
function balanced(found: string): string {
  const after = found.replace(/^[^（(]*[）)]/u, '');
  const open = Math.max(after.lastIndexOf('（'), after.lastIndexOf('('));
  if (open < 0 || /[）)]/u.test(after.slice(open))) return after;
  const before = after.slice(0, open);
  return COMPANY_ZH.test(before) ? before : after.slice(open + 1);
}

function chineseName(texts: readonly string[]): string | null {
  for (const text of texts) {
    const [name] = namesIn(text).names;
    if (name !== undefined) return name;
  }
  return null;
}

function englishName(texts: readonly string[]): string | null {
  return firstOf(texts, COMPANY_EN)?.replace(LEADING_EN, '') ?? null;
}

/** The name that a policy without a registered one goes by. */
function brand(text: string, patterns: readonly RegExp[]): string | null {
  const beginning = text.slice(0, REACH);
  for (const pattern of patterns) {
    const found = pattern.exec(beginning)?.[1]?.trim();
    const name = found?.replace(LEADING, '') ?? '';
    if (name.length >= 2 && !NO_BRAND.test(name)) return name;
  }
  return null;
}

function firstOf(texts: readonly string[], pattern: RegExp): string | null {
  for (const text of texts) {
    const found = pattern.exec(text)?.[1]?.trim();
    if (found !== undefined) return found;
  }
  return null;
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)].slice(0, MAXIMUM);
}
