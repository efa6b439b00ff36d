import { readBinaryXml } from '../../../analyzer/apk/axml/read-binary-xml.ts';
import { bareManifest } from '../../../analyzer/apk/read-manifest.ts';
import type { XmlElement } from '../../../analyzer/apk/xml/element.ts';
import { Warnings } from '../../../analyzer/warnings.ts';
import { tinyManifest } from '../../support/tiny-manifest.ts';
import { CHUNK_MUTATIONS } from '../engine/chunk-mutations.ts';
import { smallestShared } from '../engine/seeds.ts';
import { assert, assertWarnings, type FuzzTarget, readOrRefuse } from '../engine/target.ts';

/** Levels that the reader keeps, and one for the root. */
const MAXIMUM_DEPTH = 257;

/** Reads compiled XML, then what a manifest says. */
export const target: FuzzTarget = {
  covers: [
    'analyzer/apk/axml/',
    'analyzer/apk/chunks/',
    'analyzer/apk/manifest/',
    'analyzer/apk/read-manifest.ts',
  ],
  mutations: CHUNK_MUTATIONS,
  maximumLength: 6144,
  seeds: () => [tinyManifest(), ...smallestShared('apks/axml', '.xml', 8)],
  run: (data) =>
    readOrRefuse(async () => {
      const warnings = new Warnings();
      const root = readBinaryXml(data, 'AndroidManifest.xml', warnings);
      const depth = depthOf(root);
      assert(depth <= MAXIMUM_DEPTH, `${depth} levels`);
      const { manifest } = bareManifest(data, 'AndroidManifest.xml', warnings);
      assertWarnings(warnings.list);
      return { root: root.name, depth, manifest, warnings: warnings.list };
    }),
};

function depthOf(root: XmlElement): number {
  let depth = 0;
  let level: readonly XmlElement[] = [root];
  for (; level.length > 0; depth++) level = level.flatMap(({ children }) => children);
  return depth;
}
