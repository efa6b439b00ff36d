import * as v from 'valibot';
import { ReadError } from '../../errors.ts';
import type { Warnings } from '../../warnings.ts';
import type { Archive } from '../zip/archive.ts';

/** What a bundle says of itself in its JSON file. */
export interface BundleDescription {
  readonly packageName: string | null;
  /** Path of the APK that it calls the base. */
  readonly base: string | null;
  /** Paths of all APKs that it lists. */
  readonly files: readonly string[];
}

const NOTHING: BundleDescription = { packageName: null, base: null, files: [] };
const MAXIMUM_SIZE = 2 ** 20;

/** APKPure's `manifest.json` (.xapk, version 1 without `split_apks`) and APKMirror's `info.json` (.apkm). */
const Description = v.object({
  package_name: v.optional(v.string()),
  pname: v.optional(v.string()),
  split_apks: v.optional(v.array(v.object({ file: v.string(), id: v.optional(v.string()) }))),
});

/** A description that cannot be read is a warning: names alone are good enough to find the base. */
export async function readDescription(archive: Archive, warnings: Warnings): Promise<BundleDescription> {
  for (const name of ['manifest.json', 'info.json']) {
    const entry = archive.get(name);
    if (entry === undefined) continue;
    try {
      const text = new TextDecoder().decode(await archive.read(entry, MAXIMUM_SIZE));
      const parsed = v.parse(Description, JSON.parse(text));
      const parts = parsed.split_apks ?? [];
      return {
        packageName: parsed.package_name ?? parsed.pname ?? null,
        base: parts.find(({ id }) => id === 'base')?.file ?? null,
        files: parts.map(({ file }) => file),
      };
    } catch (error) {
      const isExpected = error instanceof ReadError || error instanceof SyntaxError || v.isValiError(error);
      if (!isExpected) throw error;
      warnings.add(
        'bundle-description-unreadable',
        {
          zh: `合集的说明文件 ${name} 无法读取，按文件名判断主包`,
          en: `the bundle's ${name} cannot be read; the base is told by its name`,
        },
        { entry: name },
      );
    }
  }
  return NOTHING;
}
