import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startAnalysis } from '../../ui/analysis/run-analysis.ts';

/** A worker that does nothing until a test has it meet its end. */
class DyingWorker extends EventTarget {
  static last: DyingWorker | null = null;
  ended = false;

  constructor() {
    super();
    DyingWorker.last = this;
  }

  postMessage(): void {}

  terminate(): void {
    this.ended = true;
  }
}

beforeEach(() => vi.stubGlobal('Worker', DyingWorker));
afterEach(() => vi.unstubAllGlobals());

const request = { files: [], categoryId: null, keep: false };

test.each([
  [
    'an error that says what',
    Object.assign(new Event('error'), { message: 'out of memory' }),
    'out of memory',
  ],
  ['an error that says nothing', Object.assign(new Event('error'), { message: '' }), 'worker'],
  ['a plain event, as when it cannot start', new Event('error'), 'worker'],
  ['a message that cannot be read', new Event('messageerror'), 'messageerror'],
])('a worker that ends with %s ends the audit, which says so', async (_, event, message) => {
  const { outcome } = startAnalysis(request, () => undefined);
  const worker = DyingWorker.last;
  worker?.dispatchEvent(event);
  expect(await outcome).toEqual({ kind: 'fault', message });
  expect(worker?.ended).toBe(true);
});

test('what comes after the end changes nothing', async () => {
  const { outcome, cancel } = startAnalysis(request, () => undefined);
  DyingWorker.last?.dispatchEvent(Object.assign(new Event('error'), { message: 'first' }));
  DyingWorker.last?.dispatchEvent(Object.assign(new Event('error'), { message: 'second' }));
  cancel();
  expect(await outcome).toEqual({ kind: 'fault', message: 'first' });
});
