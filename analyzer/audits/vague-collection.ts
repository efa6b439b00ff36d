import { statedBehaviour } from '../judge/stated-behaviour.ts';

/**
 * TC260-PG-20202A 2.1 a): no incomplete lists. Sentences on measures, purposes or partners are not about what is collected.
 */
export const vagueCollection = statedBehaviour({
  id: 'vague-collection',
  code: 'ZZ2012',
  title: { zh: '以“包括但不限于”等方式概括收集范围', en: 'What is collected is left open' },
  description: {
    zh: '收集什么应当逐一列出；留有余地的列举等于没有边界。',
    en: 'What is collected must be listed one by one; an open list has no limit.',
  },
  limits: {
    zh: '只看收集个人信息的句子中“包括但不限于”一类的用语，以及只说收集“相关信息，例如……”的句子；单独一个“等”字不在此列，因为其后往往另有完整的列表。',
    en: 'Looks only for “including but not limited to” and the like in sentences on collection, and for “related information, for example …” with no list; a mere “etc.” does not count, as a full list often follows.',
  },
  noticeTerm: 'purpose-manner-scope-not-stated',
  provisions: ['tc260-20202a:2.1', 'taf-068:6', 'pipl:17', '191:2.1'],
  level: 'suspected',
  rules: ['open-ended-collection'],
  explanation: {
    zh: '收集使用规则应当逐一列明所收集的个人信息，避免不完整列举；下列句子以开放式列举概括收集范围。',
    en: 'The rules must list one by one what is collected; the sentences quoted leave the list open.',
  },
  verify: {
    zh: '对照应用实际收集的信息：抓取通信或查看系统的权限使用记录，核对是否超出政策所列；截屏留存。',
    en: 'Compare with what the app does: capture its traffic or see the system’s record of permissions used, and check it against the list; keep screenshots.',
  },
  fix: {
    zh: '删除“包括但不限于”，按业务功能逐项列出信息种类、目的和方式，可用清单表格。',
    en: 'Remove the wording and list by function each type with its purpose and manner, best in a table.',
  },
});
