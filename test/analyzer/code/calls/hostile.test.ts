import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDex } from '../../../../analyzer/apk/dex/dex-file.ts';
import { Archive } from '../../../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../../../analyzer/bytes/source.ts';
import { ReadError } from '../../../../analyzer/errors.ts';
import type { ManifestFacts } from '../../../../analyzer/facts/package.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { nodePlatform } from '../../../../cli/node-platform.ts';
import { callsIn } from '../../../support/calls.ts';
import {
  invokeInterface,
  invokeStatic,
  invokeVirtual,
  newInstance,
  RETURN_VOID,
  type Refs,
  type WrittenClass,
  writeDex,
} from '../../../support/dex-writer.ts';
import { component, manifest } from '../../../support/facts.ts';

const application = (className: string): ManifestFacts =>
  manifest({
    application: {
      className,
      label: null,
      appComponentFactory: null,
      debuggable: false,
      allowBackup: null,
      usesCleartextTraffic: null,
      networkSecurityConfig: null,
      requestLegacyExternalStorage: null,
      metaData: [],
      line: null,
    },
  });

async function dexOf(name: string): Promise<Uint8Array> {
  const path = join(import.meta.dirname, `../../../fixtures/code/${name}/${name}.apk`);
  const archive = await Archive.open(
    new MemorySource(new Uint8Array(readFileSync(path))),
    nodePlatform,
    new Warnings(),
  );
  const entry = archive.get('classes.dex');
  if (entry === undefined) throw new Error(`${name} has no classes.dex`);
  return archive.read(entry);
}

const launcher = component('activity', 'com.example.planted.MainActivity', {
  intentFilters: [
    {
      actions: ['android.intent.action.MAIN'],
      categories: ['android.intent.category.LAUNCHER'],
      data: [],
      priority: null,
    },
  ],
});

describe('bytes changed at random', () => {
  test.each(['startup-callbacks', 'lambdas', 'permission-burst', 'denial-exits', 'reflection'])(
    '%s is read or refused, and every place named is a text',
    async (name) => {
      const original = await dexOf(name);
      let read = 0;
      const facts = { ...application('com.example.planted.App'), components: [launcher] };
      // Past the header, which other tests change: here the tables and the code.
      const change = fc.tuple(fc.noBias(fc.integer({ min: 0x70, max: original.length - 1 })), fc.nat(255));
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
          const bytes = original.slice();
          for (const [at, value] of changes) bytes[at] = value;
          try {
            const warnings = new Warnings();
            const found = callsIn(readDex(bytes, 'classes.dex', warnings), facts, warnings);
            read++;
            for (const call of [...found.apiCalls, ...found.permissionRequests, ...found.denialExits]) {
              expect(call.caller.method).toMatch(/\)/);
              expect(call.dex).toBe('classes.dex');
            }
            for (const call of found.apiCalls) expect(call.path.length > 0).toBe(call.reachableFrom !== null);
          } catch (error) {
            expect(error).toBeInstanceOf(ReadError);
          }
        }),
        { numRuns: 80 },
      );
      expect(read).toBeGreaterThan(30);
    },
  );
});

const OBJECT = 'Ljava/lang/Object;';
const BUILD = ['Landroid/os/Build;', 'getSerial'] as const;

function start(code: WrittenClass['methods'][number]['code']): WrittenClass {
  return {
    descriptor: 'Lx/App;',
    superclass: 'Landroid/app/Application;',
    methods: [{ name: 'onCreate', isStatic: false, code }],
  };
}

/** The method of that number, counting round and round sixty classes of a thousand. */
function called(refs: Refs, number: number): number {
  const n = number % 60_000;
  return refs.method(`Lx/C${Math.floor(n / 1000)};`, `m${n % 1000}`);
}

describe('graphs that no compiler makes', () => {
  test('sixty thousand methods, each calling ten others in circles: all are reached, by the shortest path', () => {
    const classes = Array.from(
      { length: 60 },
      (_, c): WrittenClass => ({
        descriptor: `Lx/C${c};`,
        superclass: OBJECT,
        methods: Array.from({ length: 1000 }, (_, m) => ({
          name: `m${m}`,
          isStatic: true,
          code: (refs) => [
            ...Array.from({ length: 10 }, (_, i) =>
              invokeStatic(called(refs, (c * 1000 + m) * 10 + i + 1)),
            ).flat(),
            ...(c === 59 && m === 999 ? invokeStatic(refs.method(...BUILD)) : []),
            RETURN_VOID,
          ],
        })),
      }),
    );
    const app = start((refs) => [...invokeStatic(refs.method('Lx/C0;', 'm0')), RETURN_VOID]);
    const warnings = new Warnings();
    const found = callsIn(
      readDex(writeDex([app, ...classes], [BUILD]), 'classes.dex', warnings),
      application('x.App'),
      warnings,
    );
    expect(found.apiCalls).toHaveLength(1);
    expect(found.apiCalls[0]).toMatchObject({
      reachableFrom: 'startup',
      caller: { class: 'x.C59', method: 'm999()V' },
    });
    // A tree of ten branches: method 59999 is five calls below the first, whatever else calls it.
    expect(found.apiCalls[0]?.path).toHaveLength(7);
  }, 30_000);

  test('thousands of classes handed through thousands of methods: the work is bounded, and said to be', () => {
    const count = 4000;
    const base: WrittenClass = {
      descriptor: 'Lx/Base;',
      superclass: OBJECT,
      methods: [
        { name: 'run', isStatic: false, code: () => [RETURN_VOID] },
        ...Array.from({ length: count }, (_, i) => ({
          name: `s${i}`,
          isStatic: false,
          code: (refs: Refs) => [
            ...invokeVirtual(refs.method('Lx/Base;', i + 1 < count ? `s${i + 1}` : 'run')),
            RETURN_VOID,
          ],
        })),
      ],
    };
    const classes = Array.from(
      { length: count },
      (_, c): WrittenClass => ({
        descriptor: `Lx/C${c};`,
        superclass: 'Lx/Base;',
        methods: [
          {
            name: 'run',
            isStatic: false,
            code: (refs) => [
              ...newInstance(refs.type(`Lx/C${(c + 1) % count};`)),
              ...newInstance(refs.type(`Lx/C${(c * 17 + 3) % count};`)),
              ...invokeVirtual(refs.method('Lx/Base;', 's0')),
              RETURN_VOID,
            ],
          },
        ],
      }),
    );
    const app = start((refs) => [
      ...newInstance(refs.type('Lx/C0;')),
      ...invokeVirtual(refs.method('Lx/Base;', 's0')),
      ...invokeStatic(refs.method(...BUILD)),
      RETURN_VOID,
    ]);
    const warnings = new Warnings();
    const dex = readDex(writeDex([app, base, ...classes], [BUILD]), 'classes.dex', warnings);
    const found = callsIn(dex, application('x.App'), warnings);
    // What was found before the bound holds.
    expect(found.apiCalls).toMatchObject([{ reachableFrom: 'startup' }]);
    expect(warnings.list.map(({ code }) => code)).toEqual(['call-graph-limit']);
    expect(found.limits.map(({ en }) => en)).toEqual([expect.stringContaining('bounds')]);
  }, 30_000);

  test('classes that are their own ancestors, by superclass and by interface', () => {
    const circle: WrittenClass[] = [
      { descriptor: 'Lx/A;', superclass: 'Lx/B;', interfaces: ['Lx/J;'], methods: [] },
      { descriptor: 'Lx/B;', superclass: 'Lx/A;', interfaces: [], methods: [] },
      {
        descriptor: 'Lx/J;',
        superclass: OBJECT,
        interfaces: ['Lx/K;'],
        isInterface: true,
        methods: [{ name: 'run', isStatic: false, code: null }],
      },
      { descriptor: 'Lx/K;', superclass: OBJECT, interfaces: ['Lx/J;'], isInterface: true, methods: [] },
    ];
    const app = start((refs) => [
      ...newInstance(refs.type('Lx/A;')),
      ...invokeInterface(refs.method('Lx/J;', 'run')),
      ...invokeStatic(refs.method(...BUILD)),
      RETURN_VOID,
    ]);
    const warnings = new Warnings();
    const found = callsIn(
      readDex(writeDex([app, ...circle], [BUILD]), 'classes.dex', warnings),
      application('x.App'),
      warnings,
    );
    expect(found.apiCalls).toHaveLength(1);
    expect(warnings.list.map(({ code }) => code)).toContain('dex-class-circle');
  });
});
