import { ReadError } from '../../errors.ts';
import { type Block, oneLine, paragraph, type RawDocument } from './block.ts';
import { holdStreams } from './pdf-streams.ts';
import { withoutRadicals } from './traditional.ts';
import { joinWrapped, widestLine } from './wrapped-lines.ts';

/** Pages read at most; the longest policies have some sixty. */
const MAXIMUM_PAGES = 500;
/** Characters read at most, fewer than of text that need not be put together from pieces; the longest policies have some 150,000. */
const MAXIMUM_PDF_CHARACTERS = 600_000;

/**
 * The text of a PDF, line by line, paragraphs joined again. Pictures of text (scans) have none: the document is then empty.
 * PDF.js is loaded only here, so that no other path carries it.
 * @throws {ReadError} `malformed` when it is no PDF that can be opened, `unsupported` when it asks for a password, `limit` when it
 * would inflate without bounds
 */
export async function readPdf(bytes: Uint8Array, signal?: AbortSignal): Promise<RawDocument> {
  // PDF.js takes the buffer it is given for its own.
  const held = await holdStreams(bytes, signal);
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(held, {
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  }).catch(refuse);
  try {
    const lines: string[] = [];
    let characters = 0;
    let isLacking = false;
    const pages = Math.min(pdf.numPages, MAXIMUM_PAGES);
    for (let number = 1; number <= pages && characters < MAXIMUM_PDF_CHARACTERS; number++) {
      signal?.throwIfAborted();
      // A page that PDF.js cannot make out is left out, and said to be.
      const ofPage = await linesOfPage(pdf, number, MAXIMUM_PDF_CHARACTERS - characters, signal).catch(
        () => null,
      );
      signal?.throwIfAborted();
      isLacking ||= ofPage === null;
      characters += ofPage?.reduce((sum, line) => sum + line.length, 0) ?? 0;
      lines.push(...(ofPage ?? []));
    }
    const kept = withoutPageNumbers(lines);
    const blocks: Block[] = joinWrapped(kept, widestLine(kept)).flatMap((line) => {
      const text = oneLine(withoutRadicals(line));
      return text === '' ? [] : [paragraph(text)];
    });
    const cut = isLacking || pages < pdf.numPages || characters >= MAXIMUM_PDF_CHARACTERS;
    return { title: null, declaredLanguage: null, blocks, passwordFields: 0, cut };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function linesOfPage(
  pdf: { getPage(number: number): Promise<PdfPage> },
  number: number,
  room: number,
  signal?: AbortSignal,
): Promise<string[]> {
  const page = await pdf.getPage(number);
  const lines = linesOf(await textOf(page, room, signal));
  page.cleanup();
  return lines;
}

/**
 * A page's text as far as it may still be read: a page of some kilobytes can inflate to millions of pieces, so they are
 * taken as they come, and no more once there is enough.
 */
async function textOf(page: PdfPage, room: number, signal?: AbortSignal): Promise<PdfText[]> {
  const reader = page.streamTextContent().getReader();
  const pieces: PdfText[] = [];
  let characters = 0;
  while (characters < room && pieces.length < MAXIMUM_PDF_CHARACTERS) {
    signal?.throwIfAborted();
    const { done, value } = await reader.read();
    if (done) return pieces;
    for (const item of value.items) {
      if (!('str' in item)) continue;
      pieces.push(item);
      characters += item.str.length;
    }
  }
  await reader.cancel(new Error('enough was read'));
  return pieces;
}

interface PdfPage {
  cleanup(): unknown;
  streamTextContent(): ReadableStream<{ readonly items: readonly (PdfText | object)[] }>;
}

interface PdfText {
  readonly str: string;
  readonly hasEOL: boolean;
  /** Affine transform; the last two are the place on the page. */
  readonly transform: readonly number[];
  readonly height: number;
}

/** A new line where PDF.js says so, and where the next piece stands on another height. */
function linesOf(items: readonly PdfText[]): string[] {
  const lines: string[] = [];
  let line = '';
  let y: number | null = null;
  for (const item of items) {
    const at = item.transform[5] ?? 0;
    if (y !== null && item.str.trim() !== '' && Math.abs(at - y) > Math.max(2, item.height / 2)) {
      lines.push(line);
      // A gap of more than a line and a half sets paragraphs apart.
      if (item.height > 0 && Math.abs(at - y) > item.height * 2.2) lines.push('');
      line = '';
    }
    if (item.str.trim() !== '') y = at;
    line += item.str;
  }
  lines.push(line);
  return lines;
}

function withoutPageNumbers(lines: readonly string[]): string[] {
  return lines.filter(
    (line) =>
      !/^\s*(?:[-–—]?\s*\d{1,4}\s*[-–—]?|第?\s*\d{1,4}\s*页?(?:\s*[/／共]\s*\d{1,4}\s*页?)?|Page \d{1,4}(?: of \d{1,4})?)\s*$/.test(
        line,
      ),
  );
}

function refuse(cause: unknown): never {
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'PasswordException') {
    throw new ReadError(
      'unsupported',
      { zh: 'PDF 文档设有打开密码，无法读取', en: 'the PDF asks for a password' },
      {},
      { cause },
    );
  }
  throw new ReadError(
    'malformed',
    { zh: 'PDF 文档已损坏，无法打开', en: 'the PDF is damaged and cannot be opened' },
    {},
    { cause },
  );
}
