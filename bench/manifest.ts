import { join } from 'node:path';
import { type Command, installed, measure } from './measure.ts';
import { ANDROGUARD_APK, androguardPython } from './peers.ts';
import type { Comparison } from './table.ts';

const ROUNDS = 9;

/** A small, a middle and the largest package of the corpus. */
const FILES = ['cn/MinimalPoem.apk', 'androguard/app-prod-debug.apk', 'cn/ChuanQisss-wandoujia.apk'];

const main = join(import.meta.dirname, '../cli/start.mjs');

/** Whole process, the manifest alone: ours beside aapt and androguard. */
export function manifestComparisons(apks: string): Comparison[] {
  const python = androguardPython();
  if (python === null || !installed('aapt'))
    throw new Error('aapt and androguard are needed to compare with');
  return FILES.map((file) => {
    const path = join(apks, file);
    const commands: Command[] = [
      {
        name: 'zhizhi audit --only manifest',
        argv: [process.execPath, main, 'audit', path, '--only', 'manifest', '--fail-on', 'never'],
      },
      // aapt ends with 1 when a resource cannot be resolved, having printed the manifest.
      { name: 'aapt dump badging', argv: ['aapt', 'dump', 'badging', path], accept: [0, 1] },
      { name: 'androguard APK()', argv: [python, '-c', ANDROGUARD_APK, path] },
    ];
    return { title: file, ours: 'zhizhi audit --only manifest', measurements: measure(commands, ROUNDS) };
  });
}
