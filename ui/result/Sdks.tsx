import { plain } from '../../analyzer/report/plain.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import type { Text } from '../../analyzer/text.ts';
import { Section } from '../components/Section.tsx';
import { Table } from '../components/Table.tsx';
import { country } from '../settings/format.ts';
import { say } from '../settings/language.ts';
import { RESULT } from '../text/result.ts';

const SHOWN_SIGNATURES = 3;

export function Sdks({ result }: { readonly result: AuditResult }) {
  const sdks = result.package?.sdks ?? [];
  if (sdks.length === 0) return null;
  return (
    <Section id="sdks" title={say(RESULT.sdks)} count={sdks.length}>
      <Table
        label={say(RESULT.sdks)}
        head={['SDK', say(RESULT.operator), say(RESULT.kind), say(RESULT.knownBy)]}
        rows={sdks}
        keyOf={(sdk) => sdk.id}
        cells={(sdk) => [
          say(sdk.name),
          operatorOf(sdk.vendor, sdk.country),
          <>
            <span class="tag">{say(sdk.kindName)}</span>{' '}
            {sdk.isTracker ? <span class="tag suspected">{say(RESULT.tracker)}</span> : null}
          </>,
          sdk.evidence.slice(0, SHOWN_SIGNATURES).map(({ found }) => (
            <code key={found} class="block">
              {plain(found)}
            </code>
          )),
        ]}
      />
    </Section>
  );
}

/** Who it is, and where. */
export function operatorOf(name: Text | null, code: string | null): string {
  const place = code === null ? null : plain(country(code));
  if (name === null) return place ?? '–';
  return place === null ? say(name) : `${say(name)} · ${place}`;
}
