import type { CDPSession, Page } from 'playwright-core';

/** The side panel as Playwright can see it, which does not count it among its pages: through the debugger of another page. */
export class PanelText {
  readonly #session: CDPSession;
  #target: string | null = null;
  #calls = 0;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async through(page: Page): Promise<PanelText> {
    return new PanelText(await page.context().newCDPSession(page));
  }

  /** Waits until the panel is open and says all of these. */
  async says(...sought: readonly string[]): Promise<void> {
    const end = performance.now() + 20_000;
    let text = '';
    while (performance.now() < end) {
      text = await this.#text();
      if (sought.every((one) => text.includes(one))) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`waited for ${JSON.stringify(sought)}; the panel says ${JSON.stringify(text)}`);
  }

  /** Empty while there is no panel. */
  async #text(): Promise<string> {
    this.#target ??= await this.#attach();
    if (this.#target === null) return '';
    const id = ++this.#calls;
    const answer = new Promise<string>((resolve) => {
      const listen = ({ message }: { readonly message: string }) => {
        const parsed = JSON.parse(message) as { id?: number; result?: { result?: { value?: string } } };
        if (parsed.id !== id) return;
        this.#session.off('Target.receivedMessageFromTarget', listen);
        resolve(parsed.result?.result?.value ?? '');
      };
      this.#session.on('Target.receivedMessageFromTarget', listen);
    });
    const message = { id, method: 'Runtime.evaluate', params: { expression: 'document.body.innerText' } };
    await this.#session.send('Target.sendMessageToTarget', {
      sessionId: this.#target,
      message: JSON.stringify(message),
    });
    return answer;
  }

  async #attach(): Promise<string | null> {
    const { targetInfos } = await this.#session.send('Target.getTargets');
    const panel = targetInfos.find(({ url }) =>
      /^chrome-extension:\/\/[a-p]{32}\/sidepanel\.html$/.test(url),
    );
    if (panel === undefined) return null;
    return (await this.#session.send('Target.attachToTarget', { targetId: panel.targetId })).sessionId;
  }
}
