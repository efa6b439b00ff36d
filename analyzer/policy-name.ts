const CHINESE_TITLE =
  /(隐私|隱私)权?(权|權)?(保护)?(政策|协议|協議|声明|聲明|条款|條款|指引|须知|告知书|通知)|个人信息(保护|处理)?(政策|声明|规则|指引)|個人資料保護(政策|聲明)/;
const ENGLISH_TITLE = /\bprivacy[\s_-]?(policy|statement|notice|agreement|terms)\b/i;
/** The beginning of an address, or what makes it that of a policy. */
const ADDRESS_PART =
  /(https?:\/\/|www\.|file:\/\/\/android_asset\/)|privacy|yinsi|yszc|ysxy|%E9%9A%90%E7%A7%81/gi;
/** Characters between the two. */
const MAXIMUM_PATH = 500;

/** Whether a text names a privacy policy or is the address of one. */
export function namesPolicy(text: string): boolean {
  return CHINESE_TITLE.test(text) || ENGLISH_TITLE.test(text) || addressAt(text) >= 0;
}

/** Where a text first names a privacy policy, or `null`. */
export function policyNameAt(text: string): number | null {
  const titles = [CHINESE_TITLE, ENGLISH_TITLE].map((pattern) => text.search(pattern));
  const found = [...titles, addressAt(text)].filter((index) => index >= 0);
  return found.length === 0 ? null : Math.min(...found);
}

/** Where the address of a policy begins, or -1. One pass: texts are of megabytes, and made of beginnings of addresses. */
function addressAt(text: string): number {
  let start = -1;
  let end = 0;
  for (const part of text.matchAll(ADDRESS_PART)) {
    const { index } = part;
    if (part[1] !== undefined) {
      start = index;
      end = index + part[0].length;
    } else if (start >= 0) {
      if (index - end <= MAXIMUM_PATH && !/\s/.test(text.slice(end, index))) return start;
      start = -1;
    }
  }
  return -1;
}
