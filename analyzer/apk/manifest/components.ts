import type {
  ComponentFacts,
  ComponentKind,
  IntentFilterFacts,
  MetaData,
  QueriesFacts,
} from '../../facts/package.ts';
import type { XmlValue } from '../xml/element.ts';
import type { ResourceResolver } from '../xml/resolver.ts';
import type { ElementReader } from './element-reader.ts';

const KINDS: readonly ComponentKind[] = ['activity', 'activity-alias', 'service', 'receiver', 'provider'];

/** Providers of an app that targets less than 4.2 are exported unless it says otherwise (ComponentParseUtils, parseProvider). */
const PROVIDERS_NOT_EXPORTED_SINCE = 17;

/** `ServiceInfo.FOREGROUND_SERVICE_TYPE_*`. */
const FOREGROUND_SERVICE_TYPES = [
  [0x1, 'dataSync'],
  [0x2, 'mediaPlayback'],
  [0x4, 'phoneCall'],
  [0x8, 'location'],
  [0x10, 'connectedDevice'],
  [0x20, 'mediaProjection'],
  [0x40, 'camera'],
  [0x80, 'microphone'],
  [0x100, 'health'],
  [0x200, 'remoteMessaging'],
  [0x400, 'systemExempted'],
  [0x800, 'shortService'],
  [0x1000, 'fileManagement'],
  [0x2000, 'mediaProcessing'],
  [0x4000_0000, 'specialUse'],
] as const;

/** What the base's manifest gives to every component of the app, a split's too. */
export interface ComponentDefaults {
  readonly targetSdk: number;
  /** `android:permission` of `<application>`. */
  readonly permission: string | null;
  /** `android:process` of `<application>`. */
  readonly process: string | null;
}

export interface ComponentContext {
  readonly packageName: string;
  readonly defaults: ComponentDefaults;
  readonly split: string | null;
  readonly resources: ResourceResolver | null;
}

/** The components of `<application>`. One without a name is not there for Android either: it refuses the package. */
export function readComponents(application: ElementReader, context: ComponentContext): ComponentFacts[] {
  const { packageName, defaults } = context;
  const components: ComponentFacts[] = [];
  const activityProcesses = new Map<string, string | null>();
  for (const element of application.children(...KINDS)) {
    const kind = KINDS.find((one) => one === element.element.name);
    const name = className(packageName, element.string('name'));
    if (kind === undefined || name === null) continue;
    const intentFilters = filtersOf(element, kind);
    const targetActivity =
      kind === 'activity-alias' ? className(packageName, element.string('targetActivity')) : null;
    components.push({
      kind,
      name,
      exported: isExported(element, kind, intentFilters.length, defaults.targetSdk),
      enabled: element.boolean('enabled') ?? true,
      permission: permissionOf(element, kind, defaults.permission),
      process:
        (targetActivity === null ? undefined : activityProcesses.get(targetActivity)) ??
        processName(packageName, element.string('process') ?? defaults.process),
      targetActivity,
      authorities: kind === 'provider' ? listOf(element.string('authorities')) : [],
      foregroundServiceTypes: element.flags('foregroundServiceType', FOREGROUND_SERVICE_TYPES),
      intentFilters,
      metaData: readMetaData(element, context.resources),
      line: element.line,
      split: context.split,
    });
    if (kind === 'activity') activityProcesses.set(name, components.at(-1)?.process ?? null);
  }
  return components;
}

/** A filter without an action is dropped from activities and receivers (ParsedActivityUtils, `failOnNoActions`), and kept elsewhere. */
function filtersOf(element: ElementReader, kind: ComponentKind): IntentFilterFacts[] {
  const filters = element.children('intent-filter').map(readIntentFilter);
  const needsAction = kind === 'activity' || kind === 'activity-alias' || kind === 'receiver';
  return needsAction ? filters.filter(({ actions }) => actions.length > 0) : filters;
}

function isExported(
  element: ElementReader,
  kind: ComponentKind,
  filters: number,
  targetSdk: number,
): boolean {
  const written = element.boolean('exported');
  if (written !== null) return written;
  // Present with a value that is no boolean: Android takes it as false. From a source tree it may be a resource that is not at hand.
  const value = element.raw('exported');
  if (value !== undefined && value.type !== 'named-reference') return false;
  return kind === 'provider' ? targetSdk < PROVIDERS_NOT_EXPORTED_SINCE : filters > 0;
}

/** An alias has its own permission or none, so that it can open an activity that needs one (ParsedActivityUtils, parseActivityOrAlias). */
function permissionOf(element: ElementReader, kind: ComponentKind, inherited: string | null): string | null {
  const own = element.text('permission');
  const read = kind === 'provider' ? element.text('readPermission') : null;
  // An empty one is none, and keeps the application's away.
  return (read ?? own ?? (kind === 'activity-alias' ? null : inherited)) || null;
}

/** A complete class name (`ParsingUtils.buildClassName`): `.A` and `A` are in the app's package. */
export function className(packageName: string, name: string | null): string | null {
  if (name === null || name === '') return null;
  if (name.startsWith('.')) return packageName + name;
  return name.includes('.') ? name : `${packageName}.${name}`;
}

function processName(packageName: string, process: string | null): string | null {
  return process?.startsWith(':') ? packageName + process : process;
}

export function readIntentFilter(filter: ElementReader): IntentFilterFacts {
  const names = (element: string): string[] =>
    filter
      .children(element)
      .map((one) => one.name('name'))
      .filter((name) => name !== null);
  return {
    actions: names('action'),
    categories: names('category'),
    data: filter.children('data').map((data) => ({
      scheme: data.text('scheme'),
      host: data.text('host'),
      mimeType: data.text('mimeType'),
    })),
    priority: filter.integer('priority'),
  };
}

/** The resource that `android:resource` names (`@xml/paths`), which comes first, or `android:value`, references followed. */
export function readMetaData(parent: ElementReader, resources: ResourceResolver | null): MetaData[] {
  const list: MetaData[] = [];
  for (const element of parent.children('meta-data')) {
    const name = element.string('name');
    if (name === null) continue;
    const value =
      resourceName(element.raw('resource'), resources) ??
      element.text('value') ??
      resourceName(element.raw('value'), resources);
    list.push({ name, value });
  }
  return list;
}

function resourceName(value: XmlValue | undefined, resources: ResourceResolver | null): string | null {
  if (value?.type === 'named-reference') return `@${value.name}`;
  if (value?.type !== 'reference') return null;
  return `@${resources?.nameOf(value.id) ?? `0x${value.id.toString(16).padStart(8, '0')}`}`;
}

/** `<queries>`: the apps it wants to see (Android 11, package visibility). */
export function readQueries(manifest: ElementReader): QueriesFacts {
  const queries = manifest.children('queries');
  return {
    packages: queries.flatMap((one) => one.children('package')).flatMap((one) => one.name('name') ?? []),
    intents: queries.flatMap((one) => one.children('intent')).map(readIntentFilter),
    providers: queries
      .flatMap((one) => one.children('provider'))
      .flatMap((one) => listOf(one.text('authorities'))),
  };
}

function listOf(text: string | null): string[] {
  return (text ?? '').split(';').filter((one) => one !== '');
}
