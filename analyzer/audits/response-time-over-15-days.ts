import type { PolicyFacts } from '../facts/policy.ts';
import { wholePolicy } from '../judge/omitted-duty.ts';
import { type Passage, passages } from '../judge/policy-passages.ts';
import { statedFinding } from '../judge/stated-behaviour.ts';
import { policyRule } from '../rules/policy-rules.ts';
import { type Audit, judgement } from './audit.ts';

/** Fifteen working days are three weeks. */
const WORKING_DAYS = 15;
const CALENDAR_DAYS = 21;

/**
 * The 2019 method, 6.3 and 6.5: requests and complaints are dealt with in the time promised, which must not exceed fifteen
 * working days. GB/T 35273 8.7 lets an answer to a request take thirty days, so that a longer promise is a suspicion.
 */
export const responseTimeOver15Days: Audit = {
  id: 'response-time-over-15-days',
  code: 'ZZ2015',
  title: { zh: '承诺的处理期限超过十五个工作日', en: 'Promises an answer later than fifteen working days' },
  description: {
    zh: '更正、删除、注销和投诉都应当及时处理，拖延等于拒绝。',
    en: 'Correction, deletion, closing an account and complaints must be dealt with in time; delay is refusal.',
  },
  limits: {
    zh: '自然日超过二十一天（即约十五个工作日）才报告；国家标准允许在三十天内答复查阅等请求，因此须核对该期限适用于哪类请求。不查实际处理时间。',
    en: 'Calendar days count from twenty-two on (about fifteen working days). A national standard lets an answer to a request take thirty days, so what the time is for must be checked. How long it really takes is not seen.',
  },
  noticeTerm: 'no-deletion-correction-or-complaint-channel',
  provisions: ['191:6.3', '191:6.5', 'tc260-20202a:6.2', 'taf-085:4.1.3', 'gbt35273:8.5', 'gbt35273:8.7'],
  needs: ['policy'],
  audit(facts) {
    const policy = wholePolicy(facts);
    if ('outcome' in policy) return policy;
    const late = latePromises(policy);
    if (late.length === 0) return { outcome: 'pass' };
    return judgement([
      statedFinding(policy, late, {
        subject: 'response-time',
        noticeTerm: responseTimeOver15Days.noticeTerm,
        level: 'suspected',
        certainty: 'stated',
        personalInformation: [],
        title: responseTimeOver15Days.title,
        explanation: {
          zh: '更正、删除、注销账号和投诉、举报的承诺时限不得超过十五个工作日；下列句子承诺的期限更长。',
          en: 'The time promised for correction, deletion, closing an account and complaints must not exceed fifteen working days; the sentences quoted promise longer.',
        },
        verify: {
          zh: '在测试机上提出更正、删除或注销请求并投诉一次，记录提交和答复的时间；截屏留存。',
          en: 'On a test device ask for correction, deletion or closing the account, and complain once; record when it was sent and answered; keep screenshots.',
        },
        fix: {
          zh: '将更正、删除、注销和投诉的承诺时限改为不超过十五个工作日。',
          en: 'Promise correction, deletion, closing an account and answers to complaints within fifteen working days.',
        },
        provisions: responseTimeOver15Days.provisions,
      }),
    ]);
  },
};

function latePromises(policy: PolicyFacts): Passage[] {
  return passages(policy, policyRule('answer-time')).filter(({ match }) => {
    const number = numberOf(match.groups?.n ?? '');
    const unit = (match.groups?.unit ?? '').toLowerCase();
    if (unit.includes('工作') || /business|working/.test(unit)) return number > WORKING_DAYS;
    const days = unit === '月' || unit.startsWith('month') ? number * 30 : number;
    return days > CALENDAR_DAYS;
  });
}

const NUMBERS: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  十五: 15,
  二十: 20,
  三十: 30,
  四十五: 45,
  六十: 60,
  thirty: 30,
  'forty-five': 45,
  sixty: 60,
  ninety: 90,
};

function numberOf(written: string): number {
  return NUMBERS[written.toLowerCase()] ?? Number(written);
}
