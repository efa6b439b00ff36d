import type { SigningScheme } from '../../facts/package.ts';
import type { Certificate } from './certificate/certificate.ts';
import type { Problem, SigningFault } from './fault.ts';

/** How one scheme came out. */
export interface SchemeResult {
  readonly scheme: SigningScheme;
  /** `null`: nothing is wrong, but something could not be evaluated. */
  readonly verified: boolean | null;
  /** The signing certificate of each signer, in order; also of those that do not verify, as far as they could be read. */
  readonly certificates: readonly Certificate[];
  /** v3 and v3.1: proof of rotation, oldest first. */
  readonly lineage: readonly Certificate[];
  readonly problems: readonly Problem[];
}

/** The reasons found against a scheme, and what was merely odd. */
export class Findings {
  readonly #scheme: SigningScheme;
  readonly #faults: SigningFault[] = [];
  readonly #notes: Problem[] = [];
  /** Faults beside those in `#faults`. */
  #uncounted = 0;
  /** More than these say nothing new. */
  static readonly MAXIMUM = 20;

  constructor(scheme: SigningScheme) {
    this.#scheme = scheme;
  }

  fault(fault: SigningFault): void {
    this.#faults.push(fault);
  }

  /** One of many: beyond those that are listed they are counted, and not made, which costs what an exception does. */
  oneOfMany(make: () => SigningFault): void {
    if (this.#faults.length < Findings.MAXIMUM) this.#faults.push(make());
    else this.#uncounted++;
  }

  /** Odd, but no reason to refuse. */
  note(code: string, text: Problem['text']): void {
    if (this.#notes.length < Findings.MAXIMUM) this.#notes.push({ scheme: this.#scheme, code, text });
  }

  get hasFaults(): boolean {
    return this.#faults.length > 0;
  }

  get verified(): boolean | null {
    if (this.#faults.length === 0) return true;
    return this.#faults.every((fault) => fault.unavailable) ? null : false;
  }

  get problems(): readonly Problem[] {
    const faults = this.#faults
      .slice(0, Findings.MAXIMUM)
      .map(({ code, text }) => ({ scheme: this.#scheme, code, text }));
    const left = this.#faults.length - faults.length + this.#uncounted;
    const more = {
      scheme: this.#scheme,
      code: 'more-problems',
      text: { zh: `另有 ${left} 处问题未列出`, en: `${left} more problems are not listed` },
    };
    return [...faults, ...(left > 0 ? [more] : []), ...this.#notes];
  }
}
