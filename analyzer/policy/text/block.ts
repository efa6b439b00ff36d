/** A piece of a document that stands by itself on the page. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row';
  /** One line: white space is single spaces, no line ends. Cells of a row are joined by `CELL_SEPARATOR`. */
  readonly text: string;
  /** 1 to 6 of a heading, nesting depth of an item, else 0. */
  readonly level: number;
  /** Of a row; empty otherwise. */
  readonly cells: readonly string[];
  /** Rows of one table share a number; 0 when there is no table. */
  readonly table: number;
  readonly links: readonly BlockLink[];
  /** Wholly set in bold, as headings that are no `<h1>` often are. */
  readonly bold: boolean;
}

export interface BlockLink {
  readonly text: string;
  readonly url: string;
}

/** Between the cells of a table row, in the text shown and in quotes. */
export const CELL_SEPARATOR = ' | ';

/** What a file reader gives: the blocks of the document's main content, in order. */
export interface RawDocument {
  /** The document's own title (`<title>`), which need not be on the page. */
  readonly title: string | null;
  /** Language the document declares (`<html lang>`), lower case. */
  readonly declaredLanguage: string | null;
  readonly blocks: readonly Block[];
  /** Form fields for a secret, as login pages have. */
  readonly passwordFields: number;
  /** Something was cut off at a bound. */
  readonly cut: boolean;
}

/** Bounds on one document: a policy of the largest apps has some 80,000 characters. */
export const MAXIMUM_BLOCKS = 50_000;
export const MAXIMUM_CHARACTERS = 2_000_000;

export function paragraph(text: string, more: Partial<Block> = {}): Block {
  return { kind: 'paragraph', text, level: 0, cells: [], table: 0, links: [], bold: false, ...more };
}

export function row(cells: readonly string[], table: number, links: readonly BlockLink[] = []): Block {
  return paragraph(cells.join(CELL_SEPARATOR), { kind: 'row', cells, table, links });
}

/** Runs of white space, zero-width characters and soft hyphens as one space or nothing. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0\u3000\u0000-\u001f]+/g, ' ')
    .trim();
}
