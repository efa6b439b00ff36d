/** A text a user reads. Chinese and English are equal: neither is optional. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Text;
