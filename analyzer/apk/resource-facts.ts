import type { ResourceFacts, TextTrace } from '../facts/package.ts';
import { namesPolicy } from '../policy-name.ts';
import { applicationOf } from './manifest/manifest-facts.ts';
import type { ResourceTable } from './resources/resource-table.ts';
import type { XmlElement } from './xml/element.ts';

const TABLE = 'resources.arsc';
const MAXIMUM_TRACES = 100;
const TEXT_LENGTH = 200;

/** What the resource table tells of an app: its name in every language, and strings that name a privacy policy. */
export function resourceFacts(root: XmlElement, resources: ResourceTable): ResourceFacts {
  const { label, labels } = labelsOf(root, resources);
  return { label, labels, policyTraces: policyTraces(resources) };
}

function labelsOf(root: XmlElement, resources: ResourceTable): Pick<ResourceFacts, 'label' | 'labels'> {
  const value = applicationOf(root, resources)?.raw('label');
  if (value?.type === 'string') return { label: value.value, labels: { '': value.value } };
  if (value?.type !== 'reference') return { label: null, labels: {} };
  const resolved = resources.resolve(value.id);
  const label = resolved?.type === 'string' ? resolved.value : null;
  const labels = Object.fromEntries(resources.localised(value.id));
  return { label, labels };
}

function policyTraces(resources: ResourceTable): TextTrace[] {
  const traces: TextTrace[] = [];
  for (const { name, text } of resources.strings(isDefaultOrChinese)) {
    if (traces.length >= MAXIMUM_TRACES) break;
    if (namesPolicy(text)) traces.push({ entry: TABLE, name, text: text.slice(0, TEXT_LENGTH) });
  }
  return traces;
}

export function isDefaultOrChinese(locale: string): boolean {
  return locale === '' || locale === 'zh' || locale.startsWith('zh-');
}
