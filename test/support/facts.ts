import type {
  ApiCall,
  CallFacts,
  CodeFacts,
  DenialExit,
  PackerFact,
  PermissionRequest,
} from '../../analyzer/facts/code.ts';
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
    sdkLevelsUnknown: false,
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
    searched: [{ zh: 'classes.dex', en: 'classes.dex' }],
    warnings: [],
    ...more,
  };
}

/** Call sites that were read and hold nothing. */
export function calls(more: Partial<CallFacts> = {}): CallFacts {
  return { apiCalls: [], permissionRequests: [], denialExits: [], permissionUses: [], limits: [], ...more };
}

const START = ['Lcom/example/app/App;->onCreate()V', 'Lcom/example/app/Device;->read()Ljava/lang/String;'];

/** The app's own code reads the Android ID when the process starts. */
export function apiCall(more: Partial<ApiCall> = {}): ApiCall {
  return {
    api: 'Landroid/provider/Settings$Secure;->getString("android_id")',
    apiId: 'settings-secure-android-id',
    personalInformation: ['device-id'],
    permissions: [],
    ordinary: false,
    caller: { class: 'com.example.app.Device', method: 'read()Ljava/lang/String;', sdk: null },
    dex: 'classes.dex',
    reachableFrom: 'startup',
    path: START,
    reflective: false,
    ...more,
  };
}

/** Permissions asked for as the first screen opens. */
export function permissionRequest(
  permissions: readonly string[],
  more: Partial<PermissionRequest> = {},
): PermissionRequest {
  return {
    permissions,
    caller: { class: 'com.example.app.MainActivity', method: 'onCreate(Landroid/os/Bundle;)V', sdk: null },
    dex: 'classes.dex',
    api: 'Landroid/app/Activity;->requestPermissions([Ljava/lang/String;I)V',
    reachableFrom: 'launch',
    path: ['Lcom/example/app/MainActivity;->onCreate(Landroid/os/Bundle;)V'],
    ...more,
  };
}

export function denialExit(
  consequence: DenialExit['consequence'],
  more: Partial<DenialExit> = {},
): DenialExit {
  const method = 'onRequestPermissionsResult(I[Ljava/lang/String;[I)V';
  return {
    caller: { class: 'com.example.app.MainActivity', method, sdk: null },
    dex: 'classes.dex',
    consequence,
    api: 'Landroid/app/Activity;->finish()V',
    path: [`Lcom/example/app/MainActivity;->${method}`],
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
