import { MemorySource } from '../../analyzer/bytes/source.ts';
import { readPolicy } from '../../analyzer/policy/read-policy.ts';

/** What the page runs: reads the text so many times, and says how long each took. */
export async function time(text: string, runs: number): Promise<number[]> {
  const source = new MemorySource(new TextEncoder().encode(text));
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    const policy = await readPolicy(source, 'policy.txt', 0);
    if (policy.statements.length === 0) throw new Error('nothing was read');
    times.push(performance.now() - started);
  }
  return times;
}
