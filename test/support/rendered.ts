import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './browser.ts';

/** What a document shows, as an independent reader takes it apart. */
export interface Shown {
  /** Its elements in their order, each with the names of its attributes and where it leads: all but the text. */
  readonly skeleton: string;
  /** Its text outside of code and its own style and script. */
  readonly text: string;
}

/** Chromium as a parser of HTML: nothing that it takes apart runs or is loaded. */
export class Renderer {
  readonly #browser: Browser;
  readonly #page: Page;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  static async launch(): Promise<Renderer> {
    const browser = await launchChromium();
    return new Renderer(browser, await browser.newPage());
  }

  html(text: string): Promise<Shown> {
    return this.#page.evaluate((source) => {
      const document = new DOMParser().parseFromString(source, 'text/html');
      const skeleton = [...document.querySelectorAll('*')].map((element) => {
        const leads = ['href', 'src', 'action', 'style', 'http-equiv']
          .filter((name) => element.hasAttribute(name))
          .map((name) => `${name}=${element.getAttribute(name)?.replace(/^#.*/s, '#')}`);
        return [element.localName, ...element.getAttributeNames().sort(), ...leads].join(' ');
      });
      for (const element of document.querySelectorAll('code, style, script')) element.remove();
      return { skeleton: skeleton.join('\n'), text: document.body.textContent ?? '' };
    }, text);
  }

  /** What GitHub-flavoured Markdown becomes, raw HTML let through as it stands: what a text smuggled in is then an element. */
  markdown(text: string): Promise<Shown> {
    const html = micromark(text, {
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
      allowDangerousHtml: true,
      allowDangerousProtocol: true,
    });
    return this.html(html);
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}
