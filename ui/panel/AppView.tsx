import { useSignal } from '@preact/signals';
import { LABEL, VERDICT } from '../../analyzer/report/words.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { storeName } from '../../analyzer/rules/stores.ts';
import { Icon } from '../components/Icon.tsx';
import { Section } from '../components/Section.tsx';
import { EvidenceDialog } from '../export/EvidenceDialog.tsx';
import { ExportMenu } from '../export/ExportMenu.tsx';
import { auditHref } from '../history/route.ts';
import { appOfStore } from '../page/app-key.ts';
import { MAXIMUM_MARKUP } from '../page/capture.ts';
import type { ReadPage } from '../page/read-tab.ts';
import { appName, brief } from '../result/app-name.ts';
import { FindingCard } from '../result/FindingCard.tsx';
import { groupFindings } from '../result/finding-groups.ts';
import { Listing } from '../result/Listing.tsx';
import { Matrix } from '../result/Matrix.tsx';
import { Gaps, Reasons } from '../result/Overview.tsx';
import { rules } from '../rules.ts';
import { dateTime } from '../settings/format.ts';
import { fill, language, locale, say } from '../settings/language.ts';
import { StoreOffer } from '../stores/StoreOffer.tsx';
import { AUDIT } from '../text/audit.ts';
import { LOOKED_AT, PANEL } from '../text/panel.ts';
import { RESULT } from '../text/result.ts';
import { apps, currentTab, type Done, doneOf, type PanelApp, pagesOf } from './apps.ts';
import { CategoryCard } from './CategoryCard.tsx';
import { EnterFields } from './EnterFields.tsx';
import { PolicyCard } from './PolicyCard.tsx';
import { pageScreenshot } from './page-files.ts';
import { SameCategory } from './SameCategory.tsx';
import { addPolicy, readAs } from './session.ts';
import '../style/result.css';

/** What the app is called, else the host of its page. */
export function nameOf(app: PanelApp): string {
  const result = doneOf(app)?.result;
  if (result !== undefined && result.subject.label !== null) return appName(result);
  const page = app.listing ?? app.policy;
  return brief(page === null ? app.key : new URL(page.snapshot.url).host);
}

/** One app as far as its pages say: verdict, why, what it needs, and what can be added. */
export function AppView({ app }: { readonly app: PanelApp }) {
  const { audit } = app;
  if (audit.kind === 'failed') {
    return (
      <>
        <section class="card notice suspected" role="alert">
          <h1>{say(PANEL.failed)}</h1>
          <p>{say(audit.text)}</p>
          <ReadOtherwise app={app} />
        </section>
        <EnterFields app={app} notRead={null} />
      </>
    );
  }
  const done = doneOf(app);
  if (done === null) return null;
  const { result } = done;
  return (
    <>
      <Verdict app={app} result={result} />
      <Actions app={app} done={done} />
      {done.kept.kind === 'failed' ? <p class="small soft">{say(AUDIT.notKept)}</p> : null}
      <CategoryCard app={app} result={result} />
      <Findings result={result} />
      <PolicyCard app={app} result={result} />
      <Matrix result={result} />
      <Listing result={result} />
      {result.listing === null ? null : <EnterFields app={app} notRead={result.listing.notRead} />}
      <SameCategory key={result.category?.id} result={result} />
      {app.listing === null ? null : <StoreOffer address={app.listing.snapshot.url} />}
    </>
  );
}

function Verdict({ app, result }: { readonly app: PanelApp; readonly result: AuditResult }) {
  const { verdict, listing } = result;
  const store = listing === null ? undefined : storeName(listing.store);
  return (
    <section class={`card overview ${verdict.level}`} id="overview" aria-labelledby="overview-title">
      <div class="verdict">
        <Icon name={verdict.level} size={36} />
        <div>
          <p>
            <bdi>{nameOf(app)}</bdi>
            {store === undefined ? null : <span class="small"> · {say(store)}</span>}
          </p>
          <h1 id="overview-title">{say(VERDICT[verdict.level])}</h1>
          <p class="verdict-counts small">{fill(RESULT.counts, { ...verdict.counts })}</p>
        </div>
      </div>
      <div class="panel-reasons">
        <Reasons result={result} />
        <LookedAt result={result} />
        <Provenance app={app} />
        <p class="soft small">{say(LABEL.disclaimer)}</p>
      </div>
    </section>
  );
}

const ROLES = ['package', 'listing', 'policy'] as const;

/** In one line, what the verdict rests on and what it does not; unfolded, every check that was not made, and why. */
function LookedAt({ result }: { readonly result: AuditResult }) {
  const names = (has: boolean) =>
    ROLES.filter((role) => (result[role] !== null) === has)
      .map((role) => say(LOOKED_AT[role]))
      .join(language.value === 'zh' ? '、' : ', ');
  const missing = names(false);
  const gaps = result.verdict.notLookedAt;
  const count = new Set(gaps.flatMap(({ audits }) => audits)).size;
  return (
    <>
      <p>{fill(missing === '' ? PANEL.sawAll : PANEL.saw, { seen: names(true), missing })}</p>
      {count === 0 ? null : (
        <details class="more">
          <summary>{fill(PANEL.gaps, { count, all: result.audits.length })}</summary>
          <Gaps gaps={gaps} />
        </details>
      )}
    </>
  );
}

/** Which pages this is of, and what about the reading the reader must know. */
function Provenance({ app }: { readonly app: PanelApp }) {
  const { listing } = app;
  return (
    <>
      {pagesOf(app).map((page) => (
        <Source key={page.snapshot.url} page={page} />
      ))}
      {listing === null ? <p class="small">{say(PANEL.policyOnly)}</p> : null}
      {listing !== null && appOfStore(listing.snapshot.url) === null ? (
        <p class="small">{say(hasLittle(app) ? PANEL.littleRead : PANEL.unknownStore)}</p>
      ) : null}
      {pagesOf(app).some(({ byClick }) => byClick) ? null : <p class="small">{say(PANEL.notClicked)}</p>}
      <ReadOtherwise app={app} />
    </>
  );
}

/** Of a page of no known store: whether nothing but a name was read, which every page has. */
function hasLittle(app: PanelApp): boolean {
  const listing = doneOf(app)?.result.listing ?? null;
  if (listing === null) return false;
  const { developer, category, version, permissions, policyUrl, privacyLabel } = listing;
  return [developer, category, version, permissions, policyUrl, privacyLabel].every((one) => one === null);
}

function Source({ page: { snapshot } }: { readonly page: ReadPage }) {
  const { host } = new URL(snapshot.url);
  return (
    <>
      <p class="soft small">{fill(PANEL.readAt, { host, time: dateTime(snapshot.capturedAt) })}</p>
      {snapshot.isTruncated ? (
        <p class="small">{fill(PANEL.cut, { count: MAXIMUM_MARKUP.toLocaleString(locale.value) })}</p>
      ) : null}
    </>
  );
}

/** Apps that a policy may be said to belong to: those read last. */
const OFFERED = 3;

/** Where it is not certain what a page is, the user says. */
function ReadOtherwise({ app }: { readonly app: PanelApp }) {
  const tab = currentTab.value;
  const { listing, policy } = app;
  if (tab === null) return null;
  if (listing !== null) {
    if (appOfStore(listing.snapshot.url) !== null || policy !== null) return null;
    return (
      <div class="row">
        <button type="button" onClick={() => void readAs(tab, 'policy', listing)}>
          {say(PANEL.isPolicy)}
        </button>
      </div>
    );
  }
  if (policy === null) return null;
  const others = [...apps.value.values()].filter((one) => one.listing !== null).reverse();
  return (
    <div class="row">
      {others.slice(0, OFFERED).map((other) => (
        <button key={other.key} type="button" onClick={() => void addPolicy(tab, other, policy)}>
          {fill(PANEL.isPolicyOf, { name: nameOf(other) })}
        </button>
      ))}
      <button type="button" onClick={() => void readAs(tab, 'listing', policy)}>
        {say(PANEL.isListing)}
      </button>
    </div>
  );
}

function Actions({ app, done }: { readonly app: PanelApp; readonly done: Done }) {
  const { result, files, kept } = done;
  const packing = useSignal(false);
  const pages = pagesOf(app);
  const attached = pages.flatMap(pageScreenshot);
  return (
    <div class="row panel-actions">
      <button
        type="button"
        class="primary"
        onClick={() => {
          packing.value = true;
        }}
      >
        {say(PANEL.evidence)}
      </button>
      <ExportMenu result={result} files={files} attached={attached} />
      {kept.kind === 'kept' ? (
        <a class="button" href={`/audits.html${auditHref(kept.id)}`} target="_blank" rel="noreferrer">
          {say(PANEL.whole)}
        </a>
      ) : null}
      {attached.length < pages.length ? <p class="soft small whole">{say(PANEL.noScreenshot)}</p> : null}
      {packing.value ? (
        <EvidenceDialog
          result={result}
          files={files}
          attached={attached}
          onClose={() => {
            packing.value = false;
          }}
        />
      ) : null}
    </div>
  );
}

/** All findings, worst first; a page alone has few. */
function Findings({ result }: { readonly result: AuditResult }) {
  const { findings } = result;
  if (findings.length === 0) return null;
  return (
    <Section id="findings" title={say(RESULT.findings)} count={findings.length}>
      {groupFindings(findings, 'severity', rules()).map((group) => (
        <div key={group.key} class="finding-group">
          <h3 class="group-title">
            {say(group.title)} <span class="count">{group.findings.length}</span>
          </h3>
          {group.findings.map((finding) => (
            <FindingCard key={finding.fingerprint} finding={finding} result={result} open={false} />
          ))}
        </div>
      ))}
    </Section>
  );
}
