/** The one whose parts are imported by name, so that a content script carries the stores without their categories. First: the first pattern that fits counts. */
declare module '*/catalog/stores.json' {
  const value: unknown;
  export default value;
  export const stores: unknown;
}

/** JSON under `policies/` is imported as `unknown` and given its type, once, where it is loaded (`analyzer/rules.ts`). */
declare module '*.json' {
  const value: unknown;
  export default value;
}
