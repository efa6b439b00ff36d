import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Archive } from '../../../../analyzer/apk/zip/archive.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { FileSource } from '../../../../cli/file-source.ts';
import { nodePlatform } from '../../../../cli/node-platform.ts';
import { python } from '../../../support/python.ts';

/** Real APKs from public repositories; not part of this one. */
const SHARED = join(import.meta.dirname, '../../../../../shared/apks');
const files = readdirSync(SHARED, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.apk'),
);

/** Of each file: its entries with the SHA-256 of their content, or why Python's zipfile refuses it. */
const PYTHON = `
import hashlib, json, sys, zipfile
for line in sys.stdin:
    path = line.rstrip('\\n')
    try:
        with zipfile.ZipFile(path) as z:
            found = []
            for i in z.infolist():
                try: digest = hashlib.sha256(z.open(i).read()).hexdigest()
                except Exception as e: digest = 'refused: %s' % e
                found.append([i.orig_filename, i.file_size, i.CRC, digest])
            print(json.dumps({'entries': found}))
    except Exception as e:
        print(json.dumps({'refused': str(e)}))
`;

type Answer = { entries: [string, number, number, string][] } | { refused: string };

async function readAll(path: string) {
  const source = await FileSource.open(path);
  try {
    const warnings = new Warnings();
    const archive = await Archive.open(source, nodePlatform, warnings);
    const entries: [string, number, number, string][] = [];
    for (const entry of archive.entries) {
      const digest = createHash('sha256')
        .update(await archive.read(entry))
        .digest('hex');
      entries.push([entry.name, entry.uncompressedSize, entry.crc32, digest]);
    }
    return { entries, warnings };
  } finally {
    await source.close();
  }
}

describe('on real APKs', () => {
  const paths = files.map((file) => join(SHARED, file));
  const answers = python(PYTHON, [], paths.join('\n'))
    .trimEnd()
    .split('\n')
    .map((line): Answer => JSON.parse(line));
  const refused: string[] = [];
  const odd: string[] = [];

  test('there are hundreds of them', () => {
    expect(files.length).toBeGreaterThan(300);
    expect(answers.length).toBe(files.length);
  });

  test('every entry has the name, size, checksum and content that Python’s zipfile reads', async () => {
    for (const [index, file] of files.entries()) {
      const answer = answers[index] as Answer;
      if ('refused' in answer) {
        refused.push(file);
        continue;
      }
      const { entries } = await readAll(paths[index] as string);
      const isRefused = answer.entries.map(([, , , digest]) => digest.startsWith('refused'));
      if (isRefused.includes(true)) odd.push(file);
      const same = entries.map((entry, at) =>
        isRefused[at] === true ? [...entry.slice(0, 3), 'refused'] : entry,
      );
      const theirs = answer.entries.map((entry, at) =>
        isRefused[at] === true ? [...entry.slice(0, 3), 'refused'] : entry,
      );
      expect(same, file).toEqual(theirs);
    }
  });

  test('what Python refuses is read, with the names that aapt lists where it lists them', async () => {
    const read = new Map<string, { warnings: string[]; isListed: boolean }>();
    for (const file of refused) {
      const { entries, warnings } = await readAll(join(SHARED, file));
      const names = aaptList(join(SHARED, file));
      if (names !== null) {
        expect(
          entries.map(([name]) => name),
          file,
        ).toEqual(names);
      }
      read.set(file, { warnings: warnings.list.map(({ code }) => code), isListed: names !== null });
    }
    expect(Object.fromEntries(read)).toEqual({
      // libziparchive goes by the directory's offset and does not look behind it; aapt's lister goes by its end.
      'apksig/v2-only-garbage-between-cd-and-eocd.apk': { warnings: [], isListed: false },
      'apksig/v1v2v3-with-rsa-2048-lineage-3-signers-invalid-zip.apk': {
        warnings: ['zip-directory-misplaced'],
        isListed: true,
      },
      'apksig/v2-only-truncated-cd.apk': {
        warnings: ['zip-directory-misplaced', 'zip-directory-cut-short'],
        isListed: false,
      },
    });
  });

  test('single entries that Python refuses are a false local name and a false method', () => {
    expect(odd.sort()).toEqual([
      'apksig/v3-only-with-rsa-pkcs1-sha512-8192-digest-mismatch.apk',
      'apksig/weird-compression-method.apk',
    ]);
  });
});

function aaptList(path: string): string[] | null {
  try {
    return execFileSync('aapt', ['list', path], { encoding: 'utf8', stdio: 'pipe' }).trimEnd().split('\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw error;
    return null;
  }
}
