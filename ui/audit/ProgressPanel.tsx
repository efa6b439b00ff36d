import { useSignalEffect } from '@preact/signals';
import type { Stage } from '../../analyzer/progress.ts';
import { plain } from '../../analyzer/report/plain.ts';
import { Icon } from '../components/Icon.tsx';
import { percent } from '../settings/format.ts';
import { fill, say } from '../settings/language.ts';
import { AUDIT, STAGE } from '../text/audit.ts';
import { COMMON } from '../text/common.ts';
import { cancel, type Running, running } from './session.ts';

const PACKAGE_STAGES: readonly Stage[] = ['archive', 'manifest', 'resources', 'signing', 'code'];

/** What the analysis is doing, step by step, and the way to stop it. */
export function ProgressPanel({ audit }: { readonly audit: Running }) {
  useEscape();
  const stages = stagesOf(audit);
  const current = audit.progress?.stage;
  const at = current === undefined ? 0 : Math.max(0, stages.indexOf(current));
  const within = audit.progress?.fraction ?? 0;
  return (
    <section class="card running" aria-labelledby="running">
      <div class="row spread">
        <div>
          <h1 id="running">
            {audit.total > 1
              ? fill(AUDIT.runningOf, { number: audit.number, total: audit.total })
              : say(AUDIT.running)}
          </h1>
          <p class="soft">
            <bdi>{plain(audit.name)}</bdi>
          </p>
        </div>
        <button type="button" onClick={cancel}>
          {say(COMMON.cancel)}
        </button>
      </div>
      <progress max={1} value={(at + within) / stages.length} aria-label={say(AUDIT.running)} />
      <ol class="stages" aria-label={say(AUDIT.stages)}>
        {stages.map((stage, index) => (
          <StageRow
            key={stage}
            stage={stage}
            phase={index < at ? 'done' : index === at ? 'active' : 'waiting'}
            fraction={index === at ? within : 0}
          />
        ))}
      </ol>
      <p class="visually-hidden" role="status">
        {current === undefined ? '' : fill(AUDIT.stageNow, { stage: say(STAGE[current]) })}
      </p>
    </section>
  );
}

const PHASE = {
  done: { icon: 'check', text: AUDIT.stageDone },
  active: { icon: 'chevron', text: AUDIT.stageActive },
  waiting: { icon: 'minus', text: AUDIT.stageWaiting },
} as const;

interface StageProps {
  readonly stage: Stage;
  readonly phase: keyof typeof PHASE;
  readonly fraction: number;
}

function StageRow({ stage, phase, fraction }: StageProps) {
  return (
    <li class={`stage ${phase}`}>
      <Icon name={PHASE[phase].icon} size={18} />
      <span>{say(STAGE[stage])}</span>
      <span class="visually-hidden">{say(PHASE[phase].text)}</span>
      {phase === 'active' && fraction > 0 ? <span class="soft small">{percent(fraction)}</span> : null}
    </li>
  );
}

/** Those the inputs call for, in their order; one that began nevertheless is shown too. */
function stagesOf({ files, begun }: Running): readonly Stage[] {
  const roles = new Set(files.map(({ role }) => role));
  const all: Stage[] = ['hash', ...PACKAGE_STAGES, 'policy', 'listing', 'judge'];
  return all.filter((stage) => {
    if (begun.includes(stage) || stage === 'hash' || stage === 'judge') return true;
    if (stage === 'policy' || stage === 'listing') return roles.has(stage);
    return roles.has('package');
  });
}

/** Escape cancels, as the button does. */
function useEscape(): void {
  useSignalEffect(() => {
    if (running.value === null) return;
    const listener = (event: KeyboardEvent) => {
      if (event.key === 'Escape') cancel();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  });
}
