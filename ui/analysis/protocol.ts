import type { OpenListingOptions } from '../../analyzer/listing/open-listing.ts';
import type { Progress } from '../../analyzer/progress.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import type { Text } from '../../analyzer/text.ts';

export type Role = 'package' | 'policy' | 'listing';

/** One file of an audit as the page has it. */
export interface AuditFile {
  readonly role: Role;
  readonly file: File;
  /** Address of the store page a listing was saved from; empty when not given. */
  readonly url: string;
  /** When and how it was come by, where the extension itself took it (a page saved from its tab): the evidence package says so. */
  readonly acquired?: Acquisition;
  /** Of a store page read in its tab: how it got there, and what the user read on it instead. */
  readonly listing?: OpenListingOptions;
}

/** How a file was come by. */
export interface Acquisition {
  /** ISO 8601. */
  readonly at: string;
  /** 取得方式, e.g. saved from the tab by the extension. */
  readonly way: Text;
}

/** What the page asks of the worker: one message, after which the worker runs to its end or is terminated. */
export interface AnalysisRequest {
  readonly files: readonly AuditFile[];
  readonly categoryId: string | null;
  /** Whether the history is to keep the result. */
  readonly keep: boolean;
}

/** Whether the history keeps a result: under which id, not because the user wants none, or not because it could not be written. */
export type Kept =
  | { readonly kind: 'kept'; readonly id: number }
  | { readonly kind: 'unwanted' }
  | { readonly kind: 'failed' };

export type AnalysisReply =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly result: AuditResult; readonly kept: Kept }
  /** An input could not be read: one sentence for the user. */
  | { readonly kind: 'unreadable'; readonly text: Text }
  /** A fault of the tool. */
  | { readonly kind: 'fault'; readonly message: string };
