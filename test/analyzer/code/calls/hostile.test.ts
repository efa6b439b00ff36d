import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DexFile, readDex } from '../../../../analyzer/apk/dex/dex-file.ts';
import { Archive } from '../../../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../../../analyzer/bytes/source.ts';
import { readCalls } from '../../../../analyzer/code/calls/read-calls.ts';
import { loadCodeCatalogues } from '../../../../analyzer/code/catalogues.ts';
import { ReadError } from '../../../../analyzer/errors.ts';
import type { CallFacts } from '../../../../analyzer/facts/code.ts';
import type { ManifestFacts } from '../../../../analyzer/facts/package.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { nodePlatform } from '../../../../cli/node-platform.ts';
import {
  invokeInterface,
  invokeStatic,
  newInstance,
  RETURN_VOID,
  type Refs,
  type WrittenClass,
  writeDex,
} from '../../../support/dex-writer.ts';
import { component, manifest } from '../../../support/facts.ts';

const { sensitiveApis } = loadCodeCatalogues();

function calls(dexes: readonly DexFile[], facts: ManifestFacts, warnings: Warnings): CallFacts {
  const options = {
    sensitiveApis: [...sensitiveApis.values()],
    sdkOfClass: () => null,
    checkCancelled: () => {},
  };
  return readCalls(dexes, facts, options, warnings);
}

const application = (className: string): ManifestFacts =>
  manifest({
    application: {
      className,
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
            const found = calls(readDex(bytes, 'classes.dex', warnings), facts, warnings);
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
        { numRuns: 150 },
      );
      expect(read).toBeGreaterThan(50);
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
    const found = calls(
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

  test('thousands of classes behind one interface, each creating the next: the work is bounded, and said to be', () => {
    const count = 6000;
    const classes = Array.from(
      { length: count },
      (_, c): WrittenClass => ({
        descriptor: `Lx/C${c};`,
        superclass: OBJECT,
        interfaces: ['Lx/I;'],
        methods: [
          {
            name: 'run',
            isStatic: false,
            code: (refs) => [
              ...newInstance(refs.type(`Lx/C${(c + 1) % count};`)),
              ...newInstance(refs.type(`Lx/C${(c * 17 + 3) % count};`)),
              ...invokeInterface(refs.method('Lx/I;', 'run')),
              ...invokeStatic(refs.method('Lx/S;', 'give')),
              RETURN_VOID,
            ],
          },
        ],
      }),
    );
    const one: WrittenClass = {
      descriptor: 'Lx/I;',
      superclass: OBJECT,
      isInterface: true,
      methods: [{ name: 'run', isStatic: false, code: null }],
    };
    const app = start((refs) => [
      ...newInstance(refs.type('Lx/C0;')),
      ...invokeInterface(refs.method('Lx/I;', 'run')),
      RETURN_VOID,
    ]);
    const shared: WrittenClass = {
      descriptor: 'Lx/S;',
      superclass: OBJECT,
      methods: [{ name: 'give', isStatic: true, code: () => [RETURN_VOID] }],
    };
    const warnings = new Warnings();
    const found = calls(
      readDex(writeDex([app, one, shared, ...classes], [BUILD]), 'classes.dex', warnings),
      application('x.App'),
      warnings,
    );
    expect(found.apiCalls).toEqual([]);
    const limited = warnings.list.some(({ code }) => code === 'call-graph-limit');
    expect(found.limits.length > 0).toBe(limited);
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
    const found = calls(
      readDex(writeDex([app, ...circle], [BUILD]), 'classes.dex', warnings),
      application('x.App'),
      warnings,
    );
    expect(found.apiCalls).toHaveLength(1);
    expect(warnings.list.map(({ code }) => code)).toContain('dex-class-circle');
  });
});
