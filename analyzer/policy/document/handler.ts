import type { HandlerIdentity, Statement } from '../../facts/policy.ts';

const COMPANY_ZH =
  /([\p{Script=Han}A-Za-z（）()·]{2,36}(?:有限责任公司|股份有限公司|有限公司|股份公司|集团公司|工作室|研究院|研究所|合伙企业))/u;
const COMPANY_EN =
  /((?:[A-Z][\w&.,'’-]{0,30} ){1,6}(?:Inc|LLC|Ltd|Limited|GmbH|Corp|Corporation|Co|PLC|S\.A|B\.V|AB|Oy|Pty Ltd)\b\.?)/;
const LEADING =
  /^.*(?:是由|由|指的?是|指|是|系(?!统|列)|为|与|和|及|向|在|即|欢迎|感谢|使用|称|简称|名称|主体|关于|适用于|介绍|提供方|提供者|经营者|运营者|开发者|包括|不限于|子公司)/u;
const LEADING_EN = /^(?:At|By|In|From|With|Of|To|For) /;
/** Others whom a policy names beside the handler: who pays out, certifies or sells. */
const PARTNERS = /支付(?:公司|机构|服务|业务|功能|SDK)|认证机构|运营商|供应商|payment/iu;
const ADDRESS = /(?:地址|住所|address)[^：:是为位]{0,6}[:：是为在位]\s?于?\s?([^，。；;\n|]{6,80})/iu;
const OFFICER =
  /((?:个人信息|隐私|数据|儿童)[^，。；：:（(]{0,8}(?:负责人|专员|保护官|保护部|保护部门|保护办公室|保护机构|部)|(?:data protection|privacy) officer|grievance officer)/iu;
const OTHERS = /第三方|合作(?:方|伙伴)|SDK|关联公司(?:包括|：)|service provider|third part/iu;
const MAXIMUM = 20;

/** Who the policy says handles the information, from the statements that say so; `null` where none does. */
export function handlerOf(
  statements: readonly Statement[],
  text: string,
  language: 'zh' | 'en',
): HandlerIdentity {
  const own = statements.filter(({ quote }) => !OTHERS.test(quote) && !PARTNERS.test(quote));
  const identity = own.filter(({ kinds }) => kinds.includes('handler-identity'));
  const contact = own.filter(({ kinds }) => kinds.includes('contact') || kinds.includes('handler-identity'));
  const pattern = language === 'zh' ? COMPANY_ZH : COMPANY_EN;
  const beginning = text
    .slice(0, 1500)
    .split('\n')
    .filter((line) => !OTHERS.test(line) && !PARTNERS.test(line));
  const name = firstOf(
    [...identity.map(({ quote }) => quote), ...beginning, ...contact.map(({ quote }) => quote)],
    pattern,
  );
  const contacts = contact.flatMap((statement) => statement.contacts);
  return {
    name: name === null ? null : named(name),
    address: firstOf(
      [...identity, ...contact].map(({ quote }) => quote),
      ADDRESS,
    ),
    officer: firstOf(
      contact.map(({ quote }) => quote),
      OFFICER,
    ),
    emails: unique(contacts.filter((one) => one.includes('@'))),
    phones: unique(contacts.filter((one) => /^[+\d][\d -]+$/.test(one))),
  };
}

/** Without what leads up to it: the longest end that still is a name. */
function named(found: string): string {
  const whole = balanced(found).replace(LEADING_EN, '');
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
