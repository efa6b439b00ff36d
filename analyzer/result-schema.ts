import * as v from 'valibot';
import type { AuditResult } from './result.ts';

/**
 * What of a result the pages rely on, for results that come from a file: an import must not break the page or bring
 * anything but text. Fields that are only carried along are not named. The contract is `docs/report.schema.json`.
 */
const TEXT = v.object({ zh: v.string(), en: v.string() });
const STRINGS = v.array(v.string());
const NULLABLE_STRING = v.nullable(v.string());
const SDK_LEVEL = v.nullable(v.union([v.number(), v.string()]));
const LEVEL = v.picklist(['violation', 'suspected', 'advice']);
const INPUT = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)));

const EVIDENCE = v.variant('kind', [
  v.looseObject({
    kind: v.literal('manifest'),
    input: INPUT,
    element: v.string(),
    name: v.string(),
    line: v.nullable(v.number()),
  }),
  v.looseObject({
    kind: v.literal('code'),
    input: INPUT,
    dex: v.string(),
    class: v.string(),
    method: v.string(),
    api: v.string(),
    path: STRINGS,
  }),
  v.looseObject({ kind: v.literal('archive'), input: INPUT, entry: v.string(), what: v.string() }),
  v.looseObject({
    kind: v.literal('policy'),
    input: INPUT,
    quote: v.string(),
    start: v.number(),
    end: v.number(),
    section: NULLABLE_STRING,
  }),
  v.looseObject({
    kind: v.literal('listing'),
    input: INPUT,
    field: v.string(),
    quote: v.string(),
    url: v.string(),
  }),
  v.looseObject({ kind: v.literal('absence'), input: INPUT, searched: v.array(TEXT) }),
]);

const FINDING = v.looseObject({
  rule: v.string(),
  noticeTerm: NULLABLE_STRING,
  level: LEVEL,
  certainty: v.string(),
  personalInformation: STRINGS,
  title: TEXT,
  explanation: TEXT,
  verify: v.nullable(TEXT),
  fix: v.nullable(TEXT),
  provisions: STRINGS,
  evidence: v.array(EVIDENCE),
  fingerprint: v.string(),
});

const CERTIFICATE = v.looseObject({
  sha256: v.string(),
  subject: v.string(),
  notBefore: v.string(),
  notAfter: v.string(),
  publicKey: v.string(),
  isDebug: v.boolean(),
});

const PACKAGE = v.looseObject({
  labels: v.record(v.string(), v.string()),
  permissions: v.array(
    v.looseObject({
      name: v.string(),
      declaredAs: v.picklist(['uses-permission', 'uses-permission-sdk-23', 'permission']),
      line: v.nullable(v.number()),
      split: NULLABLE_STRING,
    }),
  ),
  signing: v.nullable(
    v.looseObject({
      schemes: STRINGS,
      verified: v.nullable(v.boolean()),
      certificates: v.array(CERTIFICATE),
      problems: v.array(v.looseObject({ scheme: NULLABLE_STRING, code: v.string(), text: TEXT })),
    }),
  ),
  dex: v.nullable(v.looseObject({ files: v.number(), classes: v.number(), methods: v.number() })),
  sdks: v.array(
    v.looseObject({
      id: v.string(),
      name: TEXT,
      vendor: v.nullable(TEXT),
      kindName: TEXT,
      isTracker: v.boolean(),
      country: NULLABLE_STRING,
      evidence: v.array(v.looseObject({ found: v.string() })),
    }),
  ),
  packer: v.nullable(v.looseObject({ name: TEXT })),
  apiCalls: v.nullable(
    v.array(
      v.looseObject({
        api: v.string(),
        personalInformation: STRINGS,
        caller: v.looseObject({ class: v.string(), method: v.string(), sdk: NULLABLE_STRING }),
        dex: v.string(),
        reachableFrom: v.nullable(v.picklist(['startup', 'launch'])),
        path: STRINGS,
      }),
    ),
  ),
  endpoints: v.array(
    v.looseObject({
      host: v.string(),
      scheme: NULLABLE_STRING,
      sdk: NULLABLE_STRING,
      operator: v.nullable(v.object({ name: TEXT, country: v.string() })),
    }),
  ),
  warnings: v.array(
    v.looseObject({ code: v.string(), text: TEXT, where: v.looseObject({ entry: v.optional(v.string()) }) }),
  ),
});

const MATRIX_ROW = v.looseObject({
  personalInformation: v.string(),
  name: TEXT,
  grade: v.picklist(['general', 'sensitive']),
  declared: v.array(EVIDENCE),
  used: v.array(EVIDENCE),
  disclosed: v.array(EVIDENCE),
  necessary: v.picklist(['yes', 'conditional', 'no', 'unknown']),
  necessaryFor: v.optional(TEXT),
  handling: STRINGS,
  notLookedAt: v.array(v.picklist(['declared', 'used', 'disclosed'])),
});

const POLICY = v.looseObject({
  title: NULLABLE_STRING,
  statements: v.array(
    v.looseObject({
      id: v.string(),
      quote: v.string(),
      section: NULLABLE_STRING,
      personalInformation: STRINGS,
    }),
  ),
  disclosedSdks: v.array(v.looseObject({ id: NULLABLE_STRING, name: v.string() })),
});

const LISTING = v.looseObject({
  store: v.string(),
  url: v.string(),
  name: NULLABLE_STRING,
  developer: NULLABLE_STRING,
  category: NULLABLE_STRING,
  version: NULLABLE_STRING,
  permissions: v.nullable(STRINGS),
  policyUrl: NULLABLE_STRING,
  downloadUrl: NULLABLE_STRING,
  privacyLabel: v.nullable(
    v.looseObject({
      collectsNothing: v.boolean(),
      collected: v.array(v.looseObject({ quote: v.string(), purpose: NULLABLE_STRING })),
    }),
  ),
  notRead: STRINGS,
  saysNone: STRINGS,
  isPartial: v.optional(v.literal(true)),
  entered: v.optional(STRINGS),
  elsewhere: v.optional(v.record(v.string(), v.looseObject({ input: v.number(), url: v.string() }))),
});

const RESULT = v.looseObject({
  schemaVersion: v.literal(1),
  tool: v.looseObject({
    version: v.string(),
    rules: v.object({ pack: v.string(), version: v.string(), sha256: v.string() }),
  }),
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
  durationMs: v.number(),
  inputs: v.array(
    v.looseObject({
      role: v.picklist(['package', 'policy', 'listing']),
      name: v.string(),
      bytes: v.number(),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    }),
  ),
  subject: v.looseObject({
    packageName: NULLABLE_STRING,
    label: NULLABLE_STRING,
    versionName: NULLABLE_STRING,
    versionCode: v.nullable(v.number()),
    minSdk: SDK_LEVEL,
    targetSdk: SDK_LEVEL,
    developer: NULLABLE_STRING,
    store: NULLABLE_STRING,
  }),
  category: v.nullable(
    v.looseObject({
      id: v.string(),
      chosenBy: v.picklist(['user', 'listing', 'inferred']),
      confidence: v.number(),
      because: STRINGS,
      name: TEXT,
    }),
  ),
  package: v.nullable(PACKAGE),
  policy: v.nullable(POLICY),
  listing: v.nullable(LISTING),
  matrix: v.array(MATRIX_ROW),
  findings: v.array(FINDING),
  suppressions: v.array(
    v.looseObject({ fingerprint: v.string(), reason: v.string(), until: v.string(), expired: v.boolean() }),
  ),
  audits: v.array(
    v.looseObject({
      id: v.string(),
      title: TEXT,
      outcome: v.picklist(['finding', 'pass', 'not-applicable', 'not-run', 'not-judged']),
      reason: v.nullable(TEXT),
    }),
  ),
  checklist: v.array(
    v.looseObject({
      behaviour: v.string(),
      title: TEXT,
      steps: TEXT,
      hints: v.array(TEXT),
      outcome: NULLABLE_STRING,
    }),
  ),
  coverage: v.array(v.object({ id: v.string(), status: v.string() })),
  verdict: v.looseObject({
    level: v.picklist(['violation', 'suspected', 'clear', 'incomplete']),
    counts: v.object({ violation: v.number(), suspected: v.number(), advice: v.number() }),
    reasons: v.array(TEXT),
    notLookedAt: v.array(v.looseObject({ what: v.string(), reason: TEXT, audits: STRINGS })),
  }),
});

/** `null` when it is not a result this version can show. */
export function parseResult(value: unknown): AuditResult | null {
  if (!v.is(RESULT, value)) return null;
  // Carried along beyond what is checked above: never interpreted, only shown as text.
  return value as unknown as AuditResult;
}
