import type { Statement } from '../facts/policy.ts';
import { policyEvidence, whyNotRead } from '../judge/policy-basis.ts';
import { sentenceSays } from '../judge/policy-passages.ts';
import { policyRule } from '../rules/policy-rules.ts';
import { type Audit, judgement } from './audit.ts';

/** Statements quoted in the finding. */
const MAXIMUM_EVIDENCE = 8;

/**
 * The policy says that personal information is given to other parties and nowhere says that the person is asked (PIPL
 * art. 23). One finding for the policy.
 */
export const sharingWithoutConsent: Audit = {
  id: 'sharing-without-consent',
  code: 'ZZ2041',
  title: {
    zh: '向第三方提供个人信息，未写明取得同意',
    en: 'Gives personal information to others without asking',
  },
  description: {
    zh: '信息一旦交给他人，用户就难以追回。法律要求告知接收方并取得单独同意。',
    en: 'Once given away, information can hardly be taken back. The law asks for separate consent, with the recipient named.',
  },
  limits: {
    zh: '只看隐私政策的文字：未写明不等于实际未征得同意，须在真机上查看。委托处理、法定义务等不需要同意的情形不在此列。',
    en: 'Goes by the policy’s words: consent may be asked for where the policy does not say so. Entrusted handling and legal duties, which need no consent, do not count.',
  },
  noticeTerm: 'provision-to-others-without-consent',
  provisions: ['pipl:23', '191:5.2', 'taf-078.5:3.2', 'gbt35273:9.2'],
  needs: ['policy'],
  audit(facts) {
    const { policy } = facts;
    if (policy === null) return { outcome: 'pass' };
    const reason = whyNotRead(policy);
    if (reason !== null) return { outcome: 'not-judged', reason };
    const sharing = policy.statements.filter(isSharing);
    if (sharing.length === 0 || policy.statements.some(saysConsent)) return { outcome: 'pass' };
    const recipients = recipientsOf(sharing);
    const named =
      recipients.length === 0
        ? { zh: '', en: '' }
        : { zh: `（${recipients.join('、')}）`, en: ` (${recipients.join(', ')})` };
    return judgement([
      {
        subject: 'policy',
        noticeTerm: sharingWithoutConsent.noticeTerm,
        level: 'suspected',
        certainty: 'stated',
        personalInformation: [...new Set(sharing.flatMap((one) => one.personalInformation))],
        title: {
          zh: '隐私政策写明向第三方提供个人信息，未见取得同意的表述',
          en: 'The policy tells of giving personal information to others and says nothing of consent',
        },
        explanation: {
          zh: `隐私政策有 ${sharing.length} 处写明向其他方提供个人信息${named.zh}，全文未见就此取得用户同意或单独同意的表述。`,
          en: `The policy says in ${sharing.length} places that personal information is given to other parties${named.en}; nowhere does it say that consent, or separate consent, is asked for it.`,
        },
        verify: {
          zh: '在测试机上使用涉及第三方的功能，查看提供之前是否以弹窗等方式告知接收方的名称、联系方式、目的、方式和种类，并由用户单独同意；抓取通信查看同意之前是否已向第三方发送信息。',
          en: 'Use the functions that involve other parties on a test device: see whether, before anything is given, the recipient, its contact, purpose, manner and types are told and the user agrees to that by itself; and in the traffic whether anything goes out before.',
        },
        fix: {
          zh: '向其他处理者提供之前告知接收方的名称、联系方式、处理目的、处理方式和个人信息种类，取得单独同意，并在隐私政策中写明。',
          en: 'Before giving anything to another handler, tell its name, contact, purpose, manner and the types, obtain separate consent, and say so in the policy.',
        },
        provisions: sharingWithoutConsent.provisions,
        evidence: sharing.slice(0, MAXIMUM_EVIDENCE).map((one) => policyEvidence(one, facts)),
      },
    ]);
  },
};

/** Says that something is given to another party, on no ground that needs no consent. */
function isSharing(statement: Statement): boolean {
  const { kinds, negated, heading, legalBasis } = statement;
  if (negated || heading || !kinds.includes('sharing')) return false;
  if (kinds.includes('consent-exception') || !saysGiven(statement)) return false;
  return legalBasis === null || legalBasis === 'legitimate-interest';
}

const INFORMATION = /信息|数据|資料|资料|訊息|資訊|數據|\b(?:information|data|details)\b/iu;

/** The classifier of sentences alone is no ground for saying that something is given away: its words must say so too. */
function saysGiven({ quote, personalInformation }: Statement): boolean {
  const ofInformation = personalInformation.length > 0 || INFORMATION.test(quote);
  return ofInformation && sentenceSays(policyRule('given-to-others'), quote);
}

/** Recipients named in an explanation. */
const MAXIMUM_RECIPIENTS = 5;
/** What is said of a recipient after its name: why or when it is given something. */
const AFTER_NAME = / (?:in order to|so (?:that|they)|to|for|that|which|who|when|where|if|as)\b.{0,200}$/su;

function recipientsOf(sharing: readonly Statement[]): string[] {
  const named = sharing.flatMap(({ recipient }) => (recipient === null ? [] : [recipient]));
  const names = named.map((name) => name.replace(AFTER_NAME, '').trim());
  return [...new Set(names.filter((name) => name !== ''))].slice(0, MAXIMUM_RECIPIENTS);
}

const ASKED =
  /同意|授权|consent|permission|\ballow us to\b|\b(?:electing|directing|asking) (?:us )?to share\b/i;

/** Says of sharing that the person is asked, whether as a condition (“未经您同意，我们不会”) or as an act. */
function saysConsent(statement: Statement): boolean {
  const { kinds, consent, legalBasis, condition, quote } = statement;
  if (kinds.includes('sharing-consent')) return true;
  if (!kinds.includes('sharing') && !kinds.includes('sdk')) return false;
  if (kinds.includes('consent') || kinds.includes('separate-consent') || legalBasis === 'consent')
    return true;
  return (consent !== null && consent !== 'deemed') || ASKED.test(`${condition ?? ''}${quote}`);
}
