import { useComputed, useSignal } from '@preact/signals';
import { plain } from '../../analyzer/report/plain.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { Section } from '../components/Section.tsx';
import { Table } from '../components/Table.tsx';
import { say } from '../settings/language.ts';
import { RESULT } from '../text/result.ts';
import { typeNames } from './type-names.ts';

/** What the privacy policy states, in its own words, and which SDKs it names. */
export function Policy({ result }: { readonly result: AuditResult }) {
  const query = useSignal('');
  const { policy } = result;
  const found = useComputed(() => {
    const sought = query.value.trim().toLowerCase();
    return (policy?.statements ?? []).filter(({ quote }) => quote.toLowerCase().includes(sought));
  });
  if (policy === null) return null;
  const { disclosedSdks, statements, title } = policy;
  return (
    <Section id="policy" title={say(RESULT.policy)} count={statements.length}>
      {title === null ? null : <p>{oneLine(title)}</p>}
      {disclosedSdks.length === 0 ? null : (
        <p>
          {say(RESULT.disclosedSdks)}
          {disclosedSdks.map(({ id, name }) => (
            <span key={`${id} ${name}`}>
              {' '}
              <span class={id === null ? 'tag' : 'tag clear'}>{oneLine(name)}</span>
            </span>
          ))}
        </p>
      )}
      {statements.length === 0 ? null : (
        <>
          <input
            type="search"
            aria-label={say(RESULT.searchPolicy)}
            placeholder={say(RESULT.searchPolicy)}
            value={query.value}
            onInput={(event) => {
              query.value = event.currentTarget.value;
            }}
          />
          <Table
            label={say(RESULT.policy)}
            head={[say(RESULT.statement), say(RESULT.policySection), say(RESULT.type)]}
            rows={found.value}
            keyOf={({ id }) => id}
            cells={({ quote, section, personalInformation }) => [
              <span class="quote">{oneLine(quote)}</span>,
              section === null ? '–' : oneLine(section),
              typeNames(personalInformation),
            ]}
          />
        </>
      )}
    </Section>
  );
}

/** Line breaks within a quote are those of its page, not of the sentence. */
function oneLine(text: string): string {
  return plain(text.replace(/\s+/g, ' ').trim());
}
