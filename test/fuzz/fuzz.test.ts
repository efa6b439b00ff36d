import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { execute, type Fault } from './engine/execute.ts';
import { readFigures } from './engine/figures.ts';
import { fuzzingPage } from './engine/fuzzing-page.ts';
import { fuzz } from './engine/loop.ts';
import { minimise } from './engine/minimise.ts';
import { Random } from './engine/random.ts';
import type { FuzzTarget } from './engine/target.ts';

const targets = readdirSync(join(import.meta.dirname, 'targets')).map((file) => file.replace(/\.ts$/, ''));
const corpus = join(import.meta.dirname, 'corpus');
const SEED = 20261125;

/** Executions of a short round: about the same time for each target. */
const ROUNDS: Readonly<Record<string, number>> = {
  code: 60,
  policy: 60,
  signing: 60,
  listing: 200,
  'saved-report': 100,
};
const ROUND = 500;

async function load(name: string): Promise<FuzzTarget> {
  return ((await import(`./targets/${name}.ts`)) as { target: FuzzTarget }).target;
}

describe.each(targets)('%s', (name) => {
  test('a short round of changed inputs breaks nothing', async () => {
    const faults: string[] = [];
    const onFault = (fault: Fault, data: Uint8Array) => {
      // How long it takes depends on the machine: runs of their own look at that.
      if (fault.kind !== 'slow') faults.push(`${fault.message} (${Buffer.from(data).toString('base64')})`);
    };
    await fuzz(await load(name), {
      executions: ROUNDS[name] ?? ROUND,
      random: new Random(SEED),
      counted: null,
      onFault,
    });
    expect(faults).toEqual([]);
  });

  const folder = join(corpus, name);
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  test.each(files)('what broke it once does no more: %s', async (file) => {
    const data = new Uint8Array(readFileSync(join(folder, file)));
    const fault = await execute(await load(name), data, true);
    expect(fault?.kind === 'slow' ? null : fault).toBeNull();
  });
});

test('every folder of the corpus is of a target', () => {
  // There is none while nothing was found.
  const folders = existsSync(corpus) ? readdirSync(corpus) : [];
  expect(folders.filter((name) => !targets.includes(name))).toEqual([]);
});

test('docs/fuzzing.md is what the figures in docs/fuzzing.json say', () => {
  const docs = join(import.meta.dirname, '../../docs');
  const figures = readFigures(join(docs, 'fuzzing.json'));
  expect(readFileSync(join(docs, 'fuzzing.md'), 'utf8')).toBe(fuzzingPage(figures));
  expect(Object.keys(figures)).toEqual(targets.sort());
});

describe('the fuzzer', () => {
  /** Breaks on one byte behind two others. */
  const broken: FuzzTarget = {
    covers: [],
    mutations: [],
    maximumLength: 64,
    seeds: () => [Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)],
    run: (data) => {
      const at = data.indexOf(0x80);
      if (at >= 0 && data.includes(7)) throw new RangeError(`met at ${at}`);
      return data.length;
    },
  };

  test('finds what breaks a target, once each, and makes it as small as it goes', async () => {
    const found: { fault: Fault; data: Uint8Array }[] = [];
    const onFault = (fault: Fault, data: Uint8Array) => void found.push({ fault, data: data.slice() });
    await fuzz(broken, { executions: 5000, random: new Random(3), counted: null, onFault });
    expect(found).toHaveLength(1);
    const [first] = found;
    if (first === undefined) throw new Error('nothing found');
    expect(first.fault).toMatchObject({
      kind: 'exception',
      message: expect.stringMatching(/RangeError: met at \d+/),
    });
    const small = await minimise(broken, first.data, first.fault);
    expect([...small].sort()).toEqual([0x80, 7].sort());
  });

  test('finds a reading that is not the same twice', async () => {
    let calls = 0;
    const unsteady: FuzzTarget = { ...broken, run: () => calls++ };
    expect(await execute(unsteady, Uint8Array.of(1), true)).toMatchObject({ kind: 'unsteady' });
  });

  test('finds buffers that grow with a claim', async () => {
    const kept: Uint8Array[] = [];
    const greedy: FuzzTarget = { ...broken, run: () => kept.push(new Uint8Array(80 << 20)) };
    expect(await execute(greedy, Uint8Array.of(1), false)).toMatchObject({ kind: 'memory' });
  });

  test('the same seed makes the same inputs', async () => {
    const inputs = async (seed: number) => {
      const made: string[] = [];
      const target = {
        ...broken,
        run: (data: Uint8Array) => made.push(Buffer.from(data).toString('hex')) && null,
      };
      await fuzz(target, { executions: 50, random: new Random(seed), counted: null, onFault: () => {} });
      return made;
    };
    expect(await inputs(5)).toEqual(await inputs(5));
    expect(await inputs(5)).not.toEqual(await inputs(6));
  });
});
