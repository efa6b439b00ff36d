import { useSignal } from '@preact/signals';
import type { Evidence } from '../../analyzer/finding.ts';
import { evidenceLine } from '../../analyzer/report/evidence-line.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { printing } from '../components/printing.ts';
import { fill, language } from '../settings/language.ts';
import { COMMON } from '../text/common.ts';

interface Props {
  readonly evidence: readonly Evidence[];
  readonly result: AuditResult;
}

const FIRST = 8;

/** Where each thing stands in the inputs, so that anyone can find it again. */
export function EvidenceList({ evidence, result }: Props) {
  const all = useSignal(false);
  const hidden = all.value || printing.value ? 0 : Math.max(0, evidence.length - FIRST);
  return (
    <>
      <ul class="evidence">
        {evidence.slice(0, evidence.length - hidden).map((one, index) => (
          <li key={index}>
            <code>{evidenceLine(one, result, language.value)}</code>
          </li>
        ))}
      </ul>
      {hidden > 0 ? (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            all.value = true;
          }}
        >
          {fill(COMMON.showMore, { count: hidden })}
        </button>
      ) : null}
    </>
  );
}
