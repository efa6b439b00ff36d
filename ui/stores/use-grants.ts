import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Grant, grants, onGrantsChanged } from './grants.ts';

/** What the browser allows now, and again whenever that changes, here or in its own settings; `null` until it is known. */
export function useGrants(): readonly Grant[] | null {
  const allowed: Signal<readonly Grant[] | null> = useSignal(null);
  useEffect(() => {
    const refresh = async () => {
      allowed.value = await grants();
    };
    void refresh();
    return onGrantsChanged(() => void refresh());
  }, []);
  return allowed.value;
}
