import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/**
 * Counts from 1 to `last`, one a task: what is drawn step by step leaves the page free between the steps.
 */
export function useSteps(last: number): number {
  const step = useSignal(1);
  useEffect(() => {
    if (step.value >= last) return;
    const timer = setTimeout(() => {
      step.value++;
    });
    return () => clearTimeout(timer);
  }, [step.value, last, step]);
  return step.value;
}
