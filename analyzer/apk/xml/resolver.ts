import type { XmlValue } from './element.ts';

/** What a manifest needs of `resources.arsc`: `analyzer/apk/resources` has it. A package without a table resolves nothing. */
export interface ResourceResolver {
  /**
   * The value in the default configuration, references followed (cycles cut): what a device in no particular language sees.
   * `undefined` when the table has no such resource, or its value is not a simple one.
   */
  resolve(id: number): XmlValue | undefined;
  /** A string in every configuration that differs by locale: BCP 47 tag (`''` for the default) to text. Bounded by the table itself. */
  localised(id: number): ReadonlyMap<string, string>;
  /** `string/app_name`; `undefined` when the table does not name it. */
  nameOf(id: number): string | undefined;
}
