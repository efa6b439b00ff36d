import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { VERDICT } from '../../analyzer/report/words.ts';
import { Icon } from '../components/Icon.tsx';
import { fill, say } from '../settings/language.ts';
import { COMMON } from '../text/common.ts';
import { PANEL } from '../text/panel.ts';
import { AppsBefore } from './AppsBefore.tsx';
import { AppView, nameOf } from './AppView.tsx';
import { awaitedPolicyOf, shownApp, state } from './apps.ts';
import { followTabs } from './follow.ts';
import '../style/panel.css';

/** What stands beside a page: what was read of it, or how to have it read. */
export function PanelPage() {
  useEffect(() => void followTabs(), []);
  return (
    <>
      <header class="panel-bar">
        <span class="brand">
          <img src="/icon/48.png" alt="" width="24" height="24" />
          <span class="brand-name">{say(COMMON.product)}</span>
        </span>
        <nav aria-label={say(PANEL.pages)}>
          <OwnPage path="/audit.html" name={say(PANEL.auditPackage)} />
          <OwnPage path="/audits.html" name={say(COMMON.history)} />
          <OwnPage path="/options.html" name={say(COMMON.options)} />
        </nav>
      </header>
      <main class="panel" id="content">
        <Status />
        <Content />
      </main>
      <footer class="foot">
        <Icon name="lock" size={16} /> {say(COMMON.local)}
      </footer>
    </>
  );
}

function OwnPage({ path, name }: { readonly path: string; readonly name: string }) {
  return (
    <a href={path} target="_blank" rel="noreferrer">
      {name}
    </a>
  );
}

/** Told to a screen reader when it changes. */
function Status() {
  const app = shownApp.value;
  const isReading = state.value.kind === 'reading' || app?.audit.kind === 'running';
  const verdict = app?.audit.kind === 'done' ? say(VERDICT[app.audit.result.verdict.level]) : null;
  return (
    <p class={isReading ? 'card panel-status' : 'visually-hidden'} role="status">
      {isReading ? say(PANEL.reading) : verdict === null ? '' : fill(PANEL.finished, { verdict })}
    </p>
  );
}

function Content() {
  const { value } = state;
  if (value.kind === 'refused') {
    return (
      <section class="card notice suspected" role="alert">
        <h1>{say(PANEL.refused)}</h1>
        <p>{say(PANEL.refusedWhy)}</p>
        <OwnPage path="/audit.html" name={say(PANEL.auditPackage)} />
      </section>
    );
  }
  if (value.kind === 'reading') return null;
  const app = shownApp.value;
  return app === null ? <Unread /> : <AppView key={app.key} app={app} />;
}

function Unread() {
  const app = awaitedPolicyOf.value;
  const keys = useSignal('');
  useEffect(() => {
    // Where there is a keyboard.
    void browser.commands?.getAll().then((commands) => {
      keys.value = commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
    });
  }, [keys]);
  return (
    <>
      <section class="card notice">
        <h1>{say(PANEL.unread)}</h1>
        <p>{app === null ? say(PANEL.unreadHow) : fill(PANEL.awaiting, { name: nameOf(app) })}</p>
        {keys.value === '' ? null : <p class="soft">{fill(PANEL.shortcut, { keys: keys.value })}</p>}
      </section>
      <AppsBefore />
    </>
  );
}
