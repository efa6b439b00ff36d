import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Display } from './display.ts';
import { builtExtension, type ChromiumExtension, chromiumWithExtension } from './extension.ts';
import { serveWeb, type Web } from './web.ts';

declare const chrome: {
  permissions: { request(permissions: { origins: string[] }): Promise<boolean> };
  runtime: { getManifest(): { optional_host_permissions: string[] } };
};

/** Folders that stay the same when the browser is closed and opened again. */
interface Home {
  readonly profile: string;
  readonly folder: string;
}

/**
 * Chromium with windows on a screen of its own, the extension as it is shipped, and a web of our own: every request of this
 * browser ends there. Stores are allowed as a user allows them, by answering the browser's question.
 */
export class StoreBrowser {
  extension: ChromiumExtension;
  /** The extension's options, open all the time. */
  options: Page;
  readonly web: Web;
  readonly #display: Display;
  readonly #home: Home;

  private constructor(web: Web, display: Display, home: Home, extension: ChromiumExtension, options: Page) {
    this.web = web;
    this.#display = display;
    this.#home = home;
    this.extension = extension;
    this.options = options;
  }

  static async start(pages: ReadonlyMap<string, string>): Promise<StoreBrowser> {
    const [web, display] = await Promise.all([serveWeb(pages), Display.start()]);
    const home = {
      profile: mkdtempSync(join(tmpdir(), 'zhizhi-profile-')),
      folder: builtExtension('chrome'),
    };
    const extension = await launch(web, display, home);
    return new StoreBrowser(web, display, home, extension, await extension.open('options.html'));
  }

  /** Closes the browser and opens it again, with all that it keeps. */
  async restart(): Promise<void> {
    await this.extension.close();
    this.extension = await launch(this.web, this.#display, this.#home);
    this.options = await this.extension.open('options.html');
  }

  /** Puts the same extension in anew, as an update does: its pages are closed, its scripts cut off and forgotten. */
  async update(): Promise<void> {
    const session = await this.extension.context.browser()?.newBrowserCDPSession();
    // The driver's types do not have it.
    const send = session?.send.bind(session) as unknown as (method: string, of: object) => Promise<unknown>;
    await send('Extensions.loadUnpacked', { path: this.#home.folder });
    this.options = await this.extension.open('options.html');
  }

  /** Turns a store's switch on, and allows it. */
  async switchOn(name: string): Promise<void> {
    const store = this.options.getByRole('switch', { name });
    await this.#allow(
      () => store.click(),
      () => store.isChecked(),
    );
  }

  /** Allows all stores, with one question. */
  async allowAll(): Promise<void> {
    await this.options.evaluate(() => {
      const { optional_host_permissions: origins } = chrome.runtime.getManifest();
      document
        .querySelector('h1')
        ?.addEventListener('click', () => void chrome.permissions.request({ origins }));
    });
    await this.#allow(
      () => this.options.locator('h1').click(),
      async () => (await this.options.getByRole('switch', { checked: false }).count()) === 0,
    );
  }

  async #allow(ask: () => Promise<unknown>, isAllowed: () => Promise<boolean>): Promise<void> {
    const { options } = this;
    await options.bringToFront();
    await options.evaluate(() => {
      window.onkeydown = (event) => event.preventDefault();
    });
    await this.#display.answerYes(ask, isAllowed);
    await options.evaluate(() => {
      window.onkeydown = null;
    });
  }

  async close(): Promise<void> {
    await this.extension.close();
    this.#display.close();
    await this.web.close();
    rmSync(this.#home.profile, { recursive: true, force: true });
  }
}

function launch(web: Web, display: Display, { profile, folder }: Home): Promise<ChromiumExtension> {
  // The debugger may put an extension in only with this switch.
  const args = [...web.chromiumArguments, '--enable-unsafe-extension-debugging'];
  return chromiumWithExtension({ profile, display, folder, args });
}
