import type { Changes } from '../../analyzer/diff.ts';
import { diffResults } from '../../analyzer/diff.ts';
import { plain } from '../../analyzer/report/plain.ts';
import { NOT_COMPARABLE } from '../../analyzer/report/words.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { parseResult } from '../../analyzer/result-schema.ts';
import { permissionFact } from '../../analyzer/rules/permissions.ts';
import { LevelBadge } from '../components/LevelBadge.tsx';
import { Section } from '../components/Section.tsx';
import { VerdictBadge } from '../components/VerdictBadge.tsx';
import { appName } from '../result/app-name.ts';
import { rules } from '../rules.ts';
import { dateTime } from '../settings/format.ts';
import { fill, language, say } from '../settings/language.ts';
import { HISTORY } from '../text/history.ts';
import { ChangeList } from './ChangeList.tsx';
import { useLive } from './live.ts';
import { historyStore } from './store.ts';

/** What changed from the older to the newer of two audits, whichever was chosen first. */
export function CompareView({ ids }: { readonly ids: readonly [number, number] }) {
  const both = useLive(
    async () =>
      [
        parseResult(await historyStore().result(ids[0])),
        parseResult(await historyStore().result(ids[1])),
      ] as const,
    ids.join(),
  );
  if (both.value === undefined) return null;
  const [first, second] = both.value;
  if (first === null || second === null) {
    return (
      <p class="card">
        {say(HISTORY.gone)} <a href="#list">{say(HISTORY.back)}</a>
      </p>
    );
  }
  return isOlder(first, second) ? (
    <Comparison older={first} newer={second} />
  ) : (
    <Comparison older={second} newer={first} />
  );
}

/** By the app's own version, else by when it was audited. */
function isOlder(a: AuditResult, b: AuditResult): boolean {
  const [codeA, codeB] = [a.subject.versionCode, b.subject.versionCode];
  if (codeA !== null && codeB !== null && codeA !== codeB) return codeA < codeB;
  return a.startedAt <= b.startedAt;
}

function Comparison({ older, newer }: { readonly older: AuditResult; readonly newer: AuditResult }) {
  const diff = diffResults(older, newer);
  const parts = diff.notComparable.map((part) => say(NOT_COMPARABLE[part]));
  const sdkName = (id: string) => {
    const sdks = [...(newer.package?.sdks ?? []), ...(older.package?.sdks ?? [])];
    const name = sdks.find((sdk) => sdk.id === id)?.name;
    return name === undefined ? plain(id) : say(name);
  };
  const all: readonly Changes<unknown>[] = [
    diff.findings,
    diff.permissions,
    diff.sdks,
    diff.apiUse,
    diff.hosts,
    diff.statements,
  ];
  const isSame = all.every(({ added, removed }) => added.length === 0 && removed.length === 0);
  return (
    <div class="history">
      <p>
        <a href="#list">← {say(HISTORY.back)}</a>
      </p>
      <h1>{say(HISTORY.compareHeading)}</h1>
      <div class="sides">
        <Side title={say(HISTORY.older)} result={older} />
        <Side title={say(HISTORY.newer)} result={newer} />
      </div>
      {older.subject.packageName === newer.subject.packageName ? null : <p>{say(HISTORY.differentApps)}</p>}
      {parts.length === 0 ? null : (
        <p class="soft">
          {fill(HISTORY.notComparable, { parts: parts.join(language.value === 'zh' ? '、' : ', ') })}
        </p>
      )}
      {isSame ? <p class="card">{say(HISTORY.nothingChanged)}</p> : null}
      <ChangeList
        id="findings"
        title={HISTORY.findings}
        changes={diff.findings}
        keyOf={(finding) => finding.fingerprint}
        show={(finding) => (
          <>
            <LevelBadge level={finding.level} /> {say(finding.title)}
          </>
        )}
      />
      <ChangeList
        id="permissions"
        title={HISTORY.permissions}
        changes={diff.permissions}
        keyOf={(name) => name}
        show={(name) => {
          const fact = permissionFact(rules(), name);
          return (
            <>
              <code>{plain(name)}</code> {fact === undefined ? null : say(fact.label)}
            </>
          );
        }}
      />
      <ChangeList id="sdks" title={HISTORY.sdks} changes={diff.sdks} keyOf={(id) => id} show={sdkName} />
      <ChangeList
        id="api-use"
        title={HISTORY.apiUse}
        changes={diff.apiUse}
        keyOf={(use) => use}
        show={(use) => <code>{plain(use)}</code>}
      />
      <ChangeList
        id="hosts"
        title={HISTORY.hosts}
        changes={diff.hosts}
        keyOf={(host) => host}
        show={(host) => <code>{plain(host)}</code>}
      />
      <ChangeList
        id="statements"
        title={HISTORY.statements}
        changes={diff.statements}
        keyOf={(quote) => quote}
        show={(quote) => plain(quote.replace(/\s+/g, ' '))}
      />
    </div>
  );
}

function Side({ title, result }: { readonly title: string; readonly result: AuditResult }) {
  const { subject, verdict } = result;
  return (
    <Section id={title} title={title}>
      <p>
        <bdi>{appName(result)}</bdi> {plain(subject.versionName ?? '–')}
        {subject.versionCode === null ? null : <span class="soft"> ({subject.versionCode})</span>}
      </p>
      <p>
        <VerdictBadge level={verdict.level} /> <span class="soft small">{dateTime(result.startedAt)}</span>
      </p>
    </Section>
  );
}
