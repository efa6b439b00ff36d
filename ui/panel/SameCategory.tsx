import { useSignal } from '@preact/signals';
import { type ComparedApp, compareResults } from '../../analyzer/compare.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { parseResult } from '../../analyzer/result-schema.ts';
import { Section } from '../components/Section.tsx';
import { Table } from '../components/Table.tsx';
import { VerdictBadge } from '../components/VerdictBadge.tsx';
import { historyStore } from '../history/store.ts';
import { appName } from '../result/app-name.ts';
import { typeNames } from '../result/type-names.ts';
import { rules } from '../rules.ts';
import { language, say } from '../settings/language.ts';
import { HISTORY } from '../text/history.ts';
import { LOOKED_AT, PANEL } from '../text/panel.ts';

/** How the app stands among those of its category in the history. Looked up when it is asked for. */
export function SameCategory({ result }: { readonly result: AuditResult }) {
  const compared = useSignal<readonly ComparedApp[] | null>(null);
  const { category } = result;
  if (category === null) return null;
  return (
    <Section id="compare" title={say(PANEL.compare)}>
      {compared.value === null ? (
        <p class="row">
          <button
            type="button"
            onClick={async () => {
              compared.value = await sameCategory(result, category.name.en);
            }}
          >
            {say(PANEL.compareShow)}
          </button>
        </p>
      ) : (
        <Comparison apps={compared.value} current={result} />
      )}
    </Section>
  );
}

function Comparison({
  apps,
  current,
}: {
  readonly apps: readonly ComparedApp[];
  readonly current: AuditResult;
}) {
  if (apps.length < 2) return <p>{say(PANEL.compareNone)}</p>;
  return (
    <>
      <p class="soft small">{say(PANEL.compareLead)}</p>
      <Table
        label={say(PANEL.compare)}
        head={[say(HISTORY.app), say(PANEL.beyondNeed), say(HISTORY.verdict), say(PANEL.lookedAt)]}
        rows={apps}
        keyOf={({ result }) => `${result.startedAt} ${result.inputs[0]?.sha256}`}
        cells={({ result, beyondNeed }) => [
          <>
            <bdi>{appName(result)}</bdi>{' '}
            {result === current ? <span class="tag advice">{say(PANEL.thisApp)}</span> : null}
          </>,
          typeNames(beyondNeed),
          <VerdictBadge level={result.verdict.level} />,
          result.inputs.map(({ role }) => say(LOOKED_AT[role])).join(language.value === 'zh' ? '、' : ', '),
        ]}
      />
    </>
  );
}

/** Audits of the history that are looked at, the newest first. */
const MOST = 200;

/** The app among the others of its category: of each, what was audited last. */
async function sameCategory(result: AuditResult, category: string): Promise<readonly ComparedApp[]> {
  const apps = new Map([[identityOf(result), result]]);
  const audits = (await historyStore().list()).filter((one) => one.category?.en === category);
  for (const { id } of audits.slice(0, MOST)) {
    const kept = parseResult(await historyStore().result(id));
    if (kept !== null && !apps.has(identityOf(kept))) apps.set(identityOf(kept), kept);
  }
  return (
    compareResults([...apps.values()], rules()).find(({ categoryId }) => categoryId === result.category?.id)
      ?.apps ?? []
  );
}

function identityOf({ subject, inputs }: AuditResult): string {
  return subject.packageName ?? subject.label ?? inputs[0]?.sha256 ?? '';
}
