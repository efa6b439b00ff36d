import type { ListingFacts, PrivacyLabel } from '../../analyzer/facts/listing.ts';
import type { DisclosedSdk, PolicyFacts, Statement } from '../../analyzer/facts/policy.ts';

/** One sentence of a policy, with nothing said in it but what a test adds. */
export function statement(quote: string, more: Partial<Statement> = {}): Statement {
  return {
    id: 's0',
    kinds: ['collection'],
    personalInformation: [],
    mentions: [],
    negated: false,
    quote,
    start: 0,
    end: quote.length,
    section: null,
    heading: false,
    lead: null,
    purpose: null,
    recipient: null,
    condition: null,
    refusal: null,
    openEnded: false,
    necessity: null,
    consent: null,
    legalBasis: null,
    responseTime: null,
    retention: null,
    places: [],
    age: null,
    contacts: [],
    important: false,
    risk: false,
    ...more,
  };
}

/** A Chinese policy that was read and consists of these statements; three more that name nothing make it enough to judge. */
export function policy(statements: readonly Statement[], more: Partial<PolicyFacts> = {}): PolicyFacts {
  const filler = ['本政策说明我们如何处理个人信息。', '请您仔细阅读。', '更新后我们会通知您。'].map((text) =>
    statement(text, { kinds: ['scope'] }),
  );
  let text = '';
  const placed = [...statements, ...filler].map((one, index) => {
    const start = text.length;
    text += `${one.quote}\n`;
    return { ...one, id: `s${index}`, start, end: start + one.quote.length };
  });
  return {
    input: 1,
    language: 'zh',
    title: '隐私政策',
    text,
    notAPolicy: null,
    notAPolicyReason: null,
    sections: [],
    statements: placed,
    sentences: placed.length,
    disclosedSdks: [],
    links: [],
    dates: { published: null, effective: null },
    handler: { name: null, address: null, officer: null, emails: [], phones: [] },
    warnings: [],
    ...more,
  };
}

export function disclosedSdk(
  id: string | null,
  name: string,
  more: Partial<DisclosedSdk> = {},
): DisclosedSdk {
  return {
    id,
    name,
    vendor: null,
    purpose: null,
    personalInformation: [],
    informationText: null,
    policyUrl: null,
    from: 'table',
    start: 0,
    end: 0,
    ...more,
  };
}

/** A store page that was read and whose privacy label is this. */
export function listing(privacyLabel: PrivacyLabel | null, more: Partial<ListingFacts> = {}): ListingFacts {
  return {
    input: 1,
    store: 'google-play',
    url: 'https://play.google.com/store/apps/details?id=com.example.app',
    packageName: 'com.example.app',
    name: 'Example',
    developer: 'Example Ltd',
    category: null,
    description: null,
    version: null,
    permissions: null,
    permissionWords: {},
    policyUrl: null,
    downloadUrl: null,
    privacyLabel,
    notRead: [],
    saysNone: [],
    saysNoneWords: {},
    ...more,
  };
}
