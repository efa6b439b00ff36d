import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { definedMethods } from '../../../../analyzer/apk/dex/class-data.ts';
import { readCodeItem, u16, walkCode } from '../../../../analyzer/apk/dex/code-item.ts';
import { type DexFile, readDex } from '../../../../analyzer/apk/dex/dex-file.ts';
import { Kind } from '../../../../analyzer/apk/dex/opcodes.ts';
import { Archive } from '../../../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../../../analyzer/bytes/source.ts';
import { ReadError } from '../../../../analyzer/errors.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { nodePlatform } from '../../../../cli/node-platform.ts';
import { type DexDump, dexdump } from '../../../support/dexdump.ts';
import { sharedApks } from '../../../support/packages.ts';

const CHOSEN = [
  'Landroid/telephony/TelephonyManager;.getDeviceId',
  'Landroid/telephony/TelephonyManager;.getSubscriberId',
  'Landroid/provider/Settings$Secure;.getString',
  'Landroid/net/wifi/WifiInfo;.getMacAddress',
  'Landroid/content/pm/PackageManager;.getInstalledPackages',
  'Landroid/location/LocationManager;.getLastKnownLocation',
  'Landroid/content/ContentResolver;.query',
  'Landroid/net/Uri;.parse',
  'Ljava/lang/Class;.forName',
  'Ljava/lang/StringBuilder;.append',
];

/** Written by scripts/androguard-counts.py. */
interface Recorded {
  readonly source: string;
  readonly files: readonly {
    readonly sha256: string;
    readonly classes: number;
    readonly methods: number;
    readonly invokes: number;
    readonly calls: Readonly<Record<string, number>>;
  }[];
}

const androguard: Recorded = JSON.parse(readFileSync(join(import.meta.dirname, 'androguard.json'), 'utf8'));

interface Counted {
  readonly apk: string;
  readonly entry: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Every different dex file of ../shared/apks. */
async function dexFiles(): Promise<Counted[]> {
  const found = new Map<string, Counted>();
  for (const apk of sharedApks('cn', 'other', 'androguard', 'apktool', 'apksig')) {
    try {
      const archive = await Archive.open(
        new MemorySource(new Uint8Array(readFileSync(apk))),
        nodePlatform,
        new Warnings(),
      );
      for (const entry of archive.entries) {
        if (!/^classes\d*\.dex$/.test(entry.name)) continue;
        const bytes = await archive.read(entry);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        if (!found.has(sha256)) found.set(sha256, { apk: basename(apk), entry: entry.name, bytes, sha256 });
      }
    } catch (error) {
      // Archives that are no packages are in the collection on purpose.
      if (!(error instanceof ReadError)) throw error;
    }
  }
  return [...found.values()];
}

function count(dex: DexFile): DexDump {
  const names = dex.methodName.map((_, method) => {
    const name = `${dex.descriptor(dex.methodClass[method] as number)}.${dex.string(dex.methodName[method] as number)}`;
    return CHOSEN.indexOf(name);
  });
  const calls = new Map(CHOSEN.map((name) => [name, 0]));
  const defined = definedMethods(dex, new Warnings());
  let invokes = 0;
  for (const offset of defined.code) {
    const code = readCodeItem(dex.bytes, offset);
    if (code === null) continue;
    walkCode(dex.bytes, code.start, code.end, Kind.invoke, (_, at) => {
      invokes++;
      const chosen = CHOSEN[names[u16(dex.bytes, at + 2)] ?? -1];
      if (chosen !== undefined) calls.set(chosen, (calls.get(chosen) ?? 0) + 1);
    });
  }
  return { classes: dex.classDefs.count, methods: dex.methodClass.length, invokes, calls };
}

describe('every dex file of the shared packages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhizhi-dex-'));
  let files: Counted[] = [];
  beforeAll(async () => {
    files = await dexFiles();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('classes, methods and invocations agree with dexdump', async () => {
    let compared = 0;
    let invokes = 0;
    const refused: string[] = [];
    for (const { apk, entry, bytes, sha256 } of files) {
      const path = join(folder, `${sha256}.dex`);
      writeFileSync(path, bytes);
      const theirs = await dexdump(path, CHOSEN);
      if (theirs === null) {
        refused.push(`${apk} ${entry}`);
        continue;
      }
      const dex = readDex(bytes, entry, new Warnings())[0] as DexFile;
      expect(count(dex), `${apk} ${entry}`).toEqual(theirs);
      compared++;
      invokes += theirs.invokes;
    }
    expect(refused).toEqual([]);
    expect(compared).toBeGreaterThan(50);
    expect(invokes).toBeGreaterThan(1_000_000);
  }, 120_000);

  test('classes, methods and call sites of chosen APIs agree with androguard, as recorded by scripts/androguard-counts.py', () => {
    const known = new Map(androguard.files.map((one) => [one.sha256, one]));
    let compared = 0;
    for (const { apk, entry, bytes, sha256 } of files) {
      const theirs = known.get(sha256);
      if (theirs === undefined) continue;
      const ours = count(readDex(bytes, entry, new Warnings())[0] as DexFile);
      expect({ ...ours, calls: Object.fromEntries(ours.calls) }, apk).toEqual({
        classes: theirs.classes,
        methods: theirs.methods,
        invokes: theirs.invokes,
        calls: theirs.calls,
      });
      compared++;
    }
    expect(compared).toBe(androguard.files.length);
    expect(compared).toBe(files.length);
  });
});
