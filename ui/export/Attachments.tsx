import { ATTACHMENT_ROLES, attachmentRole } from '../../analyzer/evidence/attachment.ts';
import { plain } from '../../analyzer/report/plain.ts';
import { FileButton } from '../components/FileButton.tsx';
import { Icon } from '../components/Icon.tsx';
import { bytes } from '../settings/format.ts';
import { fill, say } from '../settings/language.ts';
import { ATTACHMENT_ROLE, EXPORT } from '../text/export.ts';
import type { EvidenceAttachment } from './pack-evidence.ts';

interface Props {
  readonly attachments: readonly EvidenceAttachment[];
  readonly onChange: (attachments: readonly EvidenceAttachment[]) => void;
}

/** Files that belong to the case beside the originals: what each is and what it shows. */
export function Attachments({ attachments, onChange }: Props) {
  const add = (files: readonly File[]) => {
    const added = files.map((file) => ({
      role: attachmentRole(file.name),
      name: file.name,
      content: file,
      source: null,
      acquired: null,
      shows: null,
    }));
    onChange([...attachments, ...added]);
  };
  return (
    <fieldset class="attachments">
      <legend>{say(EXPORT.attachments)}</legend>
      <p class="soft small">{say(EXPORT.attachmentsLead)}</p>
      {attachments.length === 0 ? null : (
        <ul class="plain-list">
          {attachments.map((attachment, at) => (
            <Row
              key={`${at} ${attachment.name}`}
              attachment={attachment}
              onChange={(changed) => onChange(attachments.with(at, changed))}
              onRemove={() => onChange(attachments.filter((_, index) => index !== at))}
            />
          ))}
        </ul>
      )}
      <div>
        <FileButton label={say(EXPORT.attach)} class="button" onFiles={add} />
      </div>
    </fieldset>
  );
}

interface RowProps {
  readonly attachment: EvidenceAttachment;
  readonly onChange: (attachment: EvidenceAttachment) => void;
  readonly onRemove: () => void;
}

function Row({ attachment, onChange, onRemove }: RowProps) {
  const { name, role, shows, content } = attachment;
  return (
    <li class="input-row">
      <Icon name="file" />
      <span class="input-name">
        <bdi>{plain(name)}</bdi> <span class="soft small">{bytes(content.size)}</span>
      </span>
      <button
        type="button"
        class="quiet icon-only"
        aria-label={fill(EXPORT.removeAttachment, { name })}
        onClick={onRemove}
      >
        <Icon name="close" size={16} />
      </button>
      <select
        aria-label={fill(EXPORT.attachmentRole, { name })}
        value={role}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onChange({ ...attachment, role: ATTACHMENT_ROLES.find((one) => one === chosen) ?? role });
        }}
      >
        {ATTACHMENT_ROLES.map((one) => (
          <option key={one} value={one}>
            {say(ATTACHMENT_ROLE[one])}
          </option>
        ))}
      </select>
      <input
        type="text"
        class="input-url"
        placeholder={say(EXPORT.attachmentShows)}
        aria-label={fill(EXPORT.attachmentShowsOf, { name })}
        value={shows ?? ''}
        onInput={(event) => {
          const text = event.currentTarget.value;
          onChange({ ...attachment, shows: text.trim() === '' ? null : text });
        }}
      />
    </li>
  );
}
