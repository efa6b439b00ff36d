/** A document as blocks of plain text: what Markdown and DOCX are both written from. */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string; readonly level?: 3 }
  | { readonly kind: 'paragraph'; readonly text: string; readonly note?: boolean }
  /** For a person to fill in: shown as what belongs there, in brackets. */
  | { readonly kind: 'blank'; readonly label: string; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly ordered: boolean }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      /** A line break in a cell is the document's own: what an app or a page said goes through `plain` first. */
      readonly rows: readonly (readonly string[])[];
      /** Of the columns, in proportion to each other; equal when absent. */
      readonly widths?: readonly number[];
    };
