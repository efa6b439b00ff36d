import { NONE } from '../../apk/dex/dex-file.ts';
import type { EntryPoint } from '../../facts/code.ts';
import type { ComponentFacts, ManifestFacts } from '../../facts/package.ts';
import type { Hierarchy } from '../program/hierarchy.ts';
import { findType } from '../program/program.ts';

/** A method that the system calls by itself, on an object of `type`. */
export interface EntryMethod {
  readonly entryPoint: EntryPoint;
  readonly type: number;
  readonly method: number;
}

/** Constructors run too: an object's fields are set before its callbacks. */
const APPLICATION_METHODS = ['<init>', 'attachBaseContext', 'onCreate'];
const PROVIDER_METHODS = ['<init>', 'attachInfo', 'onCreate'];
const FACTORY_METHODS = [
  '<init>',
  'instantiateApplication',
  'instantiateActivity',
  'instantiateProvider',
  'instantiateClassLoader',
];
const INITIALIZER_METHODS = ['<init>', 'create', 'dependencies'];
const LAUNCHER_METHODS = ['<init>', 'onCreate', 'onStart', 'onResume'];

/** `androidx.startup.InitializationProvider` runs the classes that its meta-data name with this value. */
const INITIALIZER_VALUE = 'androidx.startup';

/**
 * What runs before anyone could consent: at `startup` when the process starts, at `launch` when the icon is tapped. Only
 * classes of the package count; what a class inherits from another of the package counts as its own.
 */
export function entryMethods(manifest: ManifestFacts, hierarchy: Hierarchy): EntryMethod[] {
  const entries: EntryMethod[] = [];
  const add = (entryPoint: EntryPoint, name: string | null, methods: readonly string[]): void => {
    if (name === null) return;
    const type = findType(hierarchy.program, `L${name.replaceAll('.', '/')};`);
    if (type === NONE || hierarchy.program.classOf[type] === NONE) return;
    for (const methodName of methods) {
      const symbol = hierarchy.program.symbols.find(methodName);
      if (symbol === NONE) continue;
      for (const method of hierarchy.methodsNamed(type, symbol)) {
        // A superclass's constructor is reached from the class's own.
        if (methodName === '<init>' && hierarchy.program.methods.a[method] !== type) continue;
        entries.push({ entryPoint, type, method });
      }
    }
  };
  const { application, components } = manifest;
  add('startup', application?.className ?? null, APPLICATION_METHODS);
  add('startup', application?.appComponentFactory ?? null, FACTORY_METHODS);
  for (const provider of components) {
    if (provider.kind !== 'provider' || !provider.enabled || !inMainProcess(provider, manifest)) continue;
    add('startup', provider.name, PROVIDER_METHODS);
    for (const { name, value } of provider.metaData) {
      if (value === INITIALIZER_VALUE) add('startup', name, INITIALIZER_METHODS);
    }
  }
  for (const name of launcherActivities(components)) add('launch', name, LAUNCHER_METHODS);
  return entries;
}

/** A provider of another process is made only when that process starts. */
function inMainProcess(component: ComponentFacts, manifest: ManifestFacts): boolean {
  return component.process === null || component.process === manifest.packageName;
}

/** Activities with MAIN and LAUNCHER (or LEANBACK_LAUNCHER) in one filter; an alias stands for its target. */
export function launcherActivities(components: readonly ComponentFacts[]): string[] {
  const names = new Set<string>();
  for (const component of components) {
    if ((component.kind !== 'activity' && component.kind !== 'activity-alias') || !component.enabled)
      continue;
    const starts = component.intentFilters.some(
      (filter) =>
        filter.actions.includes('android.intent.action.MAIN') &&
        filter.categories.some((category) => LAUNCHER_CATEGORIES.has(category)),
    );
    if (starts) names.add(component.targetActivity ?? component.name);
  }
  return [...names];
}

const LAUNCHER_CATEGORIES = new Set([
  'android.intent.category.LAUNCHER',
  'android.intent.category.LEANBACK_LAUNCHER',
]);
