import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

/**
 * A screen that nobody sees (Xvfb), for what a browser shows outside its pages: only there can the question be answered that
 * `permissions.request` puts to the user.
 */
export class Display {
  readonly name: string;
  readonly #server: ChildProcess;

  private constructor(name: string, server: ChildProcess) {
    this.name = name;
    this.#server = server;
  }

  static async start(): Promise<Display> {
    // It chooses a free number itself and writes it to this descriptor.
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const name = await new Promise<string>((resolve, reject) => {
      server.on('error', () => reject(new Error('this test needs Xvfb; on Debian: apt-get install xvfb')));
      server.on('exit', (status) => reject(new Error(`Xvfb ended with ${status}`)));
      server.stdio[3]?.once('data', (number) => resolve(`:${String(number).trim()}`));
    });
    // Also when a test ends without closing it.
    process.once('exit', () => server.kill());
    return new Display(name, server);
  }

  get environment(): Record<string, string | undefined> {
    return { ...process.env, DISPLAY: this.name };
  }

  /** Presses keys one after another in whatever has the focus, by their X names. */
  press(...keys: string[]): void {
    const { status, error, stderr } = spawnSync('xdotool', ['key', '--delay', '120', ...keys], {
      env: this.environment,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`this test needs xdotool: ${error?.message ?? stderr}`);
  }

  /**
   * Does what makes the browser ask the user for a permission, and answers yes at its prompt: the second button, by keyboard.
   * Keys that come before the prompt does go to the page, which had better ignore them.
   */
  async answerYes(ask: () => Promise<unknown>, isAllowed: () => Promise<boolean>): Promise<void> {
    for (let attempt = 1; attempt <= 6; attempt++) {
      await ask();
      // The prompt takes no answer at first, so that nobody gives it by accident: too early a yes is a no, or none.
      await pause(1000 * attempt);
      this.press('Tab', 'Return');
      for (let waited = 0; waited < 2000; waited += 100) {
        if (await isAllowed()) return;
        await pause(100);
      }
      this.press('Escape');
      await pause(500);
    }
    throw new Error('the browser’s question could not be answered');
  }

  close(): void {
    this.#server.kill();
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
