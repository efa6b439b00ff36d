/** What an analysis is doing, in its order. */
export type Stage =
  | 'hash'
  | 'archive'
  | 'manifest'
  | 'resources'
  | 'signing'
  | 'code'
  | 'policy'
  | 'listing'
  | 'judge';

export interface Progress {
  readonly stage: Stage;
  /** Of this stage, 0 to 1. */
  readonly fraction: number;
}

/** What every reader takes: how to stop it and whom to tell how far it is. */
export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}
