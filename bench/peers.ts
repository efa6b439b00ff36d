import { spawnSync } from 'node:child_process';

/** A Python that has androguard: the PATH's own, else the system's, for which Debian installs it. */
export function androguardPython(): string | null {
  const has = (python: string): boolean =>
    spawnSync(python, ['-c', 'import androguard'], { stdio: 'ignore' }).status === 0;
  return ['python3', '/usr/bin/python3'].find(has) ?? null;
}

/** The import differs between androguard 3 and 4. */
const IMPORT_APK = `
import logging; logging.disable(logging.CRITICAL)
try:
    from androguard.core.apk import APK
except ImportError:
    from androguard.core.bytecodes.apk import APK
import sys
`;

/** Reads the manifest of the file as \`androguard.core.apk.APK\` does on opening. */
export const ANDROGUARD_APK = `${IMPORT_APK}\na = APK(sys.argv[1]); a.get_permissions(); a.get_activities()`;

/** Parses and cross-references all code: what androguard needs for call sites. */
export const ANDROGUARD_ANALYZE = `
import logging; logging.disable(logging.CRITICAL)
import sys
from androguard.misc import AnalyzeAPK
AnalyzeAPK(sys.argv[1])
`;

/** First line of what a program says of its version. */
export function versionOf(program: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n')[0] ?? '';
}
