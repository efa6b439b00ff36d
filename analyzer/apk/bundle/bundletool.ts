import type { Warnings } from '../../warnings.ts';
import type { ArchiveEntry } from '../zip/archive.ts';

/**
 * Which APKs of a bundletool archive (.apks with `toc.pb`; commands.proto, BuildApksResult) are read, the base first.
 * It is built for many devices, and variants are never mixed on one:
 *
 * 1. `universal.apk` when there is one: it holds everything.
 * 2. Else everything in `splits/` and `asset-slices/`: base, features, and their splits for every screen, language and
 *    processor, since each may bring code or declare something. Of several variants of one split (`base-master.apk`,
 *    `base-master_2.apk`: the same code packed for a newer Android) the first.
 * 3. Else, of the builds for old devices in `standalones/`, one: for the processor most phones have (arm64-v8a, then
 *    armeabi-v7a, armeabi, x86_64, x86), and of those the one for the finest screen.
 * 4. Else whatever is there (`system/`, `instant/`).
 */
export function bundletoolParts(apks: readonly ArchiveEntry[], warnings: Warnings): ArchiveEntry[] {
  const universal = apks.filter(({ name }) => name === 'universal.apk');
  const splits = firstVariants(apks.filter(({ name }) => /^(splits|asset-slices)\//.test(name)));
  const standalone = apks.filter(({ name }) => name.startsWith('standalones/')).sort(byDevice)[0];
  const chosen = [universal, splits, standalone === undefined ? [] : [standalone]].find(
    (group) => group.length > 0,
  );
  const parts = [...(chosen ?? apks)].sort((a, b) => rank(a.name) - rank(b.name) || a.index - b.index);
  noteOthers(apks, parts, warnings);
  return parts;
}

function rank(name: string): number {
  if (name === 'universal.apk' || name === 'splits/base-master.apk') return 0;
  if (/^(splits|instant)\/(instant-)?base-master/.test(name)) return 1;
  return /-master(_\d+)?\.apk$/.test(name) ? 2 : 3;
}

/** Leaves out `x_2.apk`, `x_3.apk` where `x.apk` is there. `x86_64` is a processor. */
function firstVariants(splits: readonly ArchiveEntry[]): ArchiveEntry[] {
  const names = new Set(splits.map(({ name }) => name));
  return splits.filter(({ name }) => {
    const variant = /^(.*)_([2-9]|[1-5]\d)\.apk$/.exec(name);
    return variant === null || !names.has(`${variant[1]}.apk`);
  });
}

const PROCESSORS = ['arm64_v8a', 'armeabi_v7a', 'armeabi', 'x86_64', 'x86'];
const SCREENS = ['xxxhdpi', 'xxhdpi', 'xhdpi', 'hdpi', 'tvdpi', 'mdpi', 'ldpi'];

function byDevice(a: ArchiveEntry, b: ArchiveEntry): number {
  return (
    place(PROCESSORS, a.name) - place(PROCESSORS, b.name) ||
    place(SCREENS, a.name) - place(SCREENS, b.name) ||
    a.index - b.index
  );
}

/** Names are such as `standalone-arm64_v8a_xxhdpi.apk`. One that names none is for all devices, and stands first. */
function place(order: readonly string[], name: string): number {
  return order.findIndex((word) => new RegExp(`[-_./]${word}[-_./]`).test(name));
}

function noteOthers(apks: readonly ArchiveEntry[], parts: readonly ArchiveEntry[], warnings: Warnings): void {
  const read = new Set(parts);
  const others = apks.filter((apk) => !read.has(apk));
  const first = others[0];
  if (first === undefined) return;
  warnings.add(
    'bundle-variants-not-read',
    {
      zh: `合集中另有 ${others.length} 个供其他设备使用的 APK（如 ${first.name}）未读取`,
      en: `${others.length} APKs of the bundle for other devices, such as ${first.name}, were not read`,
    },
    { entry: first.name },
  );
}
