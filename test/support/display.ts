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

  close(): void {
    this.#server.kill();
  }
}
