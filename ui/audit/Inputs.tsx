import { plain } from '../../analyzer/report/plain.ts';
import type { AuditFile } from '../analysis/protocol.ts';
import { mayBeEither } from '../analysis/roles.ts';
import { FileButton } from '../components/FileButton.tsx';
import { Icon } from '../components/Icon.tsx';
import { bytes } from '../settings/format.ts';
import { fill, say } from '../settings/language.ts';
import { AUDIT, ROLE } from '../text/audit.ts';
import { audit, changeFile, entries, files, removeFile, takeFiles } from './session.ts';

/** The files of the audit: what each is, and the button that audits them (again). */
export function Inputs() {
  const chosen = files.value;
  const several = chosen.filter(({ role }) => role === 'package').length > 1;
  const mixed = several && chosen.some(({ role }) => role !== 'package');
  return (
    <section class="card inputs" aria-labelledby="inputs">
      <h2 id="inputs">{say(AUDIT.files)}</h2>
      <ul class="plain-list">
        {chosen.map((one, index) => (
          <InputRow key={`${index} ${one.file.name}`} input={one} at={index} />
        ))}
      </ul>
      {mixed ? <p class="small soft">{say(AUDIT.onlyPackages)}</p> : null}
      <div class="row">
        <button type="button" class="primary" disabled={chosen.length === 0} onClick={() => void audit()}>
          {say(entries.value.length > 0 ? AUDIT.again : AUDIT.start)}
        </button>
        <FileButton label={say(AUDIT.addFile)} class="button" onFiles={takeFiles} />
      </div>
    </section>
  );
}

function InputRow({ input, at }: { readonly input: AuditFile; readonly at: number }) {
  const { file, role, url } = input;
  const { name } = file;
  return (
    <li class="input-row">
      <Icon name="file" />
      <span class="input-name">
        <bdi>{plain(name)}</bdi> <span class="soft small">{bytes(file.size)}</span>
      </span>
      {mayBeEither(name) ? (
        <select
          aria-label={fill(AUDIT.role, { name })}
          value={role}
          onChange={(event) =>
            changeFile(at, { role: event.currentTarget.value === 'listing' ? 'listing' : 'policy' })
          }
        >
          <option value="policy">{say(ROLE.policy)}</option>
          <option value="listing">{say(ROLE.listing)}</option>
        </select>
      ) : (
        <span class="soft small">{say(ROLE[role])}</span>
      )}
      <button
        type="button"
        class="quiet icon-only"
        aria-label={fill(AUDIT.remove, { name })}
        onClick={() => removeFile(at)}
      >
        <Icon name="close" size={16} />
      </button>
      {role === 'listing' ? (
        <input
          type="url"
          class="input-url"
          placeholder="https://"
          aria-label={fill(AUDIT.url, { name })}
          value={url}
          onInput={(event) => changeFile(at, { url: event.currentTarget.value })}
        />
      ) : null}
    </li>
  );
}
