import {
  type Block,
  MAXIMUM_BLOCKS,
  MAXIMUM_CHARACTERS,
  oneLine,
  paragraph,
  type RawDocument,
  row,
} from './block.ts';
import { joinWrapped } from './wrapped-lines.ts';

/** A text file: a line is a block; lines with tabs are table rows; lines cut at a fixed width are joined again. */
export function readPlain(text: string): RawDocument {
  const cut = text.length > MAXIMUM_CHARACTERS;
  const lines = text.slice(0, MAXIMUM_CHARACTERS).split(/\r\n|[\r\n\u2028\u2029\f]/);
  const blocks: Block[] = [];
  let table = 0;
  let inTable = false;
  for (const line of joinWrapped(lines)) {
    const cells = cellsOf(line);
    if (cells.length > 1) {
      if (!inTable) table++;
      blocks.push(row(cells, table));
    } else {
      const one = oneLine(line);
      if (one !== '') blocks.push(paragraph(one));
    }
    inTable = cells.length > 1;
    if (blocks.length >= MAXIMUM_BLOCKS) break;
  }
  return {
    title: null,
    declaredLanguage: null,
    blocks,
    passwordFields: 0,
    cut: cut || blocks.length >= MAXIMUM_BLOCKS,
  };
}

/** Cells set apart by tabs; a line that merely begins with one is no row. */
function cellsOf(line: string): string[] {
  if (!line.includes('\t')) return [];
  return line
    .split('\t')
    .map(oneLine)
    .filter((cell) => cell !== '');
}
