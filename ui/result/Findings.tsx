import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Level } from '../../analyzer/finding.ts';
import { LEVEL } from '../../analyzer/report/words.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { Icon } from '../components/Icon.tsx';
import { Section } from '../components/Section.tsx';
import { rules } from '../rules.ts';
import { fill, say } from '../settings/language.ts';
import { RESULT } from '../text/result.ts';
import { FindingCard } from './FindingCard.tsx';
import { filterFindings, type Grouping, groupFindings } from './finding-groups.ts';

const LEVELS: readonly Level[] = ['violation', 'suspected', 'advice'];

/** All findings, by severity or by provision, with filters. */
export function Findings({ result }: { readonly result: AuditResult }) {
  const grouping = useSignal<Grouping>('severity');
  const levels = useSignal<ReadonlySet<Level>>(new Set(LEVELS));
  const type = useSignal<string | null>(null);
  const text = useSignal('');
  const open = useSignal(false);
  const { findings } = result;
  const types = useMemo(
    () => [...new Set(findings.flatMap((finding) => finding.personalInformation))],
    [findings],
  );
  if (findings.length === 0) return null;
  const matching = filterFindings(findings, { levels: levels.value, type: type.value, text: text.value });
  const groups = groupFindings(matching, grouping.value, rules());
  const toggle = (level: Level) => {
    const next = new Set(levels.value);
    if (!next.delete(level)) next.add(level);
    levels.value = next;
  };
  return (
    <Section id="findings" title={say(RESULT.findings)} count={findings.length}>
      <div class="filters">
        <fieldset class="segmented">
          <legend>{say(RESULT.groupBy)}</legend>
          <Choice grouping={grouping} value="severity" label={say(RESULT.bySeverity)} />
          <Choice grouping={grouping} value="provision" label={say(RESULT.byProvision)} />
        </fieldset>
        <fieldset class="segmented">
          <legend>{say(RESULT.filterLevel)}</legend>
          {LEVELS.map((level) => (
            <label key={level} class={level}>
              <input type="checkbox" checked={levels.value.has(level)} onChange={() => toggle(level)} />
              <Icon name={level} size={16} />
              {say(LEVEL[level])} {result.verdict.counts[level]}
            </label>
          ))}
        </fieldset>
        <div class="row whole">
          <label class="filter">
            <span>{say(RESULT.filterType)}</span>
            <select
              value={type.value ?? ''}
              onChange={(event) => {
                type.value = event.currentTarget.value === '' ? null : event.currentTarget.value;
              }}
            >
              <option value="">{say(RESULT.filterAll)}</option>
              {types.map((id) => (
                <option key={id} value={id}>
                  {say(rules().personalInformation.get(id)?.name ?? { zh: id, en: id })}
                </option>
              ))}
            </select>
          </label>
          <label class="filter grow">
            <span class="visually-hidden">{say(RESULT.filterText)}</span>
            <input
              type="search"
              placeholder={say(RESULT.filterText)}
              value={text.value}
              onInput={(event) => {
                text.value = event.currentTarget.value;
              }}
            />
          </label>
        </div>
      </div>
      <div class="row spread">
        <p class="soft small" role="status">
          {fill(RESULT.shownOf, { shown: matching.length, all: findings.length })}
        </p>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            open.value = !open.value;
          }}
        >
          {say(open.value ? RESULT.collapseAll : RESULT.expandAll)}
        </button>
      </div>
      {groups.length === 0 ? <p>{say(RESULT.noneMatch)}</p> : null}
      {groups.map((group) => (
        <div key={group.key} class="finding-group">
          <h3 class="group-title">
            {say(group.title)} <span class="count">{group.findings.length}</span>
          </h3>
          {group.findings.map((finding) => (
            <FindingCard key={finding.fingerprint} finding={finding} result={result} open={open.value} />
          ))}
        </div>
      ))}
    </Section>
  );
}

interface ChoiceProps {
  readonly grouping: { value: Grouping };
  readonly value: Grouping;
  readonly label: string;
}

function Choice({ grouping, value, label }: ChoiceProps) {
  return (
    <label>
      <input
        type="radio"
        name="grouping"
        checked={grouping.value === value}
        onChange={() => {
          grouping.value = value;
        }}
      />
      {label}
    </label>
  );
}
