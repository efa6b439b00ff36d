import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Chromium as the machine has it. Fails, and says what to install, where there is none. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
}

export function chromiumPath(): string {
  return program(['chromium', 'chromium-browser', 'google-chrome', 'chrome'], 'chromium');
}

export function firefoxPath(): string {
  return program(['firefox-esr', 'firefox'], 'firefox-esr');
}

function program(names: readonly string[], debianPackage: string): string {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {}
    }
  }
  throw new Error(`this test needs one of ${names.join(', ')}; on Debian: apt-get install ${debianPackage}`);
}
