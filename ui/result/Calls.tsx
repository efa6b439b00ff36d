import { useSignal } from '@preact/signals';
import type { ApiCall } from '../../analyzer/facts/code.ts';
import { plain } from '../../analyzer/report/plain.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { Icon } from '../components/Icon.tsx';
import { Section } from '../components/Section.tsx';
import { Table } from '../components/Table.tsx';
import { say } from '../settings/language.ts';
import { REACHED, RESULT } from '../text/result.ts';
import { typeNames } from './type-names.ts';

/** Where the code obtains personal information: by which interface, called by whom, reached from where. */
export function Calls({ result }: { readonly result: AuditResult }) {
  const open = useSignal<ApiCall | null>(null);
  const calls = result.package?.apiCalls ?? [];
  if (calls.length === 0) return null;
  const sdkName = (id: string) =>
    say(result.package?.sdks.find((sdk) => sdk.id === id)?.name ?? { zh: id, en: id });
  return (
    <Section id="calls" title={say(RESULT.calls)} count={calls.length} lead={say(RESULT.callsLead)}>
      <Table
        label={say(RESULT.calls)}
        head={[say(RESULT.api), say(RESULT.type), say(RESULT.caller), say(RESULT.reached)]}
        rows={calls}
        keyOf={({ api, caller, dex }) => `${dex} ${caller.class} ${caller.method} ${api}`}
        cells={(call) => [
          <code>{plain(shortApi(call.api))}</code>,
          typeNames(call.personalInformation),
          <>
            <code class="block">{plain(call.caller.class)}</code>
            {call.caller.sdk === null ? null : <span class="tag">{sdkName(call.caller.sdk)}</span>}
          </>,
          <Reached
            call={call}
            isOpen={open.value === call}
            onToggle={() => {
              open.value = open.value === call ? null : call;
            }}
          />,
        ]}
        below={(call) =>
          open.value === call ? (
            <ol class="path">
              {call.path.map((step, index) => (
                <li key={`${index} ${step}`}>
                  <code>{plain(step)}</code>
                </li>
              ))}
            </ol>
          ) : null
        }
      />
    </Section>
  );
}

interface ReachedProps {
  readonly call: ApiCall;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Reached({ call, isOpen, onToggle }: ReachedProps) {
  const { reachableFrom } = call;
  if (reachableFrom === null) return <span class="soft small">{say(RESULT.notReached)}</span>;
  return (
    <button
      type="button"
      class={`cell ${reachableFrom === 'startup' ? 'suspected' : 'advice'}`}
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      {say(REACHED[reachableFrom])}
      <Icon name="down" size={14} />
    </button>
  );
}

/** `Landroid/telephony/TelephonyManager;->getDeviceId()` as `TelephonyManager.getDeviceId()`; anything else as it is. */
function shortApi(api: string): string {
  const match = /^L(?:[^;]*\/)?([^;/]+);->(.+)$/.exec(api);
  return match === null ? api : `${match[1]?.replaceAll('$', '.')}.${match[2]}`;
}
