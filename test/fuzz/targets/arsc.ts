import { resourceFacts } from '../../../analyzer/apk/resource-facts.ts';
import { readResourceTable } from '../../../analyzer/apk/resources/resource-table.ts';
import { Warnings } from '../../../analyzer/warnings.ts';
import { tinyTable } from '../../support/tiny-arsc.ts';
import { CHUNK_MUTATIONS } from '../engine/chunk-mutations.ts';
import { entryOf, sharedFile } from '../engine/seeds.ts';
import { assert, assertWarnings, type FuzzTarget, readOrRefuse } from '../engine/target.ts';

const IDS = [0x7f010000, 0x7f010001, 0x7f020000, 0x7f010002, 0x7f030001, 0x00010000, 0x80010003, 0xffffffff];

/** Reads a resource table and resolves references in it: all end, also those that go round in a circle. */
export const target: FuzzTarget = {
  covers: [
    'analyzer/apk/resources/',
    'analyzer/apk/chunks/',
    'analyzer/apk/resource-facts.ts',
    'analyzer/bytes/mutf8.ts',
  ],
  mutations: CHUNK_MUTATIONS,
  maximumLength: 4096,
  seeds: async () => [
    tinyTable({
      configurations: [
        { entries: { 0: 'Name', 1: 0x7f010002, 2: 0x7f010001 } },
        { at: { 8: [0x7a, 0x68] }, entries: { 0: '名称\u{1f600}', 3: 'x' } },
      ],
    }),
    tinyTable({ packageId: 0x80, typeIdOffset: 2, configurations: [{ entries: { 0: 0x7f010000 } }] }),
    await entryOf(sharedFile('apks/apktool/issue1730.apk'), 'resources.arsc'),
    await entryOf(sharedFile('apks/apksig/v2-only-with-ecdsa-sha256-p256.apk'), 'resources.arsc'),
  ],
  run: (data) =>
    readOrRefuse(() => {
      const warnings = new Warnings();
      const table = readResourceTable(data, 'resources.arsc', warnings);
      const ids = [
        ...IDS,
        data.length < 4
          ? 0
          : new DataView(data.buffer, data.byteOffset).getUint32(
              data.length & ~3 ? (data.length & ~3) - 4 : 0,
              true,
            ),
      ];
      const read = ids.map((id) => [
        table.resolve(id),
        table.nameOf(id),
        table.files(id),
        [...table.localised(id)],
      ]);
      let strings = 0;
      let characters = 0;
      for (const { text } of table.strings(() => true)) {
        strings++;
        characters += text.length;
      }
      assert(strings <= data.length * 1024, 'more strings than configurations and bytes');
      const root = { namespace: null, name: 'manifest', line: 1, attributes: [], children: [] };
      const facts = resourceFacts(root, table);
      assertWarnings(warnings.list);
      return { read, strings, characters, facts, warnings: warnings.list };
    }),
};
