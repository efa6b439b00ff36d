// The browsers and independent readers that the tests hold the project against. `npm test` runs this first: what is missing
// is installed where that can be done without asking (root on a Debian system), else named, with the command, and the run
// fails. Tests never pass for want of the tool they compare with. Runs on the outer Node (20 or later): no dependency.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Any one of `programs`, from Debian's `package`. */
const TOOLS = [
  { programs: ['chromium', 'chromium-browser', 'google-chrome', 'chrome'], package: 'chromium' },
  { programs: ['firefox-esr', 'firefox'], package: 'firefox-esr' },
  // The browser's own questions to the user can be answered only where it has windows.
  { programs: ['Xvfb'], package: 'xvfb' },
  { programs: ['xdotool'], package: 'xdotool' },
  { programs: ['aapt'], package: 'aapt' },
  { programs: ['apksigner'], package: 'apksigner' },
  { programs: ['dexdump'], package: 'dexdump' },
  { programs: ['androguard'], package: 'androguard' },
  { programs: ['javac', 'jarsigner'], package: 'default-jdk-headless' },
  { programs: ['openssl'], package: 'openssl' },
  { programs: ['pdftotext'], package: 'poppler-utils' },
  { programs: ['python3'], package: 'python3' },
  { programs: ['zip'], package: 'zip' },
  { programs: ['unzip'], package: 'unzip' },
  { programs: ['7z'], package: 'p7zip-full' },
  { programs: ['sha256sum'], package: 'coreutils' },
];

function isInstalled(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const missing = () => TOOLS.filter(({ programs }) => !programs.some(isInstalled)).map((tool) => tool.package);

function aptGet(...args) {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

let packages = missing();
if (packages.length > 0 && process.getuid?.() === 0 && isInstalled('apt-get')) {
  console.error(`zhizhi: installing what the tests compare with: ${packages.join(' ')} …`);
  // The list of packages may be missing or old on a new machine.
  if (aptGet('update', '-qq')) aptGet('install', '-y', '-qq', '--no-install-recommends', ...packages);
  packages = missing();
}
if (packages.length > 0) {
  console.error(
    `zhizhi: the tests need browsers and independent readers that are not here: ${packages.join(' ')}`,
  );
  console.error(`on Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}`);
  process.exit(1);
}
