/** What the thread that executes tells the one that watches, in memory that both see. */
const STARTED = 0;
const LENGTH = 1;
const EXECUTIONS = 2;
const SEED = 3;
const HEADER = 32;

export class Watch {
  readonly buffer: SharedArrayBuffer;
  readonly #numbers: Float64Array;
  readonly #input: Uint8Array;

  constructor(buffer: SharedArrayBuffer) {
    this.buffer = buffer;
    this.#numbers = new Float64Array(buffer, 0, HEADER / 8);
    this.#input = new Uint8Array(buffer, HEADER);
  }

  static ofLength(maximum: number): Watch {
    return new Watch(new SharedArrayBuffer(HEADER + maximum));
  }

  /** Called before each execution, so that an input that never ends is not lost. */
  begin(data: Uint8Array): void {
    this.#input.set(data);
    this.#numbers[LENGTH] = data.length;
    this.#numbers[STARTED] = Date.now();
  }

  end(): void {
    this.#numbers[STARTED] = 0;
    this.#numbers[EXECUTIONS] = (this.#numbers[EXECUTIONS] ?? 0) + 1;
  }

  get executions(): number {
    return this.#numbers[EXECUTIONS] ?? 0;
  }

  /** How long the execution under way has taken, milliseconds. */
  get elapsed(): number {
    const started = this.#numbers[STARTED] ?? 0;
    return started === 0 ? 0 : Date.now() - started;
  }

  get input(): Uint8Array {
    return this.#input.slice(0, this.#numbers[LENGTH]);
  }

  get seed(): number {
    return this.#numbers[SEED] ?? 0;
  }

  set seed(seed: number) {
    this.#numbers[SEED] = seed;
  }
}
