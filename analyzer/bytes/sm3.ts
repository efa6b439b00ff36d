import { HashMD } from '@noble/hashes/_md.js';

/** SM3 (GB/T 32905-2016; the same in RFC-like form: draft-sca-cfrg-sm3-02), on the padding and buffering of noble. */
export class Sm3 extends HashMD<Sm3> {
  /** 4.1: initial value. */
  #state = Uint32Array.of(
    0x7380166f,
    0x4914b2b9,
    0x172442d7,
    0xda8a0600,
    0xa96f30bc,
    0x163138aa,
    0xe38dee4d,
    0xb0fb0e4e,
  );
  readonly #expanded = new Uint32Array(68);

  constructor() {
    super(64, 32, 8, false);
  }

  protected get(): number[] {
    return [...this.#state];
  }

  protected set(...words: number[]): void {
    this.#state.set(words);
  }

  /** 5.3.2 message expansion and 5.3.3 compression. */
  protected process(view: DataView, offset: number): void {
    const w = this.#expanded;
    for (let j = 0; j < 16; j++) w[j] = view.getUint32(offset + 4 * j, false);
    for (let j = 16; j < 68; j++) {
      const x = at(w, j - 16) ^ at(w, j - 9) ^ rotate(at(w, j - 3), 15);
      w[j] = p1(x) ^ rotate(at(w, j - 13), 7) ^ at(w, j - 6);
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = this.#state;
    for (let j = 0; j < 64; j++) {
      const isEarly = j < 16;
      const a12 = rotate(a, 12);
      // 4.2: the constant of the round.
      const ss1 = rotate((a12 + e + rotate(isEarly ? 0x79cc4519 : 0x7a879d8a, j % 32)) | 0, 7);
      const ss2 = ss1 ^ a12;
      // 4.3: Boolean functions FF and GG.
      const ff = isEarly ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
      const gg = isEarly ? e ^ f ^ g : (e & f) | (~e & g);
      const tt1 = (ff + d + ss2 + (at(w, j) ^ at(w, j + 4))) | 0;
      const tt2 = (gg + h + ss1 + at(w, j)) | 0;
      d = c;
      c = rotate(b, 9);
      b = a;
      a = tt1;
      h = g;
      g = rotate(f, 19);
      f = e;
      e = p0(tt2);
    }
    const words = [a, b, c, d, e, f, g, h];
    for (let i = 0; i < 8; i++) this.#state[i] = at(this.#state, i) ^ at(words, i);
  }

  protected roundClean(): void {
    this.#expanded.fill(0);
  }

  destroy(): void {
    this.destroyed = true;
    this.#state.fill(0);
  }

  _cloneInto(to: Sm3 = new Sm3()): Sm3 {
    to.set(...this.get());
    return this._cloneIntoMeta(to);
  }
}

function at(words: ArrayLike<number>, index: number): number {
  return words[index] as number;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** 4.4: permutations. */
function p0(x: number): number {
  return x ^ rotate(x, 9) ^ rotate(x, 17);
}

function p1(x: number): number {
  return x ^ rotate(x, 15) ^ rotate(x, 23);
}
