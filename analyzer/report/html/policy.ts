import type { AuditResult, ListingReport, PolicyReport } from '../../result.ts';
import { storeName } from '../../rules/stores.ts';
import type { RulePack } from '../../rules.ts';
import type { Text } from '../../text.ts';
import { capital, LISTING_FIELDS } from '../listing-fields.ts';
import { LABEL } from '../words.ts';
import { both, type Markup, markup } from './markup.ts';
import { section, table } from './section.ts';

/** Statements shown; the JSON report has all. */
const SHOWN_STATEMENTS = 60;

function row(zh: string, en: string, value: string | null): Markup {
  return value === null || value === '' ? markup`` : markup`<dt>${both({ zh, en })}</dt><dd>${value}</dd>`;
}

/** Who answers for the policy, when it holds, what it discloses, in its own words. */
export function policySection(result: AuditResult, rules: RulePack): Markup {
  const { policy } = result;
  if (policy === null) return markup``;
  const head = markup`<dl>${row('标题', 'Title', policy.title)}${row('处理者', 'Handler', policy.handler.name)}${row('地址', 'Address', policy.handler.address)}${row('联系方式', 'Contact', [...policy.handler.emails, ...policy.handler.phones].join(', '))}${row('发布', 'Published', policy.dates.published)}${row('生效', 'In force', policy.dates.effective)}${row('句数', 'Sentences', `${policy.sentences} (${policy.statements.length})`)}</dl>`;
  const not = policy.notAPolicy === null ? null : markup`<p><strong>${both(policy.notAPolicy)}</strong></p>`;
  return section(
    'policy',
    { zh: '隐私政策', en: 'Privacy policy' },
    markup`${not}${head}${statementsOf(policy, rules)}${disclosedOf(policy, rules)}`,
  );
}

function names(types: readonly string[], rules: RulePack): Text {
  const known = types.map((type) => rules.personalInformation.get(type)?.name ?? { zh: type, en: type });
  return { zh: known.map((one) => one.zh).join('、'), en: known.map((one) => one.en).join(', ') };
}

function statementsOf({ statements }: PolicyReport, rules: RulePack): Markup {
  const telling = statements.filter((one) => one.personalInformation.length > 0);
  if (telling.length === 0) return markup``;
  const title = {
    zh: `写明的个人信息（${telling.length} 处）`,
    en: `Personal information that it names (${telling.length} places)`,
  };
  const rows = telling.slice(0, SHOWN_STATEMENTS).map(
    (one) =>
      markup`<tr><td>${both(names(one.personalInformation, rules))}</td><td>${one.negated ? both({ zh: '否认', en: 'denied' }) : '✓'}</td><td><q>${one.quote}</q></td></tr>
`,
  );
  const columns: Text[] = [
    { zh: '个人信息', en: 'Personal information' },
    { zh: '说法', en: 'Says' },
    { zh: '原文', en: 'In its words' },
  ];
  return markup`<details class="fold"><summary>${both(title)}</summary>${table(title, columns, rows)}</details>`;
}

function disclosedOf({ disclosedSdks }: PolicyReport, rules: RulePack): Markup {
  if (disclosedSdks.length === 0) return markup``;
  const title = {
    zh: `列明的第三方（${disclosedSdks.length}）`,
    en: `Third parties that it lists (${disclosedSdks.length})`,
  };
  const rows = disclosedSdks.map(
    (one) =>
      markup`<tr><td>${one.name}</td><td>${one.vendor ?? '–'}</td><td>${one.purpose ?? '–'}</td><td>${both(names(one.personalInformation, rules))}</td></tr>
`,
  );
  const columns: Text[] = [
    { zh: '名称', en: 'Name' },
    { zh: '提供者', en: 'Provider' },
    { zh: '目的', en: 'Purpose' },
    { zh: '个人信息', en: 'Personal information' },
  ];
  return markup`<details class="fold"><summary>${both(title)}</summary>${table(title, columns, rows)}</details>`;
}

/** What the store page says, and which fields could not be read. */
export function listingSection(result: AuditResult): Markup {
  const { listing } = result;
  if (listing === null) return markup``;
  return section('listing', { zh: '商店页面', en: 'Store page' }, markup`<dl>${fields(listing)}</dl>`);
}

function fields(listing: ListingReport): Markup {
  const store = storeName(listing.store) ?? { zh: listing.store, en: listing.store };
  const pages = new Set([listing.url, ...Object.values(listing.elsewhere ?? {}).map(({ url }) => url)]);
  const partial = listing.isPartial ? markup`<dd><strong>${both(LABEL.partial)}</strong></dd>` : null;
  const label = listing.privacyLabel?.collected.map((one) => one.quote).join('; ') ?? null;
  const values: Readonly<Record<(typeof LISTING_FIELDS)[number][0], string | null>> = {
    ...listing,
    permissions: listing.permissions?.join(', ') ?? null,
    privacyLabel: listing.privacyLabel?.collectsNothing === true ? '–' : label,
  };
  const shown = LISTING_FIELDS.map(([field, { zh, en }]) => row(zh, capital(en), values[field]));
  return markup`<dt>${both({ zh: '商店', en: 'Store' })}</dt><dd>${both(store)}</dd>${row('地址', 'Address', [...pages].join(' '))}${partial}${row('名称', 'Name', listing.name)}${shown}${named('未能读取', 'Could not be read', listing.notRead)}${named('页面写明没有', 'Said to be none', listing.saysNone)}${named('人工录入', 'Entered by hand', listing.entered ?? [])}`;
}

/** Fields by the names that readers know. */
function named(zh: string, en: string, ids: readonly string[]): Markup {
  if (ids.length === 0) return markup``;
  const names = ids.map((id) => FIELD_NAMES.get(id) ?? { zh: id, en: id });
  const text = { zh: names.map((one) => one.zh).join('、'), en: names.map((one) => one.en).join(', ') };
  return markup`<dt>${both({ zh, en })}</dt><dd>${both(text)}</dd>`;
}

const FIELD_NAMES: ReadonlyMap<string, Text> = new Map<string, Text>([
  ...LISTING_FIELDS,
  ['name', { zh: '名称', en: 'name' }],
  ['description', { zh: '应用介绍', en: 'description' }],
]);
