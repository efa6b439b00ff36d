/** The first interruption (Ctrl-C, or a request to end) as a signal; a second one ends the process at once. */
export class Interruption {
  readonly #abort = new AbortController();
  readonly #onSignal = (): void => {
    this.release();
    this.#abort.abort();
  };

  constructor() {
    process.on('SIGINT', this.#onSignal);
    process.on('SIGTERM', this.#onSignal);
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  release(): void {
    process.off('SIGINT', this.#onSignal);
    process.off('SIGTERM', this.#onSignal);
  }
}
