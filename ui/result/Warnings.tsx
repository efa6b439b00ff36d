import { plain } from '../../analyzer/report/plain.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { Section } from '../components/Section.tsx';
import { say } from '../settings/language.ts';
import { RESULT } from '../text/result.ts';

/** What was odd in the files although the rest could be read. */
export function Warnings({ result }: { readonly result: AuditResult }) {
  const warnings = result.package?.warnings ?? [];
  if (warnings.length === 0) return null;
  return (
    <Section id="warnings" title={say(RESULT.warnings)} count={warnings.length}>
      <ul class="reasons">
        {warnings.map(({ code, text, where }) => (
          <li key={`${code} ${where.entry ?? ''} ${where.offset ?? ''}`}>
            {where.entry === undefined ? null : (
              <>
                <code>{plain(where.entry)}</code>:{' '}
              </>
            )}
            {say(text)} <code class="soft">{plain(code)}</code>
          </li>
        ))}
      </ul>
    </Section>
  );
}
