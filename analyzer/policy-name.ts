const CHINESE_TITLE =
  /(隐私|隱私)权?(权|權)?(保护)?(政策|协议|協議|声明|聲明|条款|條款|指引|须知|告知书|通知)|个人信息(保护|处理)?(政策|声明|规则|指引)|個人資料保護(政策|聲明)/;
const ENGLISH_TITLE = /\bprivacy[\s_-]?(policy|statement|notice|agreement|terms)\b/i;
const ADDRESS =
  /(https?:\/\/|www\.|file:\/\/\/android_asset\/)\S{0,500}?(privacy|yinsi|yszc|ysxy|%E9%9A%90%E7%A7%81)/i;

/** Whether a text names a privacy policy or is the address of one. */
export function namesPolicy(text: string): boolean {
  return CHINESE_TITLE.test(text) || ENGLISH_TITLE.test(text) || ADDRESS.test(text);
}

/** Where a text first names a privacy policy, or `null`. */
export function policyNameAt(text: string): number | null {
  const places = [CHINESE_TITLE, ENGLISH_TITLE, ADDRESS].map((pattern) => text.search(pattern));
  const found = places.filter((index) => index >= 0);
  return found.length === 0 ? null : Math.min(...found);
}
