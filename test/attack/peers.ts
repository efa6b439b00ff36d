import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOurs } from './read.ts';
import type { Reading, Trick } from './trick.ts';

/** What each reader made of one trick. */
export interface Readings {
  readonly trick: Trick;
  readonly ours: Reading | 'refused';
  readonly aapt: Reading | 'refused';
  readonly androguard: Reading | 'refused';
}

/** Every trick before every reader. */
export async function readAll(tricks: readonly Trick[]): Promise<Readings[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhizhi-attack-'));
  try {
    const paths = tricks.map((trick) => {
      const path = join(folder, `${trick.id}.apk`);
      writeFileSync(path, trick.file());
      return path;
    });
    const androguard = byAndroguard(paths);
    return await Promise.all(
      tricks.map(async (trick, index) => ({
        trick,
        ours: (await readOurs(trick.file())).reading,
        aapt: byAapt(paths[index] ?? ''),
        androguard: androguard[index] ?? 'refused',
      })),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function byAapt(path: string): Reading | 'refused' {
  const { status, stdout } = spawnSync('aapt', ['dump', 'permissions', path], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  const name = /^package: (.*)$/m.exec(stdout)?.[1];
  if (status !== 0 || name === undefined) return 'refused';
  const permissions = [...stdout.matchAll(/^uses-permission(?:-sdk-(?:23|m))?: name='(.*?)'/gm)];
  return { package: name, permissions: permissions.map((one) => one[1] ?? '').sort(), dex: null };
}

/** Debian's androguard, each file in a process of its own that may take 20 s and 2 GB: some tricks make it take all there is. */
const ANDROGUARD = `
import json, logging, os, resource, signal, sys
from androguard.core.bytecodes.apk import APK
logging.disable(logging.CRITICAL)
for path in sys.argv[1:]:
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
        signal.alarm(20)
        try:
            apk = APK(path)
            answer = None
            if apk.is_valid_APK():
                answer = {"package": apk.get_package(), "permissions": sorted(set(apk.get_permissions())), "dex": None}
        except BaseException:
            answer = None
        os.write(theirs, json.dumps(answer).encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    print(text.decode() or "null")
`;

function byAndroguard(paths: readonly string[]): (Reading | 'refused')[] {
  const printed = execFileSync('/usr/bin/python3', ['-c', ANDROGUARD, ...paths], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return printed
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as Reading | null) ?? 'refused');
}
