import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Finding } from '../../analyzer/finding.ts';
import { CERTAINTY } from '../../analyzer/report/words.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import type { Provision as ProvisionFact } from '../../analyzer/rules.ts';
import { Icon } from '../components/Icon.tsx';
import { LevelBadge } from '../components/LevelBadge.tsx';
import { printing } from '../components/printing.ts';
import { rules } from '../rules.ts';
import { language, say } from '../settings/language.ts';
import { RESULT } from '../text/result.ts';
import { EvidenceList } from './EvidenceList.tsx';

interface Props {
  readonly finding: Finding;
  readonly result: AuditResult;
  readonly open: boolean;
}

/** What was found in one sentence; opened: on what evidence, by which provision, how to confirm it and how to fix it. */
export function FindingCard({ finding, result, open }: Props) {
  const certainty = CERTAINTY[finding.certainty];
  // Drawn when it is first unfolded: a large app has hundreds of findings, each with its evidence.
  const unfolded = useSignal(false);
  return (
    <details
      class={`finding ${finding.level}`}
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open) unfolded.value = true;
      }}
    >
      <summary>
        <LevelBadge level={finding.level} />
        <span class="finding-title">{say(finding.title)}</span>
        {certainty === undefined ? null : <span class="tag">{say(certainty)}</span>}
        <Icon name="chevron" size={18} />
      </summary>
      {unfolded.value || open || printing.value ? <Body finding={finding} result={result} /> : null}
    </details>
  );
}

function Body({ finding, result }: Omit<Props, 'open'>) {
  const term = finding.noticeTerm === null ? undefined : rules().noticeTerms.get(finding.noticeTerm);
  return (
    <div class="finding-body">
      <p>{say(finding.explanation)}</p>
      <Part title={say(RESULT.evidence)}>
        <EvidenceList evidence={finding.evidence} result={result} />
      </Part>
      <Part title={say(RESULT.provisions)}>
        <ul class="plain-list">
          {finding.provisions.map((id) => (
            <Provision key={id} id={id} />
          ))}
        </ul>
      </Part>
      {term === undefined ? null : (
        <Part title={say(RESULT.noticeTerm)}>
          <span lang="zh-CN">{term.name.zh}</span>
          {language.value === 'en' ? <span class="soft"> ({term.name.en})</span> : null}
        </Part>
      )}
      {finding.verify === null ? null : <Part title={say(RESULT.verify)}>{say(finding.verify)}</Part>}
      {finding.fix === null ? null : <Part title={say(RESULT.fix)}>{say(finding.fix)}</Part>}
      <p class="soft small">
        <code>{finding.rule}</code> · {say(RESULT.fingerprint)} <code>{finding.fingerprint}</code>
      </p>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div class="part">
      <h4>{title}</h4>
      <div>{children}</div>
    </div>
  );
}

function Citation({ provision }: { readonly provision: ProvisionFact }) {
  return (
    <>
      {say(provision.citation)} <span class="soft small">{say(provision.about)}</span>
    </>
  );
}

function Provision({ id }: { readonly id: string }) {
  const provision = rules().provisions.get(id);
  if (provision === undefined) {
    return (
      <li>
        <code>{id}</code>
      </li>
    );
  }
  return (
    <li>
      {provision.wording === null ? (
        <Citation provision={provision} />
      ) : (
        <details class="wording">
          <summary title={say(RESULT.wording)}>
            <Citation provision={provision} />
          </summary>
          <blockquote lang="zh-CN">{provision.wording}</blockquote>
        </details>
      )}
    </li>
  );
}
