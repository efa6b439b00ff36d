import { plain } from '../../analyzer/report/plain.ts';
import type { AuditResult, PermissionReport } from '../../analyzer/result.ts';
import { permissionFact } from '../../analyzer/rules/permissions.ts';
import type { ProtectionLevel } from '../../analyzer/rules.ts';
import { Section } from '../components/Section.tsx';
import { Table } from '../components/Table.tsx';
import { rules } from '../rules.ts';
import { say } from '../settings/language.ts';
import { PROTECTION } from '../text/protection.ts';
import { RESULT } from '../text/result.ts';
import { permissionsAsked } from './sections.ts';
import { typeNames } from './type-names.ts';

/** Every permission asked for: in words, what it opens, and how Android guards it; the dangerous ones first. */
export function Permissions({ result }: { readonly result: AuditResult }) {
  const asked = permissionsAsked(result);
  if (asked.length === 0) return null;
  const level = (use: PermissionReport): ProtectionLevel =>
    permissionFact(rules(), use.name)?.protectionLevel ?? 'unknown';
  const rows = asked.toSorted((a, b) => Number(level(b) === 'dangerous') - Number(level(a) === 'dangerous'));
  return (
    <Section id="permissions" title={say(RESULT.permissions)} count={asked.length}>
      <Table
        label={say(RESULT.permissions)}
        head={[say(RESULT.permission), say(RESULT.opens), say(RESULT.protection)]}
        rows={rows}
        keyOf={(use) => `${use.name} ${use.declaredAs} ${use.line ?? ''} ${use.split ?? ''}`}
        cells={(use) => cells(use)}
      />
    </Section>
  );
}

function cells(use: PermissionReport) {
  const fact = permissionFact(rules(), use.name);
  return [
    <>
      {fact === undefined ? null : <span class="block">{say(fact.label)}</span>}
      <code class="soft">{plain(use.name)}</code>
    </>,
    typeNames(fact?.personalInformation ?? []),
    fact === undefined ? (
      <span class="soft small">{say(RESULT.unknownPermission)}</span>
    ) : (
      <span class={fact.protectionLevel === 'dangerous' ? 'tag suspected' : 'tag'}>
        {say(PROTECTION[fact.protectionLevel])}
      </span>
    ),
  ];
}
