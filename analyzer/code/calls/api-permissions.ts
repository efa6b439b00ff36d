import type { ManifestFacts } from '../../facts/package.ts';
import type { ApiPermission, SensitiveApi } from '../sensitive-apis.ts';

type Declared = Pick<ManifestFacts, 'permissions' | 'impliedPermissions'>;

/**
 * The permissions through which an API gives the app what it gives. `anyOf` is AOSP's @RequiresPermission(anyOf): one is enough. Of
 * those that the app declares, one that is made for other information (READ_SMS for a telephone number: `incidental`) counts only
 * where no other serves; FINE and COARSE location both count, as each gives another answer. Where the app declares none, all are
 * named: the call then gives nothing.
 */
export function permissionsServing(api: SensitiveApi, manifest: Declared): string[] {
  return [
    ...new Set(
      api.permissions.flatMap((needed) => {
        const serving = servingOf(needed, manifest);
        return serving.length > 0 ? serving : needed.anyOf;
      }),
    ),
  ];
}

/** Of the permissions that the app declares, those that the API has a use for; empty when it declares none of them. */
export function declaredServing(api: SensitiveApi, manifest: Declared): string[] {
  return [...new Set(api.permissions.flatMap((needed) => servingOf(needed, manifest)))];
}

interface Answers {
  /** By name, as written and as added by Android. */
  readonly uses: ReadonlyMap<string, readonly Use[]>;
  readonly known: Map<ApiPermission, readonly string[]>;
}

type Use = Declared['permissions'][number] | Declared['impliedPermissions'][number];

/** By manifest: it may declare ten thousands of permissions, and each call of the code asks. */
const answers = new WeakMap<Declared['permissions'], Answers>();

function servingOf(needed: ApiPermission, manifest: Declared): readonly string[] {
  const { uses, known } = answers.get(manifest.permissions) ?? indexed(manifest);
  const answer = known.get(needed) ?? serving(needed, uses);
  known.set(needed, answer);
  return answer;
}

function indexed({ permissions, impliedPermissions }: Declared): Answers {
  const uses = new Map<string, Use[]>();
  for (const use of [...permissions, ...impliedPermissions]) {
    const list = uses.get(use.name);
    if (list === undefined) uses.set(use.name, [use]);
    else list.push(use);
  }
  const made = { uses, known: new Map() };
  answers.set(permissions, made);
  return made;
}

function serving(needed: ApiPermission, uses: Answers['uses']): readonly string[] {
  const declared = needed.anyOf.filter((name) => uses.has(name));
  const madeForIt = declared.filter((name) => !needed.incidental.includes(name));
  // One that the manifest bounds to some releases leaves the others to the rest.
  const isEnough = madeForIt.some((name) =>
    uses.get(name)?.some((use) => !('maxSdkVersion' in use) || covers(use, needed)),
  );
  return isEnough ? madeForIt : declared;
}

function covers(
  { minSdkVersion, maxSdkVersion }: ManifestFacts['permissions'][number],
  { from, to }: ApiPermission,
): boolean {
  const last = Number.POSITIVE_INFINITY;
  return (minSdkVersion ?? 0) <= (from ?? 0) && (maxSdkVersion ?? last) >= (to ?? last);
}
