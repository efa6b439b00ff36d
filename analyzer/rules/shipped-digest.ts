/**
 * The digest of the rules that ship. Where sources are joined (`scripts/build-cli.ts`) this module is replaced by one that holds the
 * value: it is over files that are joined in beside it, which need then not be read and hashed at each start.
 */
export async function shippedDigest(): Promise<string> {
  const [{ digestOf }, { rulePackData }] = await Promise.all([import('./digest.ts'), import('./shipped.ts')]);
  return digestOf(rulePackData);
}
