import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { type Command, installed, measure } from './measure.ts';
import { ANDROGUARD_ANALYZE, androguardPython } from './peers.ts';
import type { Comparison } from './table.ts';

const ROUNDS = 2;
/** androguard takes minutes over the largest, which was written just before and is in the file cache. */
const ROUNDS_OF_LARGEST = 1;

/** By the size of their dex files: 0.6, 3.3, 5.8 and 6.2 MB. The last is the largest of the corpus. */
const FILES = [
  'cn/BaiduPushDemo.apk',
  'cn/MinimalPoem.apk',
  'cn/zilvjiapp.apk',
  'other/xuanjian-app-release.apk',
];
const TENFOLD = 10;

const main = join(import.meta.dirname, '../cli/start.mjs');
const NAME = 'zhizhi audit';

/** Whole process, the whole audit: ours beside dexdump, which only disassembles, and androguard's analysis. */
export async function codeComparisons(apks: string): Promise<Comparison[]> {
  const python = androguardPython();
  if (python === null || !installed('dexdump'))
    throw new Error('dexdump and androguard are needed to compare with');
  const comparisons: Comparison[] = [];
  for (const file of FILES) {
    const path = join(apks, file);
    const title = `${file}, ${megabytesOf(await dexFilesOf(path))} MB of dex`;
    comparisons.push(compare(title, path, python, ROUNDS));
  }
  const folder = mkdtempSync(join(tmpdir(), 'zhizhi-bench-'));
  try {
    const path = join(folder, 'tenfold.apk');
    const { files, megabytes } = await writeTenfold(apks, path);
    const title = `${files} different dex files of the corpus in one APK, ${megabytes.toFixed(0)} MB`;
    comparisons.push(compare(title, path, python, ROUNDS_OF_LARGEST));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return comparisons;
}

async function dexFilesOf(path: string): Promise<Uint8Array[]> {
  const archive = await JSZip.loadAsync(readFileSync(path)).catch(() => null);
  return Promise.all((archive?.file(/^classes\d*\.dex$/) ?? []).map((entry) => entry.async('uint8array')));
}

function megabytesOf(files: readonly Uint8Array[]): string {
  return (files.reduce((sum, file) => sum + file.length, 0) / 1e6).toFixed(1);
}

function compare(title: string, path: string, python: string, rounds: number): Comparison {
  const commands: Command[] = [
    { name: NAME, argv: [process.execPath, main, 'audit', path, '--format', 'json', '--fail-on', 'never'] },
    { name: 'dexdump -d', argv: ['dexdump', '-d', path] },
    { name: 'androguard AnalyzeAPK', argv: [python, '-c', ANDROGUARD_ANALYZE, path] },
  ];
  return { title, ours: NAME, measurements: measure(commands, rounds) };
}

/**
 * An APK with ten times the largest one's dex: real dex files of the corpus, each once, so that no class is skipped for
 * being defined before (but for libraries that several apps share), under the manifest of the largest.
 */
async function writeTenfold(apks: string, path: string): Promise<{ files: number; megabytes: number }> {
  const zip = new JSZip();
  const largest = await JSZip.loadAsync(readFileSync(join(apks, FILES.at(-1) ?? '')));
  const manifest = await largest.file('AndroidManifest.xml')?.async('uint8array');
  if (manifest === undefined) throw new Error('the largest APK has no manifest');
  zip.file('AndroidManifest.xml', manifest);
  const goal = TENFOLD * ((await largest.file('classes.dex')?.async('uint8array'))?.length ?? 0);
  const names = ['other', 'cn', 'androguard', 'apktool'].flatMap((folder) =>
    readdirSync(join(apks, folder))
      .filter((name) => name.endsWith('.apk'))
      .map((name) => join(apks, folder, name)),
  );
  let bytes = 0;
  let files = 0;
  const sizes = new Set<number>();
  for (const name of names) {
    for (const dex of await dexFilesOf(name)) {
      if (bytes >= goal || sizes.has(dex.length)) continue;
      sizes.add(dex.length);
      bytes += dex.length;
      files++;
      zip.file(files === 1 ? 'classes.dex' : `classes${files}.dex`, dex);
    }
  }
  writeFileSync(path, await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }));
  return { files, megabytes: bytes / 1e6 };
}
