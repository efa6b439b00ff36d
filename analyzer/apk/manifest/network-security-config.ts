import type { NetworkSecurityConfig } from '../../facts/package.ts';
import type { XmlElement } from '../xml/element.ts';

/** Deeper `<domain-config>`s are not followed: two levels are unusual. */
const MAXIMUM_DEPTH = 32;

type Domain = NetworkSecurityConfig['domains'][number];

/**
 * A network security config (frameworks/base, XmlConfigSource.java): attributes here have no namespace; a nested `<domain-config>` inherits
 * what it does not say. What no config says is left open: the default depends on targetSdkVersion.
 */
export function readNetworkSecurityConfig(root: XmlElement, entry: string | null): NetworkSecurityConfig {
  const base = root.children.find((child) => child.name === 'base-config');
  const baseCleartextPermitted = base === undefined ? null : permitted(base);
  const domains: Domain[] = [];
  const visit = (element: XmlElement, inherited: boolean | null, depth: number): void => {
    const cleartextPermitted = permitted(element) ?? inherited;
    for (const child of element.children) {
      if (child.name === 'domain') {
        const domain = textOf(child);
        if (domain !== null)
          domains.push({ domain, includeSubdomains: includesSubdomains(child), cleartextPermitted });
      } else if (child.name === 'domain-config' && depth < MAXIMUM_DEPTH) {
        visit(child, cleartextPermitted, depth + 1);
      }
    }
  };
  for (const child of root.children) {
    if (child.name === 'domain-config') visit(child, baseCleartextPermitted, 0);
  }
  return { entry, baseCleartextPermitted, domains, trustsUserCertificates: trustsUser(root) };
}

/** `<certificates src="user"/>` outside `<debug-overrides>`, which only a debuggable app has. */
function trustsUser(root: XmlElement): boolean {
  const open = root.children.filter((child) => child.name !== 'debug-overrides');
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    const source = element.attributes.find((attribute) => attribute.name === 'src')?.value;
    if (element.name === 'certificates' && source?.type === 'string' && source.value === 'user') return true;
    for (const child of element.children) open.push(child);
  }
  return false;
}

function permitted(element: XmlElement): boolean | null {
  return booleanOf(element, 'cleartextTrafficPermitted');
}

function includesSubdomains(element: XmlElement): boolean {
  return booleanOf(element, 'includeSubdomains') ?? false;
}

function booleanOf(element: XmlElement, name: string): boolean | null {
  const value = element.attributes.find((attribute) => attribute.name === name)?.value;
  if (value?.type === 'boolean') return value.value;
  if (value?.type === 'integer') return value.value !== 0;
  if (value?.type === 'string') return ['1', 'true', 'TRUE'].includes(value.value);
  return null;
}

function textOf(element: XmlElement): string | null {
  const text = element.text?.trim().toLowerCase() ?? '';
  return text === '' ? null : text;
}
