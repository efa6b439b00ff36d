import { useSignal, useSignalEffect } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { AuditResult } from '../../analyzer/result.ts';
import type { AuditFile } from '../analysis/protocol.ts';
import { Icon } from '../components/Icon.tsx';
import { printPage } from '../components/printing.ts';
import { rules } from '../rules.ts';
import { fill, language, say } from '../settings/language.ts';
import { COMMON } from '../text/common.ts';
import { EXPORT } from '../text/export.ts';
import { EvidenceDialog } from './EvidenceDialog.tsx';
import { type ExportFormat, exportName, FORMATS } from './formats.ts';
import type { EvidenceAttachment } from './pack-evidence.ts';
import { saveFile } from './save-file.ts';

interface Props {
  readonly result: AuditResult;
  /** The files audited, where they are at hand; an evidence package asks for them where they are not. */
  readonly files?: readonly AuditFile[];
  /** What the evidence package is to have attached, e.g. the screenshot of the tab that was audited. */
  readonly attached?: readonly EvidenceAttachment[];
}

/** A button that discloses what the result can be saved as, and one that prints the page. */
export function ExportMenu({ result, files = [], attached = [] }: Props) {
  const packing = useSignal(false);
  const id = useId();
  const open = useSignal(false);
  const fault = useSignal<string | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useSignalEffect(() => {
    if (!open.value) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && area.current?.contains(event.target) !== true) open.value = false;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      open.value = false;
      button.current?.focus();
    };
    window.addEventListener('pointerdown', outside);
    window.addEventListener('focusin', outside);
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('pointerdown', outside);
      window.removeEventListener('focusin', outside);
      window.removeEventListener('keydown', onKey);
    };
  });
  const save = async (format: ExportFormat) => {
    open.value = false;
    button.current?.focus();
    fault.value = null;
    try {
      const content = await format.make(result, rules(), language.value);
      saveFile(exportName(result, format.ending), format.mime, content);
    } catch (error) {
      fault.value = fill(COMMON.fault, { message: String(error) });
    }
  };
  return (
    <div class="menu" ref={area}>
      <button
        type="button"
        ref={button}
        aria-expanded={open.value}
        aria-controls={id}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <Icon name="download" size={18} />
        {say(EXPORT.open)}
        <Icon name="down" size={16} />
      </button>
      {fault.value === null ? null : <p role="alert">{fault.value}</p>}
      <ul id={id} class="menu-list" hidden={!open.value}>
        {FORMATS.map((format) => (
          <li key={format.id}>
            <button type="button" class="quiet" onClick={() => void save(format)}>
              <span>{say(format.name)}</span>
              <span class="soft small">{say(format.use)}</span>
            </button>
          </li>
        ))}
        {result.inputs.length === 0 ? null : (
          <li>
            <button
              type="button"
              class="quiet"
              onClick={() => {
                open.value = false;
                packing.value = true;
              }}
            >
              <span>{say(EXPORT.evidence)}</span>
              <span class="soft small">{say(EXPORT.evidenceFor)}</span>
            </button>
          </li>
        )}
        <li>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              open.value = false;
              printPage();
            }}
          >
            <span>{say(EXPORT.print)}</span>
          </button>
        </li>
      </ul>
      {packing.value ? (
        <EvidenceDialog
          result={result}
          files={files}
          attached={attached}
          onClose={() => {
            packing.value = false;
            button.current?.focus();
          }}
        />
      ) : null}
    </div>
  );
}
