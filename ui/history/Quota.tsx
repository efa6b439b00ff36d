import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { bytes } from '../settings/format.ts';
import { fill } from '../settings/language.ts';
import { HISTORY } from '../text/history.ts';

/** How much of the browser's storage the extension takes, asked again when the number of audits changes. */
export function Quota({ audits }: { readonly audits: number }) {
  const estimate = useSignal<StorageEstimate | null>(null);
  useEffect(() => {
    void navigator.storage.estimate().then((answer) => {
      estimate.value = answer;
    });
  }, [audits, estimate]);
  const { usage, quota } = estimate.value ?? {};
  if (usage === undefined || quota === undefined) return null;
  return <p class="soft small">{fill(HISTORY.quota, { used: bytes(usage), quota: bytes(quota) })}</p>;
}
