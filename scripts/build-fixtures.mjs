// Builds the fixture apps under a folder: every folder with an apktool.yml becomes <folder>/<name>.apk, by apktool (and
// apksigner when a key is given), both of which must be installed. Times inside the archive are set to 1980-01-01, so that
// the same sources give the same bytes.
//
//   node scripts/build-fixtures.mjs [--key FILE.p12 --password WORD] [--only NAME] DIR...
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: { type: 'string' }, password: { type: 'string' }, only: { type: 'string' } },
});
if (positionals.length === 0) {
  console.error(
    'usage: node scripts/build-fixtures.mjs [--key FILE.p12 --password WORD] [--only NAME] DIR...',
  );
  process.exit(2);
}

const work = mkdtempSync(join(tmpdir(), 'zhizhi-fixtures-'));
try {
  for (const folder of positionals.flatMap(fixturesIn)) {
    if (values.only !== undefined && basename(folder) !== values.only) continue;
    build(folder);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

function fixturesIn(directory) {
  const names = readdirSync(directory);
  if (names.includes('apktool.yml')) return [directory];
  return names
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isDirectory())
    .flatMap(fixturesIn);
}

function build(folder) {
  const name = basename(folder);
  const apk = join(folder, `${name}.apk`);
  const built = join(work, `${name}.apk`);
  // Framework and build files stay out of the source folder.
  run('apktool', ['b', folder, '-o', built, '-p', join(work, 'framework'), '--force-all']);
  rmSync(join(folder, 'build'), { recursive: true, force: true });
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  writeFileSync(built, withoutTimes(readFileSync(built)));
  if (values.key !== undefined) {
    run('apksigner', ['sign', '--ks', values.key, '--ks-pass', `pass:${values.password ?? ''}`, built]);
  }
  writeFileSync(apk, readFileSync(built));
  console.log(`${apk}: ${statSync(apk).size} bytes`);
}

/** Modification times of all entries set to 1980-01-01 (APPNOTE.TXT 4.4.6), in local headers and central directory. */
function withoutTimes(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    zip.writeUInt32LE(0x00210000, at + 12);
    zip.writeUInt32LE(0x00210000, zip.readUInt32LE(at + 42) + 10);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}

function run(command, args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (error?.code === 'ENOENT') {
    console.error(`${command} is not installed; it is needed to build fixtures`);
    process.exit(1);
  }
  if (error) throw error;
  if (status !== 0) {
    console.error(stdout + stderr);
    process.exit(1);
  }
}
