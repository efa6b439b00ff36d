import { plain } from '../../analyzer/report/plain.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { Icon } from '../components/Icon.tsx';
import { Section } from '../components/Section.tsx';
import { date } from '../settings/format.ts';
import { fill, say } from '../settings/language.ts';
import { RESULT } from '../text/result.ts';

/** Whether the signature verifies over the file, by whose key, and what was wrong. */
export function Signing({ result }: { readonly result: AuditResult }) {
  const signing = result.package?.signing;
  if (signing == null) return null;
  const { verified, schemes, certificates, problems } = signing;
  const level = verified === true ? 'clear' : verified === false ? 'violation' : 'incomplete';
  const text =
    verified === true
      ? fill(RESULT.signatureOk, { schemes: schemes.join(', ') })
      : say(verified === false ? RESULT.signatureBad : RESULT.signatureUnknown);
  return (
    <Section id="signing" title={say(RESULT.signing)}>
      <p class={`statement ${level}`}>
        <Icon name={level} />
        {text}
      </p>
      {certificates.map((certificate) => (
        <dl key={certificate.sha256} class="facts wide">
          <div>
            <dt>SHA-256</dt>
            <dd>
              <code>{certificate.sha256}</code>
            </dd>
          </div>
          <div>
            <dt>{say(RESULT.subject)}</dt>
            <dd>
              <bdi>{plain(certificate.subject)}</bdi>{' '}
              {certificate.isDebug ? <span class="tag suspected">{say(RESULT.debugKey)}</span> : null}
            </dd>
          </div>
          <div>
            <dt>{say(RESULT.validity)}</dt>
            <dd>
              {fill(RESULT.validFromTo, {
                from: date(certificate.notBefore),
                to: date(certificate.notAfter),
              })}
            </dd>
          </div>
          <div>
            <dt>{say(RESULT.key)}</dt>
            <dd>{plain(certificate.publicKey)}</dd>
          </div>
        </dl>
      ))}
      {problems.length === 0 ? null : (
        <ul class="reasons">
          {problems.map((problem) => (
            <li key={`${problem.scheme} ${problem.code} ${problem.text.en}`}>{say(problem.text)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
