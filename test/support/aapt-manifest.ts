import { execFileSync } from 'node:child_process';
import type {
  ApplicationFacts,
  ComponentFacts,
  ManifestFacts,
  MetaData,
} from '../../analyzer/facts/package.ts';
import { component, manifest } from './facts.ts';

const COMPONENTS = new Set(['activity', 'activity-alias', 'service', 'receiver', 'provider']);
const ELEMENT = /^(\s*)E: ([\w-]+) \(line=(\d+)\)/;
const ATTRIBUTE = /A: (?:android:)?(\w+)(?:\(0x[0-9a-f]+\))?="([^"]*)"/;

/**
 * Package, application, components and meta-data of an APK as aapt, an independent reader, tells them: for tests of what is judged by them.
 * An exit status other than 0 is no failure: of smart-beijing.apk aapt prints all and then fails.
 */
export function manifestByAapt(path: string): ManifestFacts {
  const lines = dump(path).split('\n');
  let packageName = '';
  let application: ApplicationFacts | null = null;
  const components: ComponentFacts[] = [];
  const full = (name: string): string => {
    if (name.startsWith('.')) return packageName + name;
    return name.includes('.') ? name : `${packageName}.${name}`;
  };
  let element = '';
  let metaData: MetaData[] = [];
  for (const line of lines) {
    const opened = ELEMENT.exec(line);
    if (opened !== null) {
      element = opened[2] ?? '';
      if (element === 'application') {
        metaData = [];
        application = emptyApplication(metaData, Number(opened[3]));
      } else if (COMPONENTS.has(element)) {
        metaData = [];
        components.push(component(element as ComponentFacts['kind'], '', { metaData }));
      }
      continue;
    }
    const [, name, value] = ATTRIBUTE.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const last = components.at(-1);
    if (element === 'manifest' && name === 'package') packageName = value;
    else if (element === 'application' && name === 'name' && application !== null) {
      application = { ...application, className: full(value) };
    } else if (element === 'meta-data' && name === 'name') metaData.push({ name: value, value: null });
    else if (last !== undefined && element === last.kind && name === 'name') {
      components[components.length - 1] = { ...last, name: full(value) };
    }
  }
  return manifest({ packageName, application, components });
}

function dump(path: string): string {
  try {
    return execFileSync('aapt', ['dump', 'xmltree', path, 'AndroidManifest.xml'], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    const { stdout } = error as { stdout?: string };
    if (stdout === undefined || stdout === '') throw error;
    return stdout;
  }
}

function emptyApplication(metaData: MetaData[], line: number): ApplicationFacts {
  return {
    className: null,
    label: null,
    appComponentFactory: null,
    debuggable: false,
    allowBackup: null,
    usesCleartextTraffic: null,
    networkSecurityConfig: null,
    requestLegacyExternalStorage: null,
    metaData,
    line,
  };
}
