import type { AuditResult } from '../../analyzer/result.ts';
import { Section } from '../components/Section.tsx';
import { brief } from '../result/app-name.ts';
import { fill, say } from '../settings/language.ts';
import { PANEL } from '../text/panel.ts';
import type { PanelApp } from './apps.ts';
import { openPolicy, removePolicy } from './session.ts';

/** The way to the app's policy: the user opens it and clicks there, since the extension fetches nothing itself. */
export function PolicyCard({ app, result }: { readonly app: PanelApp; readonly result: AuditResult }) {
  if (app.listing === null) return null;
  const url = result.listing?.policyUrl ?? null;
  return (
    <Section id="policy" title={say(PANEL.policy)}>
      {result.policy === null ? (
        <>
          <p>{say(PANEL.policyNotRead)}</p>
          {url === null ? (
            <p>{say(PANEL.noPolicyLink)}</p>
          ) : (
            <>
              <p class="row">
                <button type="button" class="primary" onClick={() => void openPolicy(app, url)}>
                  {say(PANEL.openPolicy)}
                </button>
              </p>
              <p class="soft small">{fill(PANEL.openPolicyHow, { host: new URL(url).host })}</p>
            </>
          )}
        </>
      ) : (
        <>
          <p>
            {result.policy.title === null ? null : (
              <bdi>{brief(result.policy.title.replace(/\s+/g, ' '))} </bdi>
            )}
            {say(PANEL.policyRead)}
          </p>
          {result.policy.notAPolicy === null ? null : <p>{say(result.policy.notAPolicy)}</p>}
          <p class="row">
            <button type="button" onClick={() => void removePolicy(app)}>
              {say(PANEL.removePolicy)}
            </button>
          </p>
        </>
      )}
    </Section>
  );
}
