import type { ApplicationFacts, NetworkSecurityConfig } from '../../facts/package.ts';
import type { ResourceResolver } from '../xml/resolver.ts';
import { className, readMetaData } from './components.ts';
import type { ElementReader } from './element-reader.ts';

/** `<application>`; its network security config is a file of its own, read apart. */
export function readApplication(
  application: ElementReader,
  packageName: string,
  resources: ResourceResolver | null,
  networkSecurityConfig: NetworkSecurityConfig | null,
): ApplicationFacts {
  return {
    className: className(packageName, application.string('name')),
    label: literal(application.name('label')),
    appComponentFactory: className(packageName, application.string('appComponentFactory')),
    debuggable: application.boolean('debuggable') ?? false,
    allowBackup: application.boolean('allowBackup'),
    usesCleartextTraffic: application.boolean('usesCleartextTraffic'),
    networkSecurityConfig,
    requestLegacyExternalStorage: application.boolean('requestLegacyExternalStorage'),
    metaData: readMetaData(application, resources),
    line: application.line,
  };
}

/** What a source tree leaves to its themes or its build is text there: `?attr/label`, `${appName}`. */
function literal(label: string | null): string | null {
  return label === null || /^[@?]|\$\{/.test(label) ? null : label;
}
