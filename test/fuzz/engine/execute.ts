import { getHeapStatistics } from 'node:v8';
import type { FuzzTarget } from './target.ts';

/** An input of some kilobytes may cost this much, and no more. Processor time of this thread, milliseconds. */
export const MAXIMUM_TIME = 500;
/** Bytes of buffers that one execution may take: many times what the largest input could fill. */
export const MAXIMUM_BUFFERS = 64 << 20;

export interface Fault {
  readonly kind: 'exception' | 'slow' | 'memory' | 'unsteady' | 'hang';
  readonly message: string;
  /** The same for the same fault, whatever the input: its message without numbers, and where it was thrown. */
  readonly key: string;
}

/** Reads one input and holds the reading to what is asked of every target. @returns `null` when all is well */
export async function execute(
  target: FuzzTarget,
  data: Uint8Array,
  isRepeated: boolean,
): Promise<Fault | null> {
  const before = getHeapStatistics().external_memory;
  const cpu = process.threadCpuUsage();
  let result: unknown;
  try {
    result = await target.run(data);
  } catch (error) {
    return exception(error);
  }
  const { user, system } = process.threadCpuUsage(cpu);
  const spent = (user + system) / 1000;
  const grown = getHeapStatistics().external_memory - before;
  if (spent > MAXIMUM_TIME) return fault('slow', `took ${Math.round(spent)} ms`);
  if (grown > MAXIMUM_BUFFERS) return fault('memory', `took ${grown} bytes of buffers`);
  if (isRepeated) {
    const again = await target.run(data);
    if (JSON.stringify(again) !== JSON.stringify(result)) return fault('unsteady', 'two readings differ');
  }
  return null;
}

export function fault(kind: Fault['kind'], message: string): Fault {
  return { kind, message, key: kind };
}

function exception(error: unknown): Fault {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const place = /\/((?:analyzer|cli|node_modules)\/[^:?]+):(\d+)/.exec(stack)?.slice(1, 3).join(':') ?? '';
  return {
    kind: 'exception',
    message: `${message}${place === '' ? '' : ` at ${place}`}`,
    key: `${message.replace(/\d+|"[^"]*"|'[^']*'/g, '_').slice(0, 80)} ${place}`,
  };
}
