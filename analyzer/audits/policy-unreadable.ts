import type { PolicyFacts } from '../facts/policy.ts';
import type { FindingDraft } from '../finding.ts';
import { type Place, plainText, policyEvidence } from '../judge/policy-passages.ts';
import { type Audit, judgement } from './audit.ts';

/** Share of characters that simplified Chinese writes otherwise, from which a text is in traditional characters. */
const TRADITIONAL_SHARE = 0.08;
/** A policy longer than this, in characters, with fewer headings than these is a wall of text. */
const LONG = 6000;
const HEADINGS = 3;

/**
 * 2019 method 1.4 and 2.4, TC260-PG-20202A 1.4: a text of its own in simplified Chinese, with a structure one can follow. Type size and
 * colours are not seen.
 */
export const policyUnreadable: Audit = {
  id: 'policy-unreadable',
  code: 'ZZ2019',
  title: { zh: '隐私政策难以阅读', en: 'The policy is hard to read' },
  description: {
    zh: '读不懂的规则等于没有公开。',
    en: 'Rules that cannot be read are not published.',
  },
  limits: {
    zh: '只看语种、是否有文字和章节结构；字号、颜色、用语是否晦涩需由人判断。另有简体中文版的，本工具看不到。',
    en: 'Looks at the language, whether there is text at all, and headings; type size, colour and style are for a person to judge. Another version in simplified Chinese is not seen.',
  },
  noticeTerm: 'rules-not-public',
  provisions: ['191:1.4', '191:2.4', 'pipl:17', 'tc260-20202a:1.4'],
  needs: ['policy'],
  audit({ policy }) {
    if (policy === null) return { outcome: 'pass' };
    if (policy.notAPolicy === 'no-text') return judgement([finding(policy, 'no-text')]);
    if (policy.notAPolicy !== null && policy.notAPolicyReason !== null) {
      return { outcome: 'not-judged', reason: policy.notAPolicyReason };
    }
    if (policy.language !== 'zh') return judgement([finding(policy, 'not-chinese')]);
    if (isTraditional(policy)) return judgement([finding(policy, 'traditional')]);
    return judgement(isWall(policy) ? [finding(policy, 'no-structure')] : []);
  },
};

function isTraditional(policy: PolicyFacts): boolean {
  const { text } = policy;
  const plain = plainText(policy);
  let han = 0;
  let other = 0;
  for (let at = 0; at < text.length; at++) {
    if (!/\p{Script=Han}/u.test(text.charAt(at))) continue;
    han++;
    if (text.charAt(at) !== plain.charAt(at)) other++;
  }
  return han > 0 && other / han >= TRADITIONAL_SHARE;
}

function isWall({ text, sections }: PolicyFacts): boolean {
  return text.length > LONG && sections.length < HEADINGS && text.split('\n').length < LONG / 400;
}

const WHY = {
  'no-text': {
    zh: '文件中没有可读取的文字，可能是图片；图片形式的隐私政策难以查找、朗读和保存。',
    en: 'The file has no text that can be read, and may be a picture, which can be neither searched nor read aloud.',
  },
  'not-chinese': {
    zh: '所提供的隐私政策不是中文；面向境内用户的应用应当提供简体中文版。',
    en: 'The policy given is not in Chinese; an app for users in the territory must offer one in simplified Chinese.',
  },
  traditional: {
    zh: '所提供的隐私政策使用繁体中文；面向境内用户的应用应当提供简体中文版。',
    en: 'The policy given is in traditional characters; an app for users in the territory must offer one in simplified Chinese.',
  },
  'no-structure': {
    zh: '隐私政策篇幅长而没有标题和分段，用户难以找到所需内容。',
    en: 'The policy is long and has neither headings nor paragraphs by which to find anything.',
  },
} as const;

function finding(policy: PolicyFacts, why: keyof typeof WHY): FindingDraft {
  return {
    subject: why,
    noticeTerm: policyUnreadable.noticeTerm,
    level: why === 'no-structure' ? 'advice' : 'suspected',
    certainty: 'stated',
    personalInformation: [],
    title: policyUnreadable.title,
    explanation: WHY[why],
    verify: {
      zh: '在测试机上打开应用内的隐私政策，查看是否提供可选中文字的简体中文版；截屏留存。',
      en: 'Open the policy inside the app on a test device and see whether there is one in simplified Chinese whose text can be selected; keep screenshots.',
    },
    fix: {
      zh: '提供文字形式的简体中文隐私政策，分章节列出并设置目录。',
      en: 'Offer the policy as text in simplified Chinese, in sections with a table of contents.',
    },
    provisions: policyUnreadable.provisions,
    evidence: [policyEvidence(policy, opening(policy))],
  };
}

/** In this much of a text its opening is looked for. */
const OPENING = 4000;
/** A line shorter than this, in characters, is a title or a date, unless it ends as a sentence does. */
const SENTENCE = 60;
/** No more of a line is quoted. */
const QUOTED = 120;

/** What a reader reads first: the first line that is more than a title or a date, or the title when there is no such line. */
function opening({ text }: PolicyFacts): Place {
  const lines = [...text.slice(0, OPENING).matchAll(/[^\n]{1,4000}/g)]
    .map((match) => ({ said: match[0].trim(), start: match.index + match[0].search(/\S/) }))
    .filter(({ said }) => said !== '');
  const { said, start } = lines.find(
    (line) => line.said.length >= SENTENCE || /[.。!！;；]$/.test(line.said),
  ) ??
    lines[0] ?? { said: '', start: 0 };
  const quote = said.length <= QUOTED ? said : wholeWords(said.slice(0, QUOTED + 1));
  return { quote, start, end: start + quote.length, section: null };
}

/** A stretch of text without the word or clause that was cut off at its end. */
function wholeWords(cut: string): string {
  const end = Math.max(...[' ', '，', '。', '；', '、', ','].map((sign) => cut.lastIndexOf(sign)));
  return (end > QUOTED / 2 ? cut.slice(0, end) : cut.slice(0, QUOTED)).trim();
}
