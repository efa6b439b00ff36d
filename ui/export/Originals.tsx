import { plain } from '../../analyzer/report/plain.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import type { AuditFile } from '../analysis/protocol.ts';
import { FileButton } from '../components/FileButton.tsx';
import { Icon } from '../components/Icon.tsx';
import { say } from '../settings/language.ts';
import { EXPORT } from '../text/export.ts';

interface Props {
  readonly result: AuditResult;
  /** One for each input; `null` where it is still to be chosen. */
  readonly originals: readonly (AuditFile | null)[];
  readonly onFiles: (files: readonly File[]) => void;
}

/** The files that were audited, which a history does not keep: to be chosen again. */
export function Originals({ result, originals, onFiles }: Props) {
  return (
    <fieldset class="attachments">
      <legend>{say(EXPORT.originals)}</legend>
      <p class="soft small">{say(EXPORT.originalsLead)}</p>
      <ul class="plain-list">
        {result.inputs.map((input, at) => {
          const isThere = originals[at] != null;
          return (
            <li key={`${at} ${input.sha256}`} class="input-row">
              <Icon name={isThere ? 'check' : 'file'} />
              <span class="input-name">
                <bdi>{plain(input.name)}</bdi>{' '}
                <span class="soft small">
                  {say(isThere ? EXPORT.originalChosen : EXPORT.originalMissing)}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      <div>
        <FileButton label={say(EXPORT.chooseOriginals)} class="button" onFiles={onFiles} />
      </div>
    </fieldset>
  );
}
