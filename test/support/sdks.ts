import type { SdkFact } from '../../analyzer/facts/code.ts';

/** An SDK of another party whose classes are in the package. */
export function sdk(id: string, zh: string, en: string, more: Partial<SdkFact> = {}): SdkFact {
  return {
    id,
    name: { zh, en },
    vendor: null,
    kind: 'analytics',
    kindName: { zh: '统计分析', en: 'analytics' },
    isLibrary: false,
    isTracker: true,
    country: 'CN',
    evidence: [{ kind: 'class-prefix', signature: 'com.vendor', found: 'com.vendor.Sdk', count: 12 }],
    ...more,
  };
}
