import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { chromiumPath } from './browser.ts';
import { builtExtension } from './extension.ts';

/**
 * Chromium, headless, in which the extension's toolbar button can be clicked as a user does: the click gives `activeTab`
 * and opens the side panel.
 */
export class ToolbarBrowser {
  readonly browser: Browser;
  readonly extensionId: string;
  readonly #session: CDPSession;
  readonly #downloads: string;

  private constructor(browser: Browser, extensionId: string, session: CDPSession, downloads: string) {
    this.browser = browser;
    this.extensionId = extensionId;
    this.#session = session;
    this.#downloads = downloads;
  }

  static async start(args: readonly string[], language = 'en-US'): Promise<ToolbarBrowser> {
    const browser = await puppeteer.launch({
      executablePath: chromiumPath(),
      headless: true,
      // The debugger may click the button only over a pipe, and with this switch.
      pipe: true,
      enableExtensions: true,
      defaultViewport: null,
      env: { ...process.env, LANGUAGE: language.replace('-', '_') },
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--lang=${language}`,
        ...args,
      ],
    });
    const extensionId = await browser.installExtension(builtExtension('chrome'));
    // Opened when the extension is installed: from then on its background listens.
    const welcome = await browser.waitForTarget((one) => one.url().endsWith('/options.html'));
    await (await welcome.page())?.close();
    const session = await browser.target().createCDPSession();
    const downloads = mkdtempSync(join(tmpdir(), 'zhizhi-downloads-'));
    await session.send('Browser.setDownloadBehavior', {
      behavior: 'allowAndName',
      downloadPath: downloads,
      eventsEnabled: true,
    });
    return new ToolbarBrowser(browser, extensionId, session, downloads);
  }

  /** Opens an address in a tab of its own, in front. */
  async open(url: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(url);
    await page.bringToFront();
    return page;
  }

  /** The tab that opens at an address by something else than `open`. */
  async opened(url: string): Promise<Page> {
    const target = await this.browser.waitForTarget((one) => one.type() === 'page' && one.url() === url);
    const page = await target.page();
    if (page === null) throw new Error(`${url} is no page`);
    await page.bringToFront();
    return page;
  }

  /** Clicks the toolbar button while this tab is in front. */
  async click(page: Page): Promise<void> {
    await page.bringToFront();
    const { targetInfos } = await this.#session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    const tab = targetInfos.find(({ url }) => url === page.url());
    if (tab === undefined) throw new Error(`no tab is at ${page.url()}`);
    await this.#session.send('Extensions.triggerAction', { id: this.extensionId, targetId: tab.targetId });
  }

  /** The side panel, once it is open. */
  async panel(): Promise<Page> {
    const address = `chrome-extension://${this.extensionId}/sidepanel.html`;
    const target = await this.browser.waitForTarget((one) => one.url() === address);
    const page = await target.asPage();
    await page.waitForSelector('#root > *');
    return page;
  }

  /** A page of the extension in a tab, e.g. `audits.html`. */
  openOwn(path: string): Promise<Page> {
    return this.open(`chrome-extension://${this.extensionId}/${path}`);
  }

  /** What is downloaded by an action. */
  async download(action: () => Promise<unknown>): Promise<Buffer> {
    const ended = new Promise<string>((resolve, reject) => {
      const onProgress = ({ state, guid }: { readonly state: string; readonly guid: string }) => {
        if (state === 'inProgress') return;
        this.#session.off('Browser.downloadProgress', onProgress);
        if (state === 'completed') resolve(guid);
        else reject(new Error(`the download was ${state}`));
      };
      this.#session.on('Browser.downloadProgress', onProgress);
    });
    await action();
    return readFileSync(join(this.#downloads, await ended));
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.#downloads, { recursive: true, force: true });
  }
}
