import { checkChecksum } from '../../../analyzer/apk/dex/checksum.ts';
import { definedMethods } from '../../../analyzer/apk/dex/class-data.ts';
import { readCodeItem, walkCode } from '../../../analyzer/apk/dex/code-item.ts';
import { readDex } from '../../../analyzer/apk/dex/dex-file.ts';
import { hasString } from '../../../analyzer/apk/dex/string-lookup.ts';
import { findStrings, StringPatterns } from '../../../analyzer/apk/dex/string-search.ts';
import { Warnings } from '../../../analyzer/warnings.ts';
import { dexSeeds } from '../engine/dex-seeds.ts';
import { assert, assertWarnings, type FuzzTarget, readOrRefuse } from '../engine/target.ts';

const PATTERNS = new StringPatterns(['http', '隐私', 'example']);
const MAXIMUM_STRINGS = 64;

/** Reads the tables of a dex file, its classes, its strings and its instructions. */
export const target: FuzzTarget = {
  covers: ['analyzer/apk/dex/'],
  mutations: [],
  maximumLength: 4096,
  seeds: dexSeeds,
  run: (data) =>
    readOrRefuse(() => {
      const warnings = new Warnings();
      const read = readDex(data, 'classes.dex', warnings).map((dex) => {
        checkChecksum(dex.bytes, dex.header, dex.entry, warnings);
        const methods = definedMethods(dex, warnings);
        assert(methods.count <= dex.methodClass.length, 'more methods defined than there are');
        let instructions = 0;
        for (const offset of methods.code) {
          const code = readCodeItem(dex.bytes, offset);
          if (code === null) continue;
          walkCode(dex.bytes, code.start, code.end, 0xff, (_, at) => {
            assert(at >= code.start && at < code.end, 'an instruction outside its code');
            instructions++;
          });
        }
        const strings = Array.from({ length: Math.min(dex.stringOffset.length, MAXIMUM_STRINGS) }, (_, i) =>
          dex.string(i),
        );
        return {
          classes: dex.classDefs.count,
          methods: methods.count,
          instructions,
          strings,
          has: hasString(dex, 'Lcom/example/A;'),
          found: findStrings(dex, PATTERNS),
        };
      });
      assertWarnings(warnings.list);
      return { read, warnings: warnings.list };
    }),
};
