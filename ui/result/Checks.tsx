import { OUTCOME } from '../../analyzer/report/words.ts';
import type { AuditRecord, AuditResult } from '../../analyzer/result.ts';
import { Icon } from '../components/Icon.tsx';
import type { IconName } from '../components/icon-paths.ts';
import { Section } from '../components/Section.tsx';
import { Table } from '../components/Table.tsx';
import { say } from '../settings/language.ts';
import { RESULT } from '../text/result.ts';

const ICON: Record<AuditRecord['outcome'], IconName> = {
  finding: 'violation',
  pass: 'check',
  'not-applicable': 'minus',
  'not-run': 'incomplete',
  'not-judged': 'incomplete',
};

/** Every audit and how it ended: what was not looked at is said, with the reason. */
export function Checks({ result }: { readonly result: AuditResult }) {
  return (
    <Section id="checks" title={say(RESULT.checks)} count={result.audits.length}>
      <Table
        label={say(RESULT.checks)}
        head={[say(RESULT.check), say(RESULT.outcome)]}
        rows={result.audits}
        keyOf={({ id }) => id}
        cells={({ title, outcome, reason }) => [
          say(title),
          <>
            <span class="outcome" data-outcome={outcome}>
              <Icon name={ICON[outcome]} size={16} /> {say(OUTCOME[outcome])}
            </span>
            {reason === null ? null : <span class="soft small block">{say(reason)}</span>}
          </>,
        ]}
      />
    </Section>
  );
}
