import type { CodeFacts, PackerFact } from '../../analyzer/facts/code.ts';
import type {
  ComponentFacts,
  ManifestFacts,
  PackageFacts,
  PermissionUse,
} from '../../analyzer/facts/package.ts';
import type { CategoryFact, Facts } from '../../analyzer/facts.ts';

/** The smallest facts there are: nothing was given. Tests add what an audit needs and nothing else. */
export const NOTHING: Facts = {
  inputs: [],
  package: null,
  code: null,
  policy: null,
  listing: null,
  category: null,
};

export function category(id: string): CategoryFact {
  return { id, chosenBy: 'user', confidence: 1, because: [] };
}

export function permission(name: string, more: Partial<PermissionUse> = {}): PermissionUse {
  return {
    name,
    declaredAs: 'uses-permission',
    minSdkVersion: null,
    maxSdkVersion: null,
    flags: [],
    line: 3,
    split: null,
    ...more,
  };
}

export function manifest(more: Partial<ManifestFacts> = {}): ManifestFacts {
  return {
    packageName: 'com.example.app',
    versionName: '1.0',
    versionCode: 1,
    minSdk: 24,
    targetSdk: 36,
    effectiveTargetSdk: 36,
    maxSdk: null,
    sharedUserId: null,
    split: null,
    isFeatureSplit: false,
    permissions: [],
    impliedPermissions: [],
    permissionDefinitions: [],
    application: null,
    components: [],
    usesFeatures: [],
    usesLibraries: [],
    queries: { packages: [], intents: [], providers: [] },
    unresolved: [],
    ...more,
  };
}

export function component(
  kind: ComponentFacts['kind'],
  name: string,
  more: Partial<ComponentFacts> = {},
): ComponentFacts {
  return {
    kind,
    name,
    exported: false,
    enabled: true,
    permission: null,
    process: null,
    targetActivity: null,
    authorities: [],
    foregroundServiceTypes: [],
    intentFilters: [],
    metaData: [],
    line: 9,
    split: null,
    ...more,
  };
}

/** An APK whose archive, resources and signature were read and hold nothing remarkable. */
export function apk(manifestFacts: ManifestFacts, more: Partial<PackageFacts> = {}): PackageFacts {
  return {
    input: 0,
    kind: 'apk',
    manifest: manifestFacts,
    archive: {
      entries: ['AndroidManifest.xml', 'classes.dex'],
      dexFiles: ['classes.dex'],
      nativeLibraries: [],
      splits: [],
    },
    resources: { label: 'Example', labels: { '': 'Example' }, policyTraces: [] },
    signing: null,
    warnings: [],
    ...more,
  };
}

export function code(more: Partial<CodeFacts> = {}): CodeFacts {
  return {
    input: 0,
    dex: { files: 1, classes: 1, methods: 1 },
    sdks: [],
    packer: null,
    calls: null,
    endpoints: [],
    policyTraces: [],
    searched: ['classes.dex'],
    warnings: [],
    ...more,
  };
}

/** A packer that hides all of the app's code, known by one library. */
export function packer(more: Partial<PackerFact> = {}): PackerFact {
  return {
    id: 'tencent-legu',
    name: { zh: '腾讯乐固', en: 'Tencent Legu' },
    hides: 'app',
    evidence: [{ kind: 'library', signature: 'libshella-*.so', found: 'lib/armeabi/libshella-4.1.so' }],
    ...more,
  };
}

/** Facts of one APK with this manifest. */
export function factsOf(manifestMore: Partial<ManifestFacts>, more: Partial<Facts> = {}): Facts {
  return {
    ...NOTHING,
    inputs: [{ role: 'package', name: 'app.apk', bytes: 1, sha256: '0'.repeat(64) }],
    package: apk(manifest(manifestMore)),
    ...more,
  };
}
