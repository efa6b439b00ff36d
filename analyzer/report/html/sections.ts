import type { AuditResult, MatrixColumn, MatrixRow } from '../../result.ts';
import { permissionFact } from '../../rules/permissions.ts';
import type { RulePack } from '../../rules.ts';
import type { Text } from '../../text.ts';
import { COLUMN, GRADE, LABEL, NECESSARY, OUTCOME } from '../words.ts';
import { both, type Markup, markup } from './markup.ts';

function section(id: string, title: Text, content: Markup): Markup {
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${both(title)}</h2>${content}</section>\n`;
}

function table(head: readonly Text[], rows: readonly Markup[]): Markup {
  return markup`<div class="scroll" tabindex="0"><table><thead><tr>${head.map((text) => markup`<th scope="col">${both(text)}</th>`)}</tr></thead><tbody>${[...rows]}</tbody></table></div>`;
}

/** Declared, used, disclosed, necessary: for each type of personal information. */
export function matrixSection(result: AuditResult): Markup {
  if (result.matrix.length === 0) return markup``;
  const head: Text[] = [
    { zh: '个人信息', en: 'Personal information' },
    { zh: '分级', en: 'Grade' },
    COLUMN.declared,
    COLUMN.used,
    COLUMN.disclosed,
    COLUMN.necessary,
  ];
  const cell = (row: MatrixRow, column: MatrixColumn) => {
    if (row.notLookedAt.includes(column)) return markup`<td class="soft">${both(LABEL.notLookedAt)}</td>`;
    const count = row[column].length;
    return count === 0 ? markup`<td>–</td>` : markup`<td>✓ ${count}</td>`;
  };
  const rows = result.matrix.map(
    (row) =>
      markup`<tr><th scope="row">${both(row.name)}</th><td>${both(GRADE[row.grade])}</td>${cell(row, 'declared')}${cell(row, 'used')}${cell(row, 'disclosed')}<td>${both(NECESSARY[row.necessary])}</td></tr>`,
  );
  return section('matrix', LABEL.matrix, table(head, rows));
}

/** Every permission asked for, by its name in words. */
export function permissionsSection(result: AuditResult, rules: RulePack): Markup {
  const asked = (result.package?.permissions ?? []).filter((use) => use.declaredAs !== 'permission');
  if (asked.length === 0) return markup``;
  const head: Text[] = [
    { zh: '权限', en: 'Permission' },
    { zh: '含义', en: 'Meaning' },
    { zh: '级别', en: 'Level' },
  ];
  const rows = asked.map((use) => {
    const fact = permissionFact(rules, use.name);
    const meaning = fact === undefined ? markup`–` : both(fact.label);
    return markup`<tr><td><code>${use.name}</code></td><td>${meaning}</td><td>${fact?.protectionLevel ?? '–'}</td></tr>`;
  });
  return section('permissions', LABEL.permissions, table(head, rows));
}

export function sdksSection(result: AuditResult): Markup {
  const sdks = result.package?.sdks ?? [];
  if (sdks.length === 0) return markup``;
  const head: Text[] = [
    { zh: 'SDK', en: 'SDK' },
    { zh: '运营者', en: 'Operator' },
    { zh: '类型', en: 'Kind' },
    { zh: '依据的特征', en: 'Known by' },
  ];
  const rows = sdks.map((sdk) => {
    const operator =
      sdk.vendor === null ? markup`${sdk.country ?? '–'}` : both(operatorOf(sdk.vendor, sdk.country));
    const marks = sdk.evidence.slice(0, 3).map((one) => markup`<div><code>${one.found}</code></div>`);
    return markup`<tr><td>${both(sdk.name)}</td><td>${operator}</td><td>${both(sdk.kindName)}</td><td>${marks}</td></tr>`;
  });
  return section('sdks', { zh: '第三方 SDK', en: 'Third-party SDKs' }, table(head, rows));
}

function operatorOf(vendor: Text, country: string | null): Text {
  if (country === null) return vendor;
  return { zh: `${vendor.zh}（${country}）`, en: `${vendor.en} (${country})` };
}

/** Hosts found in the code and resources, at most so many: the JSON report has all. */
const SHOWN_HOSTS = 100;

export function endpointsSection(result: AuditResult): Markup {
  const hosts = new Map<string, { schemes: Set<string>; sdks: Set<string> }>();
  for (const { host, scheme, sdk } of result.package?.endpoints ?? []) {
    const entry = hosts.get(host) ?? { schemes: new Set(), sdks: new Set() };
    if (scheme !== null) entry.schemes.add(scheme);
    if (sdk !== null) entry.sdks.add(sdk);
    hosts.set(host, entry);
  }
  if (hosts.size === 0) return markup``;
  const head: Text[] = [
    { zh: '主机', en: 'Host' },
    { zh: '协议', en: 'Scheme' },
    { zh: '所属 SDK', en: 'SDK' },
  ];
  const rows = [...hosts]
    .slice(0, SHOWN_HOSTS)
    .map(
      ([host, { schemes, sdks }]) =>
        markup`<tr><td><code>${host}</code></td><td>${[...schemes].join(', ')}</td><td>${[...sdks].join(', ')}</td></tr>`,
    );
  const title = {
    zh: `代码中出现的网络地址（${hosts.size}）`,
    en: `Hosts that occur in the code (${hosts.size})`,
  };
  return section('endpoints', title, table(head, rows));
}

/** What was checked and passed, what was not, and why. */
export function auditsSection(result: AuditResult): Markup {
  const head: Text[] = [
    { zh: '检查项目', en: 'Audit' },
    { zh: '结果', en: 'Outcome' },
  ];
  const rows = result.audits.map(({ id, title, outcome, reason }) => {
    const because = reason === null ? null : markup`: ${both(reason)}`;
    return markup`<tr><td>${both(title)} <code class="soft">${id}</code></td><td>${both(OUTCOME[outcome])}${because}</td></tr>`;
  });
  return section('audits', { zh: '检查了什么', en: 'What was checked' }, table(head, rows));
}

/** Steps for a person with a device, with a field for the outcome. */
export function checklistSection(result: AuditResult): Markup {
  if (result.checklist.length === 0) return markup``;
  const items = result.checklist.map((item) => {
    const id = `check-${item.behaviour.replace(/[^0-9]/g, '-')}`;
    const hints = item.hints.map((hint) => markup`<li class="soft">${both(hint)}</li>`);
    return markup`<li><strong>${both(item.title)}</strong> <code class="soft">${item.behaviour}</code><p>${both(item.steps)}</p>${
      hints.length === 0 ? null : markup`<ul>${hints}</ul>`
    }<label for="${id}">${both({ zh: '核查结果', en: 'Outcome' })}</label><textarea id="${id}">${item.outcome ?? ''}</textarea></li>`;
  });
  return section(
    'checklist',
    { zh: '人工核查项', en: 'To be checked on a device' },
    markup`<ol>${items}</ol>`,
  );
}

export function warningsSection(result: AuditResult): Markup {
  const warnings = result.package?.warnings ?? [];
  if (warnings.length === 0) return markup``;
  const items = warnings.map(
    ({ code, text, where }) =>
      markup`<li>${where.entry === undefined ? null : markup`<code>${where.entry}</code>: `}${both(text)} <code class="soft">${code}</code></li>`,
  );
  return section('warnings', LABEL.warnings, markup`<ul>${items}</ul>`);
}
