import browser from 'webextension-polyfill';
import { Icon } from '../components/Icon.tsx';
import { VerdictBadge } from '../components/VerdictBadge.tsx';
import { useLive } from '../history/live.ts';
import { auditHref } from '../history/route.ts';
import { historyStore } from '../history/store.ts';
import { brief } from '../result/app-name.ts';
import { say } from '../settings/language.ts';
import { COMMON } from '../text/common.ts';
import { POPUP } from '../text/options.ts';
import '../style/popup.css';

const RECENT = 3;

/** What the toolbar button opens: the way in, and what was audited last. */
export function Popup() {
  const audits = useLive(async () => (await historyStore().list()).slice(0, RECENT), null);
  return (
    <main class="popup">
      <h1 class="brand">
        <img src="/icon/48.png" alt="" width="24" height="24" />
        <span class="brand-name">{say(COMMON.product)}</span>
        <span class="brand-tagline">{say(COMMON.tagline)}</span>
      </h1>
      <PageButton path="audit.html" class="primary">
        <Icon name="upload" size={18} />
        {say(POPUP.auditPackage)}
      </PageButton>
      <h2 class="minor">{say(POPUP.recent)}</h2>
      {audits.value?.length === 0 ? <p class="soft small">{say(POPUP.none)}</p> : null}
      <ul class="plain-list recent">
        {(audits.value ?? []).map((one) => (
          <li key={one.id}>
            <PageButton path={`audits.html${auditHref(one.id)}`} class="quiet">
              <bdi class="recent-name">{brief(one.label ?? one.packageName ?? one.inputs[0] ?? '?')}</bdi>
              <VerdictBadge level={one.level} />
            </PageButton>
          </li>
        ))}
      </ul>
      <div class="row">
        <PageButton path="audits.html" class="quiet">
          {say(COMMON.history)}
        </PageButton>
        <PageButton path="options.html" class="quiet">
          {say(COMMON.options)}
        </PageButton>
      </div>
    </main>
  );
}

interface PageButtonProps {
  readonly path: string;
  readonly class: string;
  readonly children: preact.ComponentChildren;
}

/** Opens a page of the extension in a tab and closes the popup. */
function PageButton({ path, class: className, children }: PageButtonProps) {
  return (
    <button
      type="button"
      class={className}
      onClick={() => {
        void browser.tabs.create({ url: browser.runtime.getURL(path) }).then(() => window.close());
      }}
    >
      {children}
    </button>
  );
}
