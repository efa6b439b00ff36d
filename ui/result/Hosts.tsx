import { useMemo } from 'preact/hooks';
import { plain } from '../../analyzer/report/plain.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { Section } from '../components/Section.tsx';
import { Table } from '../components/Table.tsx';
import { say } from '../settings/language.ts';
import { RESULT } from '../text/result.ts';
import { operatorOf } from './Sdks.tsx';
import { hostsOf } from './sections.ts';

/** Hosts that occur in the code and resources. Never a link: an app under audit is not to be visited by a slip. */
export function Hosts({ result }: { readonly result: AuditResult }) {
  const hosts = useMemo(() => [...hostsOf(result)], [result]);
  if (hosts.length === 0) return null;
  const nameOf = (id: string) =>
    say(result.package?.sdks.find((sdk) => sdk.id === id)?.name ?? { zh: id, en: id });
  return (
    <Section id="hosts" title={say(RESULT.hosts)} count={hosts.length}>
      <Table
        label={say(RESULT.hosts)}
        head={[say(RESULT.host), say(RESULT.scheme), say(RESULT.operator), say(RESULT.partOf)]}
        rows={hosts}
        keyOf={([host]) => host}
        cells={([host, { schemes, sdks, operator }]) => [
          <code>{plain(host)}</code>,
          plain([...schemes].join(', ')) || '–',
          operatorOf(operator?.name ?? null, operator?.country ?? null),
          [...sdks].map(nameOf).join(', ') || '–',
        ]}
      />
    </Section>
  );
}
