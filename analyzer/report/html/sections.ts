import type { AuditRecord, AuditResult } from '../../result.ts';
import { permissionFact } from '../../rules/permissions.ts';
import type { RulePack } from '../../rules.ts';
import type { Text } from '../../text.ts';
import { LABEL, OUTCOME } from '../words.ts';
import { both, type Markup, markup } from './markup.ts';
import { section, table } from './section.ts';

/** Every permission asked for, by its name in words. */
export function permissionsSection(result: AuditResult, rules: RulePack): Markup {
  const asked = (result.package?.permissions ?? []).filter((use) => use.declaredAs !== 'permission');
  if (asked.length === 0) return markup``;
  const head: Text[] = [
    { zh: '权限', en: 'Permission' },
    { zh: '含义', en: 'Meaning' },
    { zh: '保护级别', en: 'Protection level' },
    { zh: '行', en: 'Line' },
  ];
  const rows = asked.map((use) => {
    const fact = permissionFact(rules, use.name);
    const meaning = fact === undefined ? markup`–` : both(fact.label);
    return markup`<tr><td><code>${use.name}</code></td><td>${meaning}</td><td>${fact?.protectionLevel ?? '–'}</td><td>${use.line ?? '–'}</td></tr>
`;
  });
  const title = { zh: `权限（${asked.length}）`, en: `Permissions (${asked.length})` };
  return section('permissions', title, table(LABEL.permissions, head, rows));
}

/** Services first: a library on the device hands nothing to anyone. */
export function sdksSection(result: AuditResult): Markup {
  const sdks = result.package?.sdks ?? [];
  if (sdks.length === 0) return markup``;
  const head: Text[] = [
    { zh: 'SDK', en: 'SDK' },
    { zh: '提供者', en: 'Provider' },
    { zh: '类型', en: 'Kind' },
    { zh: '依据的特征', en: 'Known by' },
  ];
  const sorted = [...sdks].sort((a, b) => Number(a.isLibrary) - Number(b.isLibrary));
  const rows = sorted.map((sdk) => {
    const provider =
      sdk.vendor === null ? markup`${sdk.country ?? '–'}` : both(providerOf(sdk.vendor, sdk.country));
    const marks = sdk.evidence.slice(0, 3).map((one) => markup`<div><code>${one.found}</code></div>`);
    return markup`<tr><td>${both(sdk.name)}</td><td>${provider}</td><td>${both(sdk.kindName)}</td><td>${marks}</td></tr>
`;
  });
  const title = { zh: `第三方 SDK（${sdks.length}）`, en: `Third-party SDKs (${sdks.length})` };
  return section('sdks', title, table(title, head, rows));
}

function providerOf(vendor: Text, country: string | null): Text {
  if (country === null) return vendor;
  return { zh: `${vendor.zh}（${country}）`, en: `${vendor.en} (${country})` };
}

/** Hosts found in the code and resources, at most so many: the JSON report has all. */
const SHOWN_HOSTS = 100;

export function endpointsSection(result: AuditResult): Markup {
  const hosts = new Map<string, { schemes: Set<string>; sdks: Set<string>; operator: Text | null }>();
  for (const { host, scheme, sdk, operator } of result.package?.endpoints ?? []) {
    const entry = hosts.get(host) ?? { schemes: new Set(), sdks: new Set(), operator: null };
    if (scheme !== null) entry.schemes.add(scheme);
    if (sdk !== null) entry.sdks.add(sdk);
    if (operator !== null) entry.operator = providerOf(operator.name, operator.country);
    hosts.set(host, entry);
  }
  if (hosts.size === 0) return markup``;
  const head: Text[] = [
    { zh: '主机', en: 'Host' },
    { zh: '协议', en: 'Scheme' },
    { zh: '运营者', en: 'Operator' },
    { zh: '所属 SDK', en: 'SDK' },
  ];
  const named = new Map((result.package?.sdks ?? []).map((sdk) => [sdk.id, sdk.name]));
  const rows = [...hosts].slice(0, SHOWN_HOSTS).map(([host, { schemes, sdks, operator }]) => {
    const names = [...sdks].map((id) => named.get(id) ?? { zh: id, en: id });
    const sdk = {
      zh: names.map((name) => name.zh).join('、'),
      en: names.map((name) => name.en).join(', '),
    };
    return markup`<tr><td><code>${host}</code></td><td>${[...schemes].join(', ')}</td><td>${operator === null ? '–' : both(operator)}</td><td>${both(sdk)}</td></tr>
`;
  });
  const title = {
    zh: `代码中出现的网络地址（${hosts.size}）`,
    en: `Hosts that occur in the code (${hosts.size})`,
  };
  const rest = hosts.size - SHOWN_HOSTS;
  return section(
    'endpoints',
    title,
    markup`${table(title, head, rows)}${rest > 0 ? markup`<p class="soft">+${rest}</p>` : null}`,
  );
}

const OUTCOMES: readonly AuditRecord['outcome'][] = [
  'finding',
  'pass',
  'not-applicable',
  'not-judged',
  'not-run',
];
const SHAPE: Record<AuditRecord['outcome'], string> = {
  finding: '✗',
  pass: '✓',
  'not-applicable': '–',
  'not-judged': '…',
  'not-run': '…',
};

/** What was checked and found, checked and passed, and what could not be checked and why: one group an outcome and reason. */
export function auditsSection(result: AuditResult): Markup {
  const groups = OUTCOMES.flatMap((outcome) => {
    const own = result.audits.filter((record) => record.outcome === outcome);
    return [...byReason(own).values()].map((records) => {
      const reason = records[0]?.reason ?? null;
      const because = reason === null ? null : markup`<p class="because">${both(reason)}</p>`;
      const items = records.map(
        ({ id, title }) => markup`<li>${both(title)} <code class="soft">${id}</code></li>
`,
      );
      return markup`<h3><span class="mark outcome-${outcome}" aria-hidden="true">${SHAPE[outcome]}</span> ${both(OUTCOME[outcome])} (${records.length})</h3>${because}<ul class="audits">${items}</ul>
`;
    });
  });
  return section('audits', { zh: '检查了什么', en: 'What was checked' }, markup`${groups}`);
}

function byReason(records: readonly AuditRecord[]): Map<string, AuditRecord[]> {
  const groups = new Map<string, AuditRecord[]>();
  for (const record of records) {
    const key = record.reason?.en ?? '';
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return groups;
}

export function warningsSection(result: AuditResult): Markup {
  const warnings = [...(result.package?.warnings ?? []), ...(result.policy?.warnings ?? [])];
  if (warnings.length === 0) return markup``;
  const items = warnings.map(
    ({ code, text, where }) =>
      markup`<li>${where.entry === undefined ? null : markup`<code>${where.entry}</code>: `}${both(text)} <code class="soft">${code}</code></li>
`,
  );
  return section('warnings', LABEL.warnings, markup`<ul>${items}</ul>`);
}
