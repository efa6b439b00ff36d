/** JSON under `policies/` is imported as `unknown` and given its type, once, where it is loaded (`analyzer/rules.ts`). */
declare module '*.json' {
  const value: unknown;
  export default value;
}
