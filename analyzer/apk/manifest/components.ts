import type {
  ComponentFacts,
  ComponentKind,
  IntentFilterFacts,
  MetaData,
  QueriesFacts,
} from '../../facts/package.ts';
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

export interface ComponentContext {
  readonly packageName: string;
  readonly targetSdk: number;
  readonly split: string | null;
  readonly resources: ResourceResolver | null;
}

/** The components of `<application>`; those of a name Android could not resolve are not there for it either. */
export function readComponents(application: ElementReader, context: ComponentContext): ComponentFacts[] {
  const components: ComponentFacts[] = [];
  const ownPermission = application.name('permission');
  for (const element of application.children(...KINDS)) {
    const kind = KINDS.find((one) => one === element.element.name);
    const name = className(context.packageName, element.name('name'));
    if (kind === undefined || name === null) continue;
    const intentFilters = element.children('intent-filter').map(readIntentFilter);
    components.push({
      kind,
      name,
      exported:
        element.boolean('exported') ?? exportedByDefault(kind, intentFilters.length, context.targetSdk),
      enabled: element.boolean('enabled') ?? true,
      permission: element.name('permission') ?? element.name('readPermission') ?? ownPermission,
      process: processName(context.packageName, element.text('process')),
      targetActivity:
        kind === 'activity-alias' ? className(context.packageName, element.name('targetActivity')) : null,
      authorities: kind === 'provider' ? listOf(element.text('authorities')) : [],
      foregroundServiceTypes: element.flags('foregroundServiceType', FOREGROUND_SERVICE_TYPES),
      intentFilters,
      metaData: readMetaData(element, context.resources),
      line: element.line,
      split: context.split,
    });
  }
  return components;
}

function exportedByDefault(kind: ComponentKind, filters: number, targetSdk: number): boolean {
  return kind === 'provider' ? targetSdk < PROVIDERS_NOT_EXPORTED_SINCE : filters > 0;
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

/** `android:value`, references followed, or the resource that `android:resource` names (`@xml/paths`). */
export function readMetaData(parent: ElementReader, resources: ResourceResolver | null): MetaData[] {
  const list: MetaData[] = [];
  for (const element of parent.children('meta-data')) {
    const name = element.name('name');
    if (name !== null) list.push({ name, value: element.text('value') ?? resourceOf(element, resources) });
  }
  return list;
}

function resourceOf(element: ElementReader, resources: ResourceResolver | null): string | null {
  const reference = element.raw('resource') ?? element.raw('value');
  if (reference?.type === 'named-reference') return `@${reference.name}`;
  if (reference?.type !== 'reference') return null;
  return `@${resources?.nameOf(reference.id) ?? `0x${reference.id.toString(16).padStart(8, '0')}`}`;
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
