import type { VNode } from 'preact';
import { VerdictBadge } from '../components/VerdictBadge.tsx';
import { useLive } from '../history/live.ts';
import { auditHref } from '../history/route.ts';
import { historyStore } from '../history/store.ts';
import { brief } from '../result/app-name.ts';
import { say } from '../settings/language.ts';
import { PANEL } from '../text/panel.ts';
import { nameOf } from './AppView.tsx';
import { apps, doneOf, type PanelApp, showApp } from './apps.ts';

const RECENT = 3;

/** The apps read since the panel was opened, to be shown again; or what was audited last. */
export function AppsBefore() {
  const audits = useLive(async () => (await historyStore().list()).slice(0, RECENT), null);
  const before = [...apps.value.values()].reverse();
  if (before.length > 0) {
    return (
      <List title={say(PANEL.readBefore)}>
        {before.map((app) => (
          <button key={app.key} type="button" class="quiet" onClick={() => showApp(app.key)}>
            <bdi class="recent-name">{nameOf(app)}</bdi>
            <Level app={app} />
          </button>
        ))}
      </List>
    );
  }
  if (audits.value === undefined || audits.value.length === 0) return null;
  return (
    <List title={say(PANEL.recent)}>
      {audits.value.map((one) => (
        <a
          key={one.id}
          class="button quiet"
          href={`/audits.html${auditHref(one.id)}`}
          target="_blank"
          rel="noreferrer"
        >
          <bdi class="recent-name">{brief(one.label ?? one.packageName ?? one.inputs[0] ?? '?')}</bdi>
          <VerdictBadge level={one.level} />
        </a>
      ))}
    </List>
  );
}

function Level({ app }: { readonly app: PanelApp }) {
  const done = doneOf(app);
  return done === null ? null : <VerdictBadge level={done.result.verdict.level} />;
}

function List({ title, children }: { readonly title: string; readonly children: readonly VNode[] }) {
  return (
    <section class="card section">
      <h2>{title}</h2>
      <ul class="plain-list recent">
        {children.map((child) => (
          <li key={child.key}>{child}</li>
        ))}
      </ul>
    </section>
  );
}
