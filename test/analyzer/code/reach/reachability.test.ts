import { describe, expect, test } from 'vitest';
import { readDex } from '../../../../analyzer/apk/dex/dex-file.ts';
import { buildProgram } from '../../../../analyzer/code/program/build-program.ts';
import { Hierarchy } from '../../../../analyzer/code/program/hierarchy.ts';
import { methodText } from '../../../../analyzer/code/program/program.ts';
import { launcherActivities } from '../../../../analyzer/code/reach/entry-points.ts';
import { Reachability } from '../../../../analyzer/code/reach/reachability.ts';
import type { ComponentFacts, ManifestFacts } from '../../../../analyzer/facts/package.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
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

const OBJECT = 'Ljava/lang/Object;';

/** A class whose methods do what is given; static where the name ends with `!`. */
function written(
  descriptor: string,
  methods: Readonly<Record<string, ((refs: Refs) => number[]) | null>>,
  more: Partial<WrittenClass> = {},
): WrittenClass {
  return {
    descriptor,
    superclass: OBJECT,
    methods: Object.entries(methods).map(([name, code]) => ({
      name: name.replace('!', ''),
      isStatic: name.endsWith('!'),
      code: code === null ? null : (refs) => [...code(refs), RETURN_VOID],
    })),
    ...more,
  };
}

const nothing = (): number[] => [];
const application: NonNullable<ManifestFacts['application']> = {
  className: 'x.App',
  label: null,
  appComponentFactory: null,
  debuggable: false,
  allowBackup: null,
  usesCleartextTraffic: null,
  networkSecurityConfig: null,
  requestLegacyExternalStorage: null,
  metaData: [],
  line: null,
};

function launcher(name: string, more: Partial<ComponentFacts> = {}, category = 'LAUNCHER'): ComponentFacts {
  const filter = {
    actions: ['android.intent.action.MAIN'],
    categories: [`android.intent.category.${category}`],
    data: [],
    priority: null,
  };
  return component('activity', name, { intentFilters: [filter], ...more });
}

/** `startup x.A.m` of every method reached. */
function reached(
  classes: readonly WrittenClass[],
  facts: Partial<ManifestFacts>,
  references: readonly (readonly [owner: string, name: string])[] = [],
): string[] {
  const warnings = new Warnings();
  const program = buildProgram(readDex(writeDex(classes, references), 'classes.dex', warnings), warnings);
  const reach = new Reachability(new Hierarchy(program), manifest({ application, ...facts }));
  const found: string[] = [];
  for (let method = 0; method < program.methods.count; method++) {
    const entryPoint = reach.entryPoint(method);
    if (entryPoint === null) continue;
    const [owner, name] = methodText(program, method).slice(0, -3).split('->') as [string, string];
    found.push(`${entryPoint} ${owner.slice(1, -1).replaceAll('/', '.')}.${name}`);
  }
  return found.sort();
}

const APP = { superclass: 'Landroid/app/Application;' };

describe('what start-up and launch run', () => {
  test('static initialisers of the classes used, and of their superclasses', () => {
    const classes = [
      written('Lx/App;', { onCreate: (refs) => invokeStatic(refs.method('Lx/Used;', 'go')) }, APP),
      written('Lx/Used;', { 'go!': nothing, '<clinit>!': nothing }, { superclass: 'Lx/Parent;' }),
      written('Lx/Parent;', { '<clinit>!': nothing }),
      written('Lx/Unused;', { '<clinit>!': nothing }),
    ];
    expect(reached(classes, {})).toEqual([
      'startup x.App.onCreate',
      'startup x.Parent.<clinit>',
      'startup x.Used.<clinit>',
      'startup x.Used.go',
    ]);
  });

  test('an inherited onCreate, and what the subclass overrides of it', () => {
    const classes = [
      written(
        'Lx/Base;',
        { onCreate: (refs) => invokeVirtual(refs.method('Lx/Base;', 'setUp')), setUp: nothing },
        APP,
      ),
      written('Lx/App;', { setUp: nothing }, { superclass: 'Lx/Base;' }),
      written('Lx/Other;', { setUp: nothing }, { superclass: 'Lx/Base;' }),
    ];
    expect(reached(classes, {})).toEqual(['startup x.App.setUp', 'startup x.Base.onCreate']);
  });

  test('an interface call goes only to classes that are created where it can meet them', () => {
    const classes = [
      written(
        'Lx/App;',
        {
          onCreate: (refs) => [
            ...newInstance(refs.type('Lx/Here;')),
            ...invokeInterface(refs.method('Lx/I;', 'go')),
            ...invokeStatic(refs.method('Lx/Elsewhere;', 'make')),
          ],
        },
        APP,
      ),
      written('Lx/I;', { go: null }, { isInterface: true }),
      written('Lx/Here;', { go: nothing }, { interfaces: ['Lx/I;'] }),
      written('Lx/Elsewhere;', { 'make!': (refs) => newInstance(refs.type('Lx/There;')) }),
      written('Lx/There;', { go: nothing }, { interfaces: ['Lx/I;'] }),
    ];
    expect(reached(classes, {})).toEqual([
      'startup x.App.onCreate',
      'startup x.Elsewhere.make',
      'startup x.Here.go',
    ]);
  });

  test('the first screen is created, started and resumed; it is not paused, stopped or destroyed', () => {
    const activity = written(
      'Lx/Main;',
      {
        onCreate: (refs) => [
          ...newInstance(refs.type('Lx/Part;')),
          ...invokeVirtual(refs.method('Lx/Life;', 'onStart')),
          ...invokeVirtual(refs.method('Lx/Life;', 'onDestroy')),
        ],
        onResume: nothing,
        onPause: nothing,
      },
      { superclass: 'Landroid/app/Activity;' },
    );
    const classes = [
      activity,
      written('Lx/Life;', { onStart: nothing, onDestroy: nothing }),
      written('Lx/Part;', { onStart: nothing, onDestroy: nothing }, { superclass: 'Lx/Life;' }),
    ];
    expect(reached(classes, { application: null, components: [launcher('x.Main')] })).toEqual([
      'launch x.Main.onCreate',
      'launch x.Main.onResume',
      'launch x.Part.onStart',
    ]);
  });

  test('a listener that waits for a person is not called by code that only hands a click on', () => {
    const listener = 'Landroid/view/View$OnClickListener;';
    const classes = [
      written(
        'Lx/Main;',
        {
          onCreate: (refs) => [
            ...newInstance(refs.type('Lx/Agree;')),
            ...invokeInterface(refs.method(listener, 'onClick')),
            ...invokeInterface(refs.method('Lx/Plain;', 'onClick')),
          ],
        },
        { superclass: 'Landroid/app/Activity;' },
      ),
      written('Lx/Plain;', { onClick: null }, { isInterface: true }),
      written('Lx/Agree;', { onClick: nothing }, { interfaces: [listener] }),
    ];
    const facts = { application: null, components: [launcher('x.Main')] };
    expect(reached(classes, facts, [[listener, 'onClick']])).toEqual(['launch x.Main.onCreate']);
    // The same through an interface of the app is followed: the difference is the listener.
    const plain = classes.map((one) =>
      one.descriptor === 'Lx/Agree;' ? { ...one, interfaces: ['Lx/Plain;'] } : one,
    );
    expect(reached(plain, facts, [[listener, 'onClick']])).toContain('launch x.Agree.onClick');
  });

  test('what both reach counts as start-up, which is earlier', () => {
    const classes = [
      written('Lx/App;', { onCreate: (refs) => invokeStatic(refs.method('Lx/Both;', 'go')) }, APP),
      written(
        'Lx/Main;',
        { onCreate: (refs) => invokeStatic(refs.method('Lx/Both;', 'go')) },
        { superclass: 'Landroid/app/Activity;' },
      ),
      written('Lx/Both;', { 'go!': nothing }),
    ];
    expect(reached(classes, { components: [launcher('x.Main')] })).toEqual([
      'launch x.Main.onCreate',
      'startup x.App.onCreate',
      'startup x.Both.go',
    ]);
  });

  test('a component factory makes the application before it is there', () => {
    const classes = [
      written('Lx/Factory;', { instantiateApplication: nothing, instantiateService: nothing }),
    ];
    const facts = { application: { ...application, appComponentFactory: 'x.Factory' } };
    expect(reached(classes, facts)).toEqual(['startup x.Factory.instantiateApplication']);
  });
});

test('launchers: on a phone or a television, by an alias, enabled, each once', () => {
  const alias = launcher('x.Icon', { kind: 'activity-alias', targetActivity: 'x.Main' });
  const components = [
    launcher('x.Main'),
    alias,
    launcher('x.Tv', {}, 'LEANBACK_LAUNCHER'),
    launcher('x.Off', { enabled: false }),
    launcher('x.Info', {}, 'INFO'),
    component('service', 'x.Service'),
  ];
  expect(launcherActivities(components)).toEqual(['x.Main', 'x.Tv']);
});
