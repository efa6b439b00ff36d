import { type Signal, useSignal } from '@preact/signals';
import { liveQuery } from 'dexie';
import { useEffect } from 'preact/hooks';
import { problem, refusal } from './problem.ts';

/** What a query of the history gives, again whenever what it read changes, in this page or another; `undefined` at first. */
export function useLive<T>(query: () => Promise<T>, dependency: unknown): Signal<T | undefined> {
  const value = useSignal<T | undefined>(undefined);
  // `query` is a new function at every rendering; what it asks for changes with `dependency`.
  useEffect(() => {
    const subscription = liveQuery(query).subscribe({
      next: (found) => {
        value.value = found;
      },
      error: (error) => {
        problem.value = refusal(error);
      },
    });
    return () => subscription.unsubscribe();
  }, [dependency]);
  return value;
}
