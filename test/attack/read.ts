import { readPackage } from '../../analyzer/apk/read-package.ts';
import { MemorySource } from '../../analyzer/bytes/source.ts';
import { ReadError } from '../../analyzer/errors.ts';
import { nodePlatform } from '../../cli/node-platform.ts';
import type { Reading } from './trick.ts';

export interface OurReading {
  readonly reading: Reading | 'refused';
  readonly warnings: readonly string[];
  /** In words, where the file was refused. */
  readonly reason: string | null;
}

/** What our reader takes from a package, as an audit would. */
export async function readOurs(bytes: Uint8Array): Promise<OurReading> {
  try {
    const read = await readPackage(new MemorySource(bytes), 'app.apk', 0, { platform: nodePlatform });
    const { manifest, archive, warnings } = read.package;
    const codes = [...warnings, ...(read.code?.warnings ?? [])].map((warning) => warning.code);
    return {
      reading: {
        package: manifest.packageName,
        permissions: manifest.permissions.map(({ name }) => name).sort(),
        dex: archive?.dexFiles ?? [],
      },
      warnings: [...new Set(codes)].sort(),
      reason: null,
    };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return { reading: 'refused', warnings: [], reason: error.text.en };
  }
}
